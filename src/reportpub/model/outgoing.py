"""A text as it goes out to colleagues, group by group: what edits are told from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportpub.model.document import Comment, Note, Sentence, State
from reportpub.model.handle import Handle

# [Li Na 2026-11-23] Which industries?
_LINE = re.compile(r"\[([^\]]*?) ?(\d{4}-\d\d-\d\d)\] (.+)", re.DOTALL)
_ORDER = tuple(State)


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence as it stands in the text and in the file that went out.

    ``put_in`` are the brackets that only the file has.
    """

    text: str
    shown: str
    put_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An alignment group, or the groups of a paragraph, as a file shows them.

    ``handle`` is what the group is found by again; the digests in it are those of
    ``source_shown`` and ``target_shown``. ``printed`` has a place for each sentence of
    ``target``. ``notes`` are those the file shows with the translation; it is nothing
    where the file has none.
    """

    handle: Handle
    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    source_shown: str
    target_shown: str
    printed: tuple[Printed, ...]
    notes: tuple[str, ...] | None = None

    @property
    def state(self) -> State:
        """How far the group has come: as far as its last sentence."""
        return min(map(state_of, self.target), key=_ORDER.index, default=State.INITIAL)

    @property
    def remarks(self) -> tuple[str, ...]:
        """The notes and comments of the group, a line each."""
        return tuple(line for s in self.target for line in _lines(s))

    @property
    def id(self) -> str:
        """The id of the first sentence."""
        return self.handle.id


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """A whole report as it goes out: its id, its titles and its groups."""

    report: str
    titles: tuple[str, str]
    groups: tuple[Outgoing, ...]


def state_of(sentence: Sentence) -> State:
    """Return how far ``sentence`` has come; words of which nothing is said are done."""
    if sentence.progress.state:
        return sentence.progress.state
    return State.TRANSLATED if sentence.text.strip() else State.INITIAL


def comment_line(comment: Comment) -> str:
    """Return ``comment`` in a line, with its author and day before it."""
    by = " ".join(filter(None, (comment.author, comment.date)))
    return f"[{by}] {comment.value}" if by else comment.value


def read_comment(line: str) -> Comment:
    """Return the comment of a line that was written so, or without author and day."""
    words = " ".join(line.split())
    found = _LINE.fullmatch(words)
    return Comment(found[1], found[2], found[3]) if found else Comment("", "", words)


def _lines(sentence: Sentence) -> list[str]:
    notes = (i for i in sentence.content if isinstance(i, Note))
    return [
        *(f"Note: {note.value}" for note in notes),
        *map(comment_line, sentence.progress.comments),
    ]
