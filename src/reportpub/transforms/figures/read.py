"""Read the figures of all pairs of a text, and the year they count from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Sentence, Term, inline_text
from reportpub.model.figure import Figure, Strength
from reportpub.model.pairing import NO_FIGURES, pair_figures
from reportpub.transforms.figures.chinese import read_chinese
from reportpub.transforms.figures.english import read_english

_DATE = re.compile(r"((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日")


def read_figures(bitext: Bitext) -> Bitext:
    """Return ``bitext`` with the figures of its pairs and the year of its report.

    The year is that of the header, or of the first full date in the text. Where both
    languages mention a glossary term, the figures in it are the term’s affair.
    """
    year = _year(bitext)
    pairs = tuple(_with_figures(pair, year) for pair in bitext.pairs)
    return replace(bitext, pairs=pairs, year=year)


def _with_figures(pair: Pair, year: int | None) -> Pair:
    both = _concepts(pair.source) & _concepts(pair.target)
    zh = _eased(read_chinese(pair.source_text), _mentions(pair.source, both, gap=0))
    en = _eased(read_english(pair.target_text), _mentions(pair.target, both, gap=1))
    if not (zh or en):
        return pair
    pairing = pair_figures(zh, en, year) if pair.source and pair.target else NO_FIGURES
    return replace(pair, source_figures=zh, target_figures=en, pairing=pairing)


def _concepts(sentences: Iterable[Sentence]) -> set[str]:
    return {
        inline.concept
        for sentence in sentences
        for inline in sentence.content
        if isinstance(inline, Term) and inline.value
    }


def _eased(
    figures: tuple[Figure, ...], spans: Iterable[tuple[int, int]]
) -> tuple[Figure, ...]:
    """Return ``figures`` with those within ``spans`` soft."""
    if not figures:
        return ()
    inside = {place for start, end in spans for place in range(start, end)}
    return tuple(
        replace(figure, strength=Strength.SOFT)
        if figure.strength is Strength.HARD and figure.start in inside
        else figure
        for figure in figures
    )


def _mentions(
    sentences: Iterable[Sentence], concepts: Collection[str], *, gap: int
) -> Iterator[tuple[int, int]]:
    """Yield where terms with figures stand in the text of a pair.

    English sentences are stripped and stand a space apart, Chinese ones do not.
    """
    begin = 0
    for sentence in sentences:
        words = sentence.text
        place = begin - (len(words) - len(words.lstrip()) if gap else 0)
        for inline in sentence.content:
            length = len(inline_text(inline))
            if isinstance(inline, Term) and inline.concept in concepts:
                yield place, place + length
            place += length
        begin += len(words.strip()) + gap if gap else len(words)


def _year(bitext: Bitext) -> int | None:
    date = bitext.source.header.date
    if date[:4].isdecimal():
        return int(date[:4])
    for pair in bitext.pairs:
        if found := _DATE.search(pair.source_text):
            return int(found[1])
    return None
