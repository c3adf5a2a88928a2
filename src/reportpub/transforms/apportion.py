"""New words of a row, given back to the sentences it is made of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reportpub.model.outgoing import Printed
from reportpub.transforms.splitting import split_english

# Spaces of any width are one space: layouts and word processors put them in.
_SPACES = re.compile(r"\s+")
# What is not seen: soft hyphens, joiners, marks of direction.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w")
# Instead of a sentence: what an edition put in, and what parts two sentences.
_PUT_IN, _JOINT = -1, -2


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Why words could not be given to sentences; ``hint`` says the way out."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a mark or a space of the old text: as it is seen and as it is written."""

    seen: str
    written: str
    owner: int


def plain_words(text: str) -> str:
    """Return ``text`` with what a layout changes undone: spaces, unseen characters."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def apportion(sentences: Sequence[Printed], text: str) -> tuple[str, ...] | Unsettled:
    """Return what each of ``sentences`` says where together they say ``text``.

    What an edition put in is taken out again. Where words stay, their spaces stay as
    they are written. The end of a sentence is told by the words round it, else by where
    English sentences end; where neither tells, the answer is ``Unsettled``. No word is
    lost, and none stands twice.
    """
    words = plain_words(text)
    if not sentences:
        return _nowhere(words) if words else ()
    put_in = frozenset(plain_bracket(b) for s in sentences for b in s.put_in)
    pattern = _pattern(put_in)
    old = [*_old_tokens(sentences, pattern, put_in)]
    new = pattern.findall(words)
    missing = {token.seen for token in old if token.owner == _PUT_IN}.difference(new)
    if missing:
        return _bracket_changed(min(missing))
    return _settle(sentences, old, new, put_in)


def plain_bracket(bracket: str) -> str:
    """Return what an edition put in with its spaces made single."""
    return _SPACES.sub(" ", _UNSEEN.sub("", bracket))


def _nowhere(words: str) -> Unsettled:
    return Unsettled(
        f"“{words}” has no sentence in the English text to go to.",
        "Add an empty <s> with its @corresp there first.",
    )


def _bracket_changed(bracket: str) -> Unsettled:
    return Unsettled(
        f"“{bracket.strip()}” comes from the glossary and was changed or taken out.",
        "Put it back as it was; what explains a term stands in its entry.",
    )


def _pattern(put_in: Collection[str]) -> re.Pattern[str]:
    # A bracket is one token: either it stands as it was, or it does not stand.
    whole = (re.escape(bracket) for bracket in sorted(put_in, key=len, reverse=True))
    return re.compile("|".join((*filter(None, whole), _TOKEN.pattern)))


def _old_tokens(
    sentences: Sequence[Printed], pattern: re.Pattern[str], put_in: Collection[str]
) -> Iterator[_Token]:
    for owner, sentence in enumerate(sentences):
        if owner:
            yield _Token(" ", " ", _JOINT)
        written = [*_written(sentence.text, pattern)]
        shown = pattern.findall(plain_words(sentence.shown))
        kept = [*_kept(shown, [seen for seen, _ in written], put_in)]
        # Where the edition shows other words, it is those that are compared.
        known = kept.count(True) == len(written)
        forms = iter(written)
        for seen, is_kept in zip(shown, kept, strict=True):
            form = next(forms)[1] if is_kept and known else seen
            yield _Token(seen, form, owner if is_kept else _PUT_IN)


def _written(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the tokens of ``text`` as they are seen and as they are written."""
    for token in pattern.findall(text.strip()):
        seen = _SPACES.sub(" ", _UNSEEN.sub("", token))
        if seen:
            yield seen, token


def _kept(
    shown: Sequence[str], text: Sequence[str], put_in: Collection[str]
) -> Iterator[bool]:
    """Yield for each token of an edition whether it is the text's own."""
    position = 0
    for token in shown:
        is_own = position < len(text) and text[position] == token
        position += is_own
        yield is_own or token not in put_in


def _settle(
    sentences: Sequence[Printed],
    old: Sequence[_Token],
    new: Sequence[str],
    put_in: Collection[str],
) -> tuple[str, ...] | Unsettled:
    matcher = SequenceMatcher(None, [t.seen for t in old], new, autojunk=False)
    blocks = matcher.get_matching_blocks()
    written = [*new]
    for start, place, length in blocks:
        for step in range(length):
            written[place + step] = old[start + step].written
    for place, token in enumerate(new):
        if token in put_in:
            written[place] = ""
    told: list[str] = []
    for run, start, end in _runs(old, blocks, len(new)):
        parts = _parted([sentences[n] for n in run], "".join(written[start:end]))
        if isinstance(parts, Unsettled):
            return parts
        told += parts
    return tuple(told)


def _runs(
    old: Sequence[_Token], blocks: Sequence[tuple[int, int, int]], length: int
) -> Iterator[tuple[range, int, int]]:
    """Yield sentences whose ends are not told, with the range of the new tokens.

    Where all ends are told, each is one sentence.
    """
    joints = [place for place, token in enumerate(old) if token.owner == _JOINT]
    cuts = {
        n + 1: cut
        for n, joint in enumerate(joints)
        if (cut := _cut(joint, old, blocks)) is not None
    }
    ends = [(0, -1), *cuts.items(), (len(joints) + 1, length)]
    for (first, before), (last, after) in pairwise(ends):
        yield range(first, last), before + 1, after


def _cut(
    joint: int, old: Sequence[_Token], blocks: Sequence[tuple[int, int, int]]
) -> int | None:
    """Return where the new words have the same end of a sentence, if they do."""
    for start, place, length in blocks:
        if start <= joint < start + length:
            around = old[start : start + length]
            # A space alone is found anywhere.
            if any(_WORD.search(token.seen) for token in around):
                return place + joint - start
    return None


def _parted(sentences: Sequence[Printed], text: str) -> list[str] | Unsettled:
    """Return ``text`` as what ``sentences`` say, cut where English sentences end."""
    alone = len(sentences) == 1
    pieces = [text] if alone else [*split_english(text)]
    told = [piece.strip() for piece in pieces]
    sound = alone or all(len(split_english(s.text)) <= 1 for s in sentences)
    if not sound or len(told) != len(sentences):
        return _not_parted(sentences, told)
    for sentence, words in zip(sentences, told, strict=True):
        if sentence.text.strip() and not words:
            return Unsettled(
                f"“{sentence.text}” is gone.",
                "A sentence is taken out in the text itself.",
            )
    return told


def _not_parted(sentences: Sequence[Printed], told: Sequence[str]) -> Unsettled:
    return Unsettled(
        f"{len(sentences)} sentences of the text, from “{sentences[0].text}” on, are "
        f"now {len(told)}: “{' '.join(told)}”",
        "Keep the number of sentences, or change them in the text itself.",
    )
