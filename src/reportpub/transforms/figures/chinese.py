"""The figures of a Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from reportpub.model.figure import Bound, Figure, Kind, Strength
from reportpub.model.unit import Unit
from reportpub.transforms.figures.chinese_idioms import IDIOMS, figure_at
from reportpub.transforms.figures.chinese_number import (
    MAGNITUDE,
    MIXED,
    NUMERALS,
    digit_values,
    magnitude_value,
    mixed_value,
    numeral_value,
)
from reportpub.transforms.figures.chinese_terms import (
    bound_beside,
    has_measure,
    measure_beside,
    paid_for,
)
from reportpub.transforms.figures.events import named_figures
from reportpub.transforms.figures.series import shared_units

_YEARS = range(1800, 2200)
_YEAR_DIGITS = 4
# A bare 2025 is a year where nothing is counted: 中国制造2025》, 2006－2020年.
_AFTER_YEAR = tuple("》”）)－—-–~～、至到， ")
# Alone these stand in words (万众, 亿民) but for 上亿 and 万吨.
_EMPTY = {"零", "万", "亿"}
_VAGUE = ("几", "数")
# English says numbers from eleven on, whatever they count.
_ALWAYS_SAID = 10


@cache
def _figure() -> re.Pattern[str]:
    idioms = (f"(?P<{name}>{pattern})" for name, (pattern, _) in IDIOMS.items())
    mixed = f"(?P<mixed>{MIXED})"
    numeral = rf"(?P<numeral>(?P<marks>{NUMERALS})(?P<odd>[多余]{MAGNITUDE}*)?)"
    return re.compile("|".join((*idioms, mixed, numeral)))


def read_chinese(text: str) -> tuple[Figure, ...]:
    """Return the figures of ``text`` in their order, those it implies last."""
    found = shared_units(text, list(_stated(text)))
    return (*found, *named_figures(text))


def _stated(text: str) -> Iterator[Figure]:
    for match in _figure().finditer(text):
        match match.lastgroup:
            case "mixed":
                yield _mixed(match)
            case "numeral":
                yield from _numeral(match)
            case name:
                assert name is not None
                _, read = IDIOMS[name]
                yield from read(match)


def _mixed(match: re.Match[str]) -> Figure:
    words = match[0]
    value, step, scale = mixed_value(words)
    more = "多" in words or "余" in words
    return _counted(
        match,
        Figure(
            match.start(),
            match.end(),
            words,
            Kind.QUANTITY,
            value,
            step,
            bound=Bound.MORE_THAN if more else Bound.EXACT,
            scale=scale,
        ),
        year=len(words) == _YEAR_DIGITS and step == scale == 1,
    )


def _numeral(match: re.Match[str]) -> Iterator[Figure]:
    text, marks = match.string, match["marks"]
    start, end = match.span()
    if text.endswith(_VAGUE, 0, start) or (
        marks in _EMPTY
        and not text.endswith("上", 0, start)
        and not has_measure(text, end)
    ):
        return
    for digit in digit_values(marks):
        yield replace(figure_at(match, Kind.QUANTITY, digit), bound=Bound.EXACT)
    value = numeral_value(marks)
    if value is None:
        return
    odd = match["odd"] or ""
    scale = magnitude_value(odd[1:])
    figure = Figure(
        start,
        end,
        match[0],
        Kind.QUANTITY,
        value * scale,
        bound=Bound.MORE_THAN if odd else Bound.EXACT,
        strength=Strength.SOFT,
        scale=scale,
    )
    figure = _counted(match, figure, year=len(marks) == _YEAR_DIGITS)
    yield replace(figure, strength=Strength.HARD) if _is_said(figure) else figure


def _is_said(figure: Figure) -> bool:
    """Tell whether a number in Chinese characters is one that English always says.

    The official translations do so with measures, spans of years and numbers from 11
    on; they drop 两个, 三农 and 一方面.
    """
    if figure.unit in {Unit.FEN, Unit.JIAO}:
        # 每一分钱 is every penny.
        return False
    if figure.unit in {Unit.YEAR, Unit.MONTH}:
        return 1 < figure.value < 100  # noqa: PLR2004
    if figure.unit:
        return figure.value > 1
    if figure.kind is Kind.QUANTITY:
        return "十" in figure.text and figure.value > _ALWAYS_SAID
    return figure.kind in {Kind.NAME, Kind.YEAR, Kind.DECADE}


def _counted(match: re.Match[str], figure: Figure, *, year: bool) -> Figure:
    """Return ``figure`` with its unit and bound, or as the year or day it is."""
    text, start, value = match.string, figure.start, figure.value
    kind, unit, end = measure_beside(text, start, figure.end, value)
    year = year and int(value) in _YEARS
    dated = text.endswith("月", 0, start)
    if kind is Kind.FRACTION:
        figure = replace(figure, value=value * 10, step=figure.step * 10)
    elif kind is Kind.DAY and not dated:
        # 神舟八号
        kind = Kind.NAME
    elif unit is Unit.DAY and dated:
        kind, unit = Kind.DAY, None
    elif year and unit is Unit.YEAR:
        kind, unit = Kind.YEAR, None
    elif year and kind is Kind.QUANTITY and not unit and _is_bare(text, end):
        kind = Kind.YEAR
    bound = figure.bound
    if bound is Bound.EXACT:
        bound = bound_beside(text, start, end, unit)
    return replace(
        figure,
        end=end,
        text=text[start:end],
        kind=kind,
        unit=unit,
        bound=bound,
        per=paid_for(text, start, end, unit),
    )


def _is_bare(text: str, end: int) -> bool:
    return end == len(text) or text.startswith(_AFTER_YEAR, end)
