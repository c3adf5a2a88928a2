"""The figures of an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from reportpub.model.figure import Bound, Figure, Kind, Strength
from reportpub.model.unit import Unit
from reportpub.transforms.figures.english_idioms import IDIOMS
from reportpub.transforms.figures.english_names import (
    is_dated,
    is_heading,
    is_in_name,
    is_in_title,
    is_meeting,
    kind_in_text,
    ordinal_kind,
)
from reportpub.transforms.figures.english_number import MAGNITUDES, magnitude_value
from reportpub.transforms.figures.english_terms import beside
from reportpub.transforms.figures.series import shared_units

_CURRENCIES = {"$": Unit.DOLLAR, "¥": Unit.YUAN, "RMB": Unit.YUAN, "€": Unit.EURO}
_YEAR_DIGITS, _FIRST_YEAR, _AFTER_YEARS = 4, 1800, 2200
_LAST_DAY = 31
_HUNDRED = Decimal(100)


@cache
def _figure() -> re.Pattern[str]:
    named, *idioms = (f"(?P<{name}>{pattern})" for name, (pattern, _) in IDIOMS.items())
    return re.compile(
        rf"\b{named}"
        r"|(?P<arabic>"
        r"(?:(?P<currency>(?:US ?)?\$|¥|€|\bRMB) ?)?"
        r"(?P<digits>[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?)"
        rf"(?P<magnitude>[ -]*\b(?:{MAGNITUDES})\b(?: (?:{MAGNITUDES})\b)?)?"
        r"(?P<ordinal>st\b|nd\b|rd\b|th\b)?"
        r"(?P<decade>'?s\b)?)"
        rf"|\b(?:{'|'.join(idioms)})",
        re.IGNORECASE,
    )


def read_english(text: str) -> tuple[Figure, ...]:
    """Return the figures of ``text`` in their order."""
    figures = shared_units(text, list(_stated(text)))
    note = _note_begins(text)
    # What the translator adds in a note need not be in the Chinese.
    return tuple(
        replace(f, strength=Strength.SOFT) if f.start >= note else f for f in figures
    )


def _note_begins(text: str) -> int:
    """Return where “(* …)” or “[… Tr.]” begins, or the end of the text."""
    star = text.find("(*")
    end = text.find("Tr.]")
    bracket = text.rfind("[", 0, end) if end >= 0 else -1
    return min((place for place in (star, bracket) if place >= 0), default=len(text))


def _stated(text: str) -> Iterator[Figure]:
    for match in _figure().finditer(text):
        name = match.lastgroup
        assert name is not None
        if name == "arabic":
            yield _arabic(match)
        else:
            _, read = IDIOMS[name]
            yield from read(match)


def _arabic(match: re.Match[str]) -> Figure:
    digits = match["digits"]
    figure = Figure(
        match.start(),
        match.end(),
        match[0],
        Kind.QUANTITY,
        Decimal(digits.replace(",", "")),
        Decimal(1).scaleb(-len(digits.partition(".")[2])),
    )
    counted = bool(match["magnitude"] or match["currency"])
    if digits.isdecimal() and not counted:
        return _whole(match, figure)
    if not counted and is_in_name(match.string, match.start(), match.end()):
        return replace(figure, kind=Kind.NAME)
    return _measured(match, figure)


def _whole(match: re.Match[str], figure: Figure) -> Figure:
    """Return ``figure`` as what digits alone may be: a name, a label, a year, a day."""
    text, (start, end) = match.string, match.span()
    if match["decade"]:
        return replace(figure, kind=Kind.DECADE, value=figure.value % 100)
    if suffix := match["ordinal"]:
        soft = is_meeting(text, end, match["digits"], suffix)
        strength = Strength.SOFT if soft else Strength.HARD
        return replace(figure, kind=ordinal_kind(text, start), strength=strength)
    if kind := kind_in_text(text, start, end):
        # Points within the text may be the translator’s.
        point = kind is Kind.LABEL and not is_heading(text, start, end)
        strength = Strength.SOFT if point else Strength.HARD
        return replace(figure, kind=kind, strength=strength)
    return _dated(match, _measured(match, figure))


def _dated(match: re.Match[str], figure: Figure) -> Figure:
    """Return ``figure`` as the year or day it may be."""
    text, value = match.string, figure.value
    if figure.kind is not Kind.QUANTITY or figure.unit:
        return figure
    if len(match["digits"]) == _YEAR_DIGITS and _FIRST_YEAR <= value < _AFTER_YEARS:
        return _year(text, figure)
    if value <= _LAST_DAY and is_dated(text, *match.span()):
        return replace(figure, kind=Kind.DAY)
    return figure


def _year(text: str, figure: Figure) -> Figure:
    named = is_in_title(text, figure.start, figure.end)
    # “Over 2002” compares with that year.
    about = figure.bound in {Bound.ABOUT, Bound.NEARLY}
    return replace(
        figure,
        kind=Kind.YEAR,
        strength=Strength.SOFT if named else Strength.HARD,
        bound=figure.bound if about else Bound.EXACT,
    )


def _measured(match: re.Match[str], figure: Figure) -> Figure:
    scale = magnitude_value(match["magnitude"] or "")
    currency = (match["currency"] or "").upper().removeprefix("US").strip()
    scaled = replace(
        figure,
        value=figure.value * scale,
        step=figure.step * scale,
        scale=scale,
        unit=_CURRENCIES.get(currency),
    )
    measured = beside(match.string, scaled)
    if measured.kind is Kind.PERCENT and measured.value == _HUNDRED:
        # 全部收集 is “100 percent collection”.
        return replace(measured, strength=Strength.SOFT)
    return measured
