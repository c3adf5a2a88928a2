"""English ways to say a number in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from reportpub.model.figure import Bound, Figure, Kind, Strength
from reportpub.model.unit import Unit
from reportpub.transforms.figures.english_number import (
    MAGNITUDES,
    ORDINAL_WORDS,
    PART,
    WORDS,
    magnitude_value,
    ordinal_value,
    words_value,
)
from reportpub.transforms.figures.english_terms import (
    MONTHS,
    beside,
    bound_before,
    is_month,
)

Idiom: TypeAlias = Callable[[re.Match[str]], Iterator[Figure]]

_RELATIVE_YEARS = {
    "the previous year": -1,
    "the preceding year": -1,
    "the year before": -1,
    "last year": -1,
    "the past year": -1,
    "the year just passed": -1,
    "this year": 0,
    "next year": 1,
}
_MULTIPLES = {
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "twice": 2,
    "twofold": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "threefold": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "fourfold": 4,
}
_SPANS = {"decade": Unit.DECADE, "century": Unit.CENTURY}
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}
# Names with a number of their own that Chinese has under another name.
_NAMED = {
    "21st century maritime silk road": (Kind.ORDINAL, Decimal(21)),
    "covid-19": (Kind.NAME, Decimal(19)),
    "pm2.5": (Kind.NAME, Decimal("2.5")),
    "pm10": (Kind.NAME, Decimal(10)),
}
_RANKS = {"primary": 1, "secondary": 2, "tertiary": 3}
_COUNTS = {"two": 2, "three": 3}
# “A third of” is a part, “a third party” is an ordinal.
_AFTER_PART = (
    "(?:of|off|in|by|or|and|as|over|under|from|to|less|more|lower|higher|compared|the)"
)
_AGAIN = ("the ", "The ", "these ", "These ", "those ", "Those ")
_NUMBERED = re.compile(r"\w(?:st|nd|rd|th) \Z")
_HUNDRED = Decimal(100)


def _said(
    match: re.Match[str],
    kind: Kind,
    value: Decimal | int,
    *,
    unit: Unit | None = None,
    hard: bool = False,
) -> Figure:
    return Figure(
        match.start(),
        match.end(),
        match[0],
        kind,
        Decimal(value),
        unit=unit,
        bound=bound_before(match.string, match.start()) or Bound.EXACT,
        strength=Strength.HARD if hard else Strength.SOFT,
    )


def _named(match: re.Match[str]) -> Iterator[Figure]:
    kind, value = _NAMED[match[0].casefold().replace("21st-", "21st ")]
    yield _said(match, kind, value)


def _roman(match: re.Match[str]) -> Iterator[Figure]:
    value = _ROMAN.get(match[0])
    if value and not match.string[: match.start()].strip():
        yield _said(match, Kind.LABEL, value)


def _part(match: re.Match[str]) -> Iterator[Figure]:
    count, _, part = match[0].casefold().replace("-", " ").rpartition(" ")
    whole = PART.get(part.removesuffix("s"), 2)
    yield _said(match, Kind.FRACTION, _COUNTS.get(count, 1) * _HUNDRED / whole)


def _ordinal(match: re.Match[str]) -> Iterator[Figure]:
    value = ordinal_value(match[0].casefold())
    # “Third, we will” numbers a point of the English; 三是 may not stand there.
    point = match.string.startswith(",", match.end())
    yield _said(match, Kind.ORDINAL, value, hard=value > 2 and not point)  # noqa: PLR2004


def _rank(match: re.Match[str]) -> Iterator[Figure]:
    yield _said(match, Kind.ORDINAL, _RANKS[match[0].casefold()])


def _words(match: re.Match[str]) -> Iterator[Figure]:
    text, (start, end) = match.string, match.span()
    scale = magnitude_value(match["words_magnitude"])
    value = words_value(match["words_number"].casefold()) * scale
    figure = _said(match, Kind.QUANTITY, value)
    figure = beside(text, replace(figure, step=scale, scale=scale))
    # “One” and “two” are often pronouns; from three on something is counted.
    least = 3 if figure.kind is Kind.QUANTITY and not figure.unit else 2
    # “Over the five years” goes back to what was said before.
    again = figure.unit is Unit.YEAR and text.endswith(_AGAIN, 0, start)
    hard = scale > 1 or (figure.value >= least and not again)
    yield replace(figure, strength=Strength.HARD) if hard else figure
    numbered = _NUMBERED.search(text[max(0, start - 4) : start])
    if text.startswith("-Year Plan", end) and not numbered:
        # Its number, where it is said, stands before it.
        yield replace(_said(match, Kind.PLAN, 0), text=f"{match[0]}-Year Plan")


def _magnitude(match: re.Match[str]) -> Iterator[Figure]:
    scale = magnitude_value(match[0].partition(" ")[2])
    figure = _said(match, Kind.QUANTITY, scale)
    yield beside(match.string, replace(figure, step=scale, scale=scale))


def _dozen(match: re.Match[str]) -> Iterator[Figure]:
    yield _said(match, Kind.QUANTITY, 6 if match[0].startswith("half") else 12)


def _each(match: re.Match[str]) -> Iterator[Figure]:
    yield _said(match, Kind.EACH, 1)


def _multiple(match: re.Match[str]) -> Iterator[Figure]:
    yield _said(match, Kind.MULTIPLE, _MULTIPLES[match[0].casefold()])


def _span(match: re.Match[str]) -> Iterator[Figure]:
    unit = _SPANS[match[0].casefold()]
    # “The new century” is an age rather than a hundred years.
    yield _said(match, Kind.QUANTITY, 1, unit=unit, hard=unit is Unit.DECADE)


def _one_point(match: re.Match[str]) -> Iterator[Figure]:
    yield _said(match, Kind.POINTS, 1, hard=True)


def _relative_year(match: re.Match[str]) -> Iterator[Figure]:
    yield _said(match, Kind.RELATIVE_YEAR, _RELATIVE_YEARS[match[0].casefold()])


def _month(match: re.Match[str]) -> Iterator[Figure]:
    if is_month(match):
        day = match.string[match.end() + 1 : match.end() + 2]
        number = MONTHS.index(match[0].casefold()) + 1
        yield _said(match, Kind.MONTH, number, hard=day.isdecimal())


_PART = (
    rf"(?:one|two|three)[ -](?:{'|'.join(PART)})s?\b"
    rf"|(?:an?|another)[ -](?:{'|'.join(PART)})\b(?=[^ -]| {_AFTER_PART}\b|\Z)"
    r"|half\b|halv(?:ed?|es|ing)\b"
)
_WORDS = rf"(?P<words_number>{WORDS})(?P<words_magnitude>(?:[ -](?:{MAGNITUDES})\b)*)"

# All begin at the beginning of a word; an earlier one wins over a later one, and the
# first over digits as well.
IDIOMS: Mapping[str, tuple[str, Idiom]] = {
    "named": (r"21st[ -]Century Maritime Silk Road|COVID-19|PM2\.5|PM10", _named),
    "roman": (r"(?<!\S)[IVX]{1,4}(?=\. )", _roman),
    "part": (_PART, _part),
    "ordinal_words": (ORDINAL_WORDS, _ordinal),
    "rank": (rf"(?:{'|'.join(_RANKS)})\b", _rank),
    "words": (_WORDS, _words),
    "one_magnitude": (rf"an? (?:{MAGNITUDES})\b(?! of)", _magnitude),
    "dozen": (r"(?:a |half a )?dozen\b", _dozen),
    "one_point": (r"(?:an?|every|each) percentage point\b", _one_point),
    "each": (r"(?:both|each)\b", _each),
    "multiple": (rf"(?:{'|'.join(_MULTIPLES)})\b", _multiple),
    "span": (rf"(?:{'|'.join(_SPANS)})\b", _span),
    "relative_year": (rf"(?:{'|'.join(_RELATIVE_YEARS)})\b", _relative_year),
    "month": (rf"(?:{'|'.join(MONTHS)})\b", _month),
}
