"""A rule of the family A: nothing is said twice that the Chinese says once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.checks.rule import Finding
from reportpub.diagnostics import Spot
from reportpub.model.bitext import Bitext, Pair

_SENTENCE = re.compile(r"\S.*?(?:[.!?;][\"”’)]*(?=\s|$)|$)", re.DOTALL)
_WORD = re.compile(r"\w+")

# “We will do more.” may well recur in a report; a whole thought does not.
_WHOLE_THOUGHT = 7
# “Fellow deputies” is as short as a phrase may be.
_PHRASE = 2
# Chinese sentences that share this part of their characters may share their English.
_ALIKE = 0.5


def repeated_english(bitext: Bitext) -> Iterator[Finding]:
    """A007: an English sentence stands twice, and its Chinese does not.

    Short sentences may recur at a distance, and so may any whose Chinese is alike. A
    group that repeats the one before it in both languages is found too.
    """
    seen: dict[str, Pair] = {}
    before: Pair | None = None
    for pair in bitext.pairs:
        yield from _repeated(pair, before, seen)
        if pair.source and pair.target:
            before = pair


def _repeated(
    pair: Pair, before: Pair | None, seen: dict[str, Pair]
) -> Iterator[Finding]:
    if before and pair.source_text == before.source_text and _same(pair, before):
        yield _finding(pair, before, (0, len(pair.target_text)))
        return
    spot = _said_again(pair, before)
    if spot:
        yield _finding(pair, pair if spot[0] or not before else before, spot)
        return
    here: set[str] = set()
    for thought, spot in _thoughts(pair.target_text):
        first = pair if thought in here else seen.setdefault(thought, pair)
        whole = first is before or thought.count(" ") + 1 >= _WHOLE_THOUGHT
        if thought in here or (whole and not _alike(first, pair)):
            yield _finding(pair, first, spot)
        here.add(thought)


def _said_again(pair: Pair, before: Pair | None) -> Spot | None:
    """Return where ``pair`` begins with the pair before it, or says itself twice.

    That needs no marks: headings and items of a list end without one.
    """
    words = [(m[0].casefold(), m.span()) for m in _WORD.finditer(pair.target_text)]
    bare = [word for word, _ in words]
    middle = len(bare) // 2
    if middle >= _PHRASE and bare[:middle] == bare[middle:]:
        return words[middle][1][0], len(pair.target_text)
    if before is None or pair.source_text.startswith(before.source_text):
        return None
    theirs = _WORD.findall(before.target_text.casefold())
    again = len(theirs) >= _PHRASE and bare[: len(theirs)] == theirs
    return (0, words[len(theirs) - 1][1][1]) if again else None


def _finding(pair: Pair, first: Pair, spot: Spot) -> Finding:
    place = "in the same group" if first is pair else f"at “{first.sentence.id}”"
    return Finding(
        pair,
        pair.target[0],
        f"“{pair.target_text[slice(*spot)]}” stands {place} too.",
        "Take one of them away, or translate what the Chinese says here.",
        target=(spot,),
    )


def _thoughts(text: str) -> Iterator[tuple[str, Spot]]:
    """Yield each sentence of ``text`` as bare words, and where it stands."""
    for match in _SENTENCE.finditer(text):
        words = " ".join(_WORD.findall(match[0].casefold()))
        if words:
            yield words, match.span()


def _same(pair: Pair, other: Pair) -> bool:
    return pair.target_text.casefold() == other.target_text.casefold()


def _alike(first: Pair, second: Pair) -> bool:
    """Whether the Chinese of two pairs is nearly the same, or one within the other."""
    one, other = set(first.source_text), set(second.source_text)
    return len(one & other) >= _ALIKE * min(len(one), len(other))
