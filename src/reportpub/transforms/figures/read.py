"""Read the figures of all pairs of a text, and the year they count from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Sentence, Term, inline_text
from reportpub.model.figure import Figure, Strength
from reportpub.transforms.figures.chinese import read_chinese
from reportpub.transforms.figures.english import read_english

_Reader: TypeAlias = Callable[[str], tuple[Figure, ...]]

_DATE = re.compile(r"((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日")


def read_figures(bitext: Bitext) -> Bitext:
    """Return ``bitext`` with the figures of its pairs and the year of its report.

    The year is that of the header, or of the first full date in the text. A figure in
    the mention of a glossary term need not be said again: that is the term’s affair.
    """
    return replace(
        bitext,
        pairs=tuple(_with_figures(pair) for pair in bitext.pairs),
        year=_year(bitext),
    )


def _with_figures(pair: Pair) -> Pair:
    return replace(
        pair,
        source_figures=_read(read_chinese, pair.source_text, pair.source, 0),
        target_figures=_read(read_english, pair.target_text, pair.target, 1),
    )


def _read(
    read: _Reader, text: str, sentences: Sequence[Sentence], gap: int
) -> tuple[Figure, ...]:
    figures = read(text)
    if not figures:
        return ()
    spans = list(_mentions(sentences, gap))
    if not spans:
        return figures
    return tuple(_eased(figure, spans) for figure in figures)


def _eased(figure: Figure, spans: Iterable[tuple[int, int]]) -> Figure:
    inside = any(start <= figure.start and figure.end <= end for start, end in spans)
    if inside and figure.strength is Strength.HARD:
        return replace(figure, strength=Strength.SOFT)
    return figure


def _mentions(sentences: Iterable[Sentence], gap: int) -> Iterator[tuple[int, int]]:
    """Yield where terms with figures stand in the text of a pair.

    English sentences are stripped and stand a space apart, Chinese ones do not.
    """
    begin = 0
    for sentence in sentences:
        words = sentence.text
        place = begin - (len(words) - len(words.lstrip()) if gap else 0)
        for inline in sentence.content:
            length = len(inline_text(inline))
            if isinstance(inline, Term) and _counts(inline.value):
                yield place, place + length
            place += length
        begin += len(words.strip()) + gap if gap else len(words)


def _counts(words: str) -> bool:
    return any(mark.isnumeric() for mark in words)


def _year(bitext: Bitext) -> int | None:
    date = bitext.source.header.date
    if date[:4].isdecimal():
        return int(date[:4])
    for pair in bitext.pairs:
        if found := _DATE.search(pair.source_text):
            return int(found[1])
    return None
