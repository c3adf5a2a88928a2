"""Slips of the pen: spots of one language that a pattern tells, sentence by sentence.

A rule that reads one language alone is a finder of slips and a sentence about them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from reportpub.checks.rule import Finding
from reportpub.diagnostics import Edit, Spot
from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Sentence

# For patterns: Chinese characters, and the marks that are as wide as they are.
HAN = r"\u3400-\u9fff"
MARKS = r"，。、；：？！“”‘’（）《》〈〉—…"
# Full-width forms of ASCII, to be narrowed by ``str.translate``.
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

# More than these are not spelled out in a message; the spots show them all.
_QUOTED = 3


class Slip(NamedTuple):
    """A spot of a text, and what mends it where that needs no judgement."""

    spot: Spot
    mended: str | None = None


Finder: TypeAlias = Callable[[str], list[Slip]]
"""Returns the slips of a text in their order."""
Mend: TypeAlias = Callable[[re.Match[str]], str | None]


def by_pattern(
    pattern: re.Pattern[str], mend: Mend | None = None, *, within: str = ""
) -> Finder:
    """Return what finds ``pattern``; ``mend`` gives the right text, or nothing.

    To save time, only texts are searched that have one of the characters ``within``.
    """

    def find(text: str) -> list[Slip]:
        if within and not any(character in text for character in within):
            return []
        return [
            Slip(match.span(), mend(match) if mend else None)
            for match in pattern.finditer(text)
        ]

    return find


def in_chinese(
    bitext: Bitext, find: Finder, message: str, hint: str
) -> Iterator[Finding]:
    """Yield a finding for each Chinese sentence that has slips.

    ``message`` may name them as ``{found}``.
    """
    for pair in bitext.pairs:
        # Most pairs are a sentence, and most have no slip.
        if len(pair.source) != 1 or find(pair.source_text):
            for found, spots in _slipped(
                pair, chinese_places(pair), find, message, hint
            ):
                yield replace(found, source=spots)


def in_english(
    bitext: Bitext, find: Finder, message: str, hint: str
) -> Iterator[Finding]:
    """Yield a finding for each English sentence that has slips, as ``in_chinese``."""
    for pair in bitext.pairs:
        if len(pair.target) != 1 or find(pair.target_text):
            for found, spots in _slipped(
                pair, english_places(pair), find, message, hint
            ):
                yield replace(found, target=spots)


def _slipped(
    pair: Pair,
    places: Iterable[tuple[Sentence, int]],
    find: Finder,
    message: str,
    hint: str,
) -> Iterator[tuple[Finding, tuple[Spot, ...]]]:
    """Yield a finding for each sentence with slips, and their spots in the pair."""
    for sentence, shift in places:
        text = sentence.text
        if slips := find(text):
            words = message.format(found=quoted(text, slips))
            edits = _edits(sentence, slips)
            spots = tuple(_moved(slip.spot, shift) for slip in slips)
            yield Finding(pair, sentence, words, hint, edits=edits), spots


def chinese_places(pair: Pair) -> Iterator[tuple[Sentence, int]]:
    """Yield each Chinese sentence, and where its words begin in the pair's."""
    start = 0
    for sentence in pair.source:
        yield sentence, start
        start += len(sentence.text)


def english_places(pair: Pair) -> Iterator[tuple[Sentence, int]]:
    """Yield each English sentence, and where its words begin in the pair's."""
    start = 0
    for sentence in pair.target:
        text = sentence.text
        # The pair has them without the space at their ends.
        yield sentence, start - (len(text) - len(text.lstrip()))
        start += len(text.strip()) + 1


def quoted(text: str, slips: Sequence[Slip]) -> str:
    """Return the words of ``slips`` in quotation marks, each once."""
    words = list(dict.fromkeys(text[slice(*slip.spot)] for slip in slips))
    more = " …" if len(words) > _QUOTED else ""
    return ", ".join(f"“{word}”" for word in words[:_QUOTED]) + more


def is_house_text(bitext: Bitext) -> bool:
    """Whether the text is a report of the project, not pairs of another tool.

    The house style binds the project's own texts; others need only be consistent.
    """
    return bool(bitext.target.id)


def prevails(bitext: Bitext, one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Whether the English text has ``one`` oftener than ``other``."""
    texts = [pair.target_text for pair in bitext.pairs]
    return _count(one, texts) > _count(other, texts)


def _count(pattern: re.Pattern[str], texts: Sequence[str]) -> int:
    return sum(len(pattern.findall(text)) for text in texts)


def _moved(spot: Spot, shift: int) -> Spot:
    return max(spot[0] + shift, 0), spot[1] + shift


def _edits(sentence: Sentence, slips: Sequence[Slip]) -> tuple[Edit, ...]:
    return tuple(
        Edit(sentence.location.path, sentence.id, slip.spot, slip.mended)
        for slip in slips
        if slip.mended is not None
    )
