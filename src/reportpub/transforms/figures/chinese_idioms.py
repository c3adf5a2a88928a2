"""Chinese ways to say a number that are more than the number and its unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from reportpub.model.figure import Figure, Kind, Strength
from reportpub.model.unit import Unit
from reportpub.transforms.figures.chinese_number import (
    MIXED,
    NUMERALS,
    decimal_value,
    number_value,
)
from reportpub.transforms.figures.chinese_terms import any_of, bound_beside

Idiom: TypeAlias = Callable[[re.Match[str]], Iterator[Figure]]

_RELATIVE_YEARS = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "后年": 2,
}

# Set phrases in which nothing is counted.
_PHRASES = [
    "千方百计",
    "千家万户",
    "千军万马",
    "千辛万苦",
    "千千万万",
    "成千上万",
    "千钧",
    "百花齐放",
    "百家争鸣",
    "三百六十行",
    "五湖四海",
    "四面八方",
    "四通八达",
    "十全十美",
    "百折不挠",
    "万众一心",
    "大众创业万众创新",
    "三令五申",
    "千秋万代",
    "百年大计",
    "千载难逢",
    "百尺竿头",
    "四两拨千斤",
    "千里",
    "百货",
    "百强",
]

_DOUBLINGS = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_NUMBER = rf"(?:{MIXED}|{NUMERALS})"
_HUNDRED = Decimal(100)


def figure_at(
    match: re.Match[str],
    kind: Kind,
    value: Decimal | int,
    *,
    unit: Unit | None = None,
    hard: bool = False,
) -> Figure:
    """Return the figure that the whole of ``match`` says."""
    start, end = match.span()
    return Figure(
        start,
        end,
        match[0],
        kind,
        Decimal(value),
        unit=unit,
        bound=bound_beside(match.string, start, end),
        strength=Strength.HARD if hard else Strength.SOFT,
    )


def _relative_year(match: re.Match[str]) -> Iterator[Figure]:
    yield figure_at(match, Kind.RELATIVE_YEAR, _RELATIVE_YEARS[match[0]])


def _two_years(match: re.Match[str]) -> Iterator[Figure]:
    yield figure_at(match, Kind.RELATIVE_YEAR, 0)
    yield figure_at(match, Kind.RELATIVE_YEAR, 1)
    yield figure_at(match, Kind.QUANTITY, 2, unit=Unit.YEAR)


def _nothing(_match: re.Match[str]) -> Iterator[Figure]:
    yield from ()


def _each(match: re.Match[str]) -> Iterator[Figure]:
    yield figure_at(match, Kind.EACH, 1)


def _plan(match: re.Match[str]) -> Iterator[Figure]:
    number = number_value(match[0].strip("“”")[:-1])
    # A period may be “these five years”; a plan goes by its number.
    period = match.string.startswith(("时期", "期间"), match.end())
    if number is not None:
        yield figure_at(match, Kind.PLAN, number, hard=not period)
        yield figure_at(match, Kind.QUANTITY, 5, unit=Unit.YEAR)


def _doubling(match: re.Match[str]) -> Iterator[Figure]:
    times = _DOUBLINGS[match[0].strip("翻了番")]
    yield figure_at(match, Kind.MULTIPLE, 2**times, hard=True)


def _half(match: re.Match[str]) -> Iterator[Figure]:
    # 过半 is “most” as well.
    yield figure_at(match, Kind.FRACTION, 50, hard=match[0] == "一半")


def _half_year(match: re.Match[str]) -> Iterator[Figure]:
    yield figure_at(match, Kind.QUANTITY, 6, unit=Unit.MONTH)


def _percent(match: re.Match[str]) -> Iterator[Figure]:
    value = decimal_value(match["percent_number"])
    if value is not None:
        # 百分之百 is “all” as well.
        yield figure_at(match, Kind.PERCENT, value, hard=value != _HUNDRED)


def _part(match: re.Match[str]) -> Iterator[Figure]:
    whole, part = number_value(match["whole"]), number_value(match["part_number"])
    if whole and part:
        yield figure_at(match, Kind.FRACTION, part / whole * _HUNDRED, hard=True)


def _stroke(match: re.Match[str]) -> Iterator[Figure]:
    part, whole = map(Decimal, match[0].split("/"))
    if whole:
        share = part / whole
        yield figure_at(match, Kind.FRACTION, share * _HUNDRED, hard=True)


def _ordinal(match: re.Match[str]) -> Iterator[Figure]:
    value = number_value(match[0][1:])
    if value is not None:
        # 第一 is often “leading”, 第三产业 “services”; the others are counted.
        soft = value == 1 or match.string.startswith("产业", match.end())
        yield figure_at(match, Kind.ORDINAL, value, hard=not soft)


def _point(match: re.Match[str]) -> Iterator[Figure]:
    value = number_value(match[0].strip())
    if value is not None:
        yield figure_at(match, Kind.LABEL, value)


def _label(match: re.Match[str]) -> Iterator[Figure]:
    value = number_value(match[0].strip(" \t（）().．、"))
    if value is not None:
        yield figure_at(match, Kind.LABEL, value, hard=True)


# An earlier one wins over a later one.
IDIOMS: Mapping[str, tuple[str, Idiom]] = {
    "relative_year": (any_of(_RELATIVE_YEARS), _relative_year),
    "two_years": ("今明两年", _two_years),
    "phrase": (any_of(_PHRASES), _nothing),
    # “The 1990s” says the century of 20世纪90年代 with the decade.
    "century_of_decade": (rf"{_NUMBER}世纪(?={_NUMBER}年代)", _nothing),
    "each": ("均|分别|都[要达增降]", _each),
    "plan": ("“?十[一二三四五六]五”?|“[一二三四五六七八九十]五”", _plan),
    "doubling": ("翻了?[一两二三四]?番", _doubling),
    "half": ("一半|半数|过半|对半", _half),
    "half_year": ("(?<![上下])半年", _half_year),
    "percent": (
        rf"百分之(?P<percent_number>{_NUMBER}(?:点[零〇一二三四五六七八九]+)?)",
        _percent,
    ),
    "part": (rf"(?P<whole>{_NUMBER})分之(?P<part_number>{_NUMBER})", _part),
    "ordinal": (f"第{_NUMBER}", _ordinal),
    "point": (rf"^\s*{NUMERALS}(?=、)", _point),
    "label": (
        rf"^\s*(?:（{NUMERALS}）|\({NUMERALS}\)|[（(]?[0-9]+[）).．、](?![0-9]))",
        _label,
    ),
    "stroke": ("[0-9]+/[0-9]+(?![0-9/])", _stroke),
}
