"""What a file that came back changes: each of its groups held beside ours."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from reportpub.diagnostics import Location
from reportpub.model.document import Comment
from reportpub.model.handle import words_digest
from reportpub.model.outgoing import Outgoing, comment_line, state_of
from reportpub.model.returned import Hand, Remark, Returned, ReturnedFile
from reportpub.model.revision import (
    Leaving,
    NewComment,
    NewState,
    Refusal,
    Revision,
    Rewording,
)
from reportpub.transforms.apportion import Unsettled, apportion, plain_words
from reportpub.transforms.strays import shown, strays

_AGAIN = "Let the file be made again and carry the change over."


def revise(
    forms: Sequence[Sequence[Outgoing]], file: ReturnedFile, known: Collection[str] = ()
) -> Revision:
    """Return what ``file`` changes in the text that now goes out as ``forms``.

    A file may have gone out in one of several forms; it is held beside the one that
    it is nearest to. ``known`` are the bare words of what stands outside its groups.
    A group that was changed in the file is refused where its Chinese or its English was
    changed here since; one that nobody touched is left as it is by now.
    """
    form = max(forms, key=lambda form: _likeness(form, file), default=())
    ours = {outgoing.id: outgoing for outgoing in form}
    comparison = _Comparison(ours, file.hand)
    for returned in file.groups:
        comparison.hold(returned)
    comparison.leavings += strays(ours, file, known)
    return comparison.revision()


def _likeness(form: Sequence[Outgoing], file: ReturnedFile) -> tuple[int, int]:
    sources = {(o.id, o.handle.source) for o in form}
    handles = {o.handle for o in form}
    found = [returned.handle for returned in file.groups]
    return (
        sum((handle.id, handle.source) in sources for handle in found),
        sum(handle in handles for handle in found),
    )


class _Comparison:
    """Collects what each group changes, in the order of the file."""

    def __init__(self, ours: Mapping[str, Outgoing], hand: Hand) -> None:
        self._ours = ours
        self._hand = hand
        self._seen: dict[str, str] = {}
        self._rewordings: list[Rewording] = []
        self._comments: dict[NewComment, None] = {}
        self._states: list[NewState] = []
        self._refusals: list[Refusal] = []
        self.leavings: list[Leaving] = []

    def revision(self) -> Revision:
        refused = {
            sentence.id
            for refusal in self._refusals
            if refusal.group in self._ours
            for sentence in self._ours[refusal.group].target
        }
        return Revision(
            tuple(r for r in self._rewordings if r.unit not in refused),
            tuple(self._comments),
            tuple(self._states),
            tuple(self._refusals),
            tuple(self.leavings),
        )

    def hold(self, found: Returned) -> None:
        """Hold a group of the file beside ours."""
        ours = self._ours.get(found.handle.id)
        if ours is None:
            self._hold_unknown(found)
            return
        self._hold_remarks(found, ours)
        self._hold_source(found, ours)
        if found.is_deleted:
            self._leave(found, "The row was taken out; the text keeps it.")
            return
        for thing in found.target.unread:
            self._leave(found, f"The English has {thing}, which is not taken over.")
        self._hold_state(found, ours)
        self._hold_words(found, ours)

    def _hold_unknown(self, found: Returned) -> None:
        words = plain_words(found.target.text)
        if _is_touched(found):
            place = found.place
            message = f"The text has no group “{found.handle.id}” any more: “{words}”"
            self._refusals.append(Refusal(found.handle.id, place, message, _AGAIN))

    def _hold_words(self, found: Returned, ours: Outgoing) -> None:
        words = plain_words(found.target.text)
        if ours.id in self._seen:
            self._hold_again(found, ours, words)
            return
        self._seen[ours.id] = words
        if words == plain_words(ours.target_shown):
            self._hold_notes(found, ours)
            return
        if not _is_touched(found):
            return
        if found.handle.source != ours.handle.source:
            self._refuse(ours, "The Chinese was changed since the file was made.")
        elif found.handle.target != ours.handle.target:
            self._refuse(ours, "The English was changed here since the file was made.")
        else:
            self._hold_notes(found, ours)
            self._reword(found, ours)

    def _hold_again(self, found: Returned, ours: Outgoing, words: str) -> None:
        """Hold a row that stands there once more: it must say the same."""
        if words == self._seen[ours.id]:
            self._leave(found, "The row stands there more than once.")
        else:
            message = f"The row stands there more than once, and once as “{words}”"
            self._refuse(ours, message, "Leave it once, with the right words.")

    def _reword(self, found: Returned, ours: Outgoing) -> None:
        told = apportion(ours.printed, found.target.text)
        if isinstance(told, Unsettled):
            self._refuse(ours, told.message, told.hint)
            return
        hands = self._hands(found, ours)
        for sentence, before, after in zip(
            ours.target, ours.printed, told, strict=True
        ):
            if after != before.text.strip():
                self._rewordings.append(
                    Rewording(sentence.id, before.text.strip(), after, hands)
                )

    def _hands(self, found: Returned, ours: Outgoing) -> tuple[Hand, ...]:
        tracked, before = found.target.hands, found.target.before
        # What differs beside the tracked changes, somebody changed without tracking.
        shown = plain_words(ours.target_shown)
        is_all = before is None or plain_words(before) == shown
        return tracked if tracked and is_all else (*tracked, self._hand)

    def _hold_source(self, found: Returned, ours: Outgoing) -> None:
        there, words = found.source.text, plain_words(found.source.text)
        is_as_it_went = found.handle.source in map(words_digest, (there, words))
        if not is_as_it_went and words != plain_words(ours.source_shown):
            message = (
                "The Chinese was changed in the file; it is the adopted text, and what "
                f"it says there is not taken over: “{words}”"
            )
            self._leave(found, message)

    def _hold_state(self, found: Returned, ours: Outgoing) -> None:
        state, before = found.state, found.handle.state
        if state in {None, before, ours.state}:
            return
        assert state is not None
        if before is not ours.state:
            message = (
                f"The state became “{state}” there and “{ours.state}” here; it stays."
            )
            self._leave(found, message)
            return
        for sentence in ours.target:
            if state_of(sentence) is not state:
                self._states.append(NewState(sentence.id, sentence.progress, state))

    def _hold_remarks(self, found: Returned, ours: Outgoing) -> None:
        about_source = (Remark(r.comment) for r in found.source.remarks)
        for remark in (*found.target.remarks, *about_source):
            if ours.target:
                self._comment(ours, remark.comment, remark.offset)
            else:
                self._leave(
                    found, f"A comment has no English to go to: {shown(remark)}"
                )

    def _hold_notes(self, found: Returned, ours: Outgoing) -> None:
        """Keep what was written in notes; a note itself stays as it is here."""
        if found.target.notes is None or ours.notes is None:
            return
        there = Counter(map(plain_words, found.target.notes))
        here = Counter(map(plain_words, ours.notes))
        for note in here - there:
            message = f"A note was taken out or changed; it stays: “{note}”"
            self._leave(found, message)
        for note in (there - here).keys() - {""}:
            message = f"A note is new or was changed; it becomes a comment: “{note}”"
            self._leave(found, message)
            if ours.target:
                comment = Comment(self._hand.name, self._hand.date, f"Note: {note}")
                self._comment(ours, comment, 0)

    def _comment(self, ours: Outgoing, comment: Comment, offset: int) -> None:
        ends = [*accumulate(len(p.shown) + 1 for p in ours.printed)]
        place = min(bisect_left(ends, offset + 1), len(ours.target) - 1)
        if comment_line(comment) not in ours.remarks:
            self._comments[NewComment(ours.target[place].id, comment)] = None

    def _refuse(self, ours: Outgoing, message: str, hint: str = _AGAIN) -> None:
        place = (ours.target or ours.source)[0].location
        self._refusals.append(Refusal(ours.id, place, message, hint))

    def _leave(self, found: Returned, message: str) -> None:
        self.leavings.append(Leaving(_place(found), message))


def _place(found: Returned) -> Location:
    if found.place.line:
        return found.place
    return Location(f"{found.place.path}, {found.handle.id}")


def _is_touched(found: Returned) -> bool:
    """Whether somebody changed the English in the file."""
    told = (found.target.text, plain_words(found.target.text))
    return found.handle.target not in map(words_digest, told)
