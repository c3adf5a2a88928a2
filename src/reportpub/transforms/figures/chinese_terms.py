"""What stands beside a Chinese number: its unit, its bound, what it is paid for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from reportpub.model.figure import Bound, Kind
from reportpub.model.unit import Unit

_TENTHS, _CENTS = "成", "分"

_UNITS = {
    "元": Unit.YUAN,
    "块钱": Unit.YUAN,
    "角钱": Unit.JIAO,
    "毛钱": Unit.JIAO,
    "分钱": Unit.FEN,
    _CENTS: Unit.FEN,
    "美元": Unit.DOLLAR,
    "欧元": Unit.EURO,
    "亩": Unit.MU,
    "公顷": Unit.HECTARE,
    "平方米": Unit.SQUARE_METER,
    "平方公里": Unit.SQUARE_KILOMETER,
    "平方千米": Unit.SQUARE_KILOMETER,
    "斤": Unit.JIN,
    "公斤": Unit.KILOGRAM,
    "千克": Unit.KILOGRAM,
    "吨": Unit.TON,
    "米": Unit.METER,
    "华里": Unit.LI,
    "公里": Unit.KILOMETER,
    "千米": Unit.KILOMETER,
    "立方米": Unit.CUBIC_METER,
    "方": Unit.CUBIC_METER,
    "千瓦": Unit.KILOWATT,
    "兆瓦": Unit.MEGAWATT,
    "吉瓦": Unit.GIGAWATT,
    "千瓦时": Unit.KILOWATT_HOUR,
    "度": Unit.KILOWATT_HOUR,
    "微克/立方米": Unit.MICROGRAM_PER_CUBIC_METER,
    "微克每立方米": Unit.MICROGRAM_PER_CUBIC_METER,
    "℃": Unit.DEGREE_CELSIUS,
    "摄氏度": Unit.DEGREE_CELSIUS,
    "个月": Unit.MONTH,
    "年": Unit.YEAR,
    "周年": Unit.YEAR,
    "岁": Unit.YEAR,
    "小时": Unit.HOUR,
    "天": Unit.DAY,
    "日": Unit.DAY,
    "周": Unit.WEEK,
}

_KINDS = {
    "%": Kind.PERCENT,
    "％": Kind.PERCENT,
    "个百分点": Kind.POINTS,
    "百分点": Kind.POINTS,
    "倍": Kind.MULTIPLE,
    "年代": Kind.DECADE,
    "月": Kind.MONTH,
    "月份": Kind.MONTH,
    "号": Kind.DAY,
    _TENTHS: Kind.FRACTION,
}

# 成 is no tenth in these words: 三成立, 二成功.
_NOT_TENTHS = tuple("立功为员果本就效长都熟")
# These words are units only of large amounts: 50亿度, 3万方.
_LARGE_ONLY = {"度", "方"}
_LARGE = 10_000
_GROWING = ("增", "长", "提高", "扩大", "升", "多", "高")
_MONEY = {Unit.YUAN, Unit.JIAO, Unit.FEN, Unit.DOLLAR}

_BEFORE = {
    **dict.fromkeys(
        ("超过", "超", "突破", "逾", "高于", "多于", "大于"), Bound.MORE_THAN
    ),
    **dict.fromkeys(("不低于", "不少于", "至少", "不小于"), Bound.AT_LEAST),
    **dict.fromkeys(("不超过", "不高于", "不大于", "不多于", "最多"), Bound.AT_MOST),
    **dict.fromkeys(("低于", "少于", "小于", "不足", "不到"), Bound.LESS_THAN),
    **dict.fromkeys(("约", "大约", "大概"), Bound.ABOUT),
    **dict.fromkeys(("近", "接近", "将近"), Bound.NEARLY),
}
_AFTER = {
    **dict.fromkeys(("以上", "之上"), Bound.AT_LEAST),
    **dict.fromkeys(("以内", "以下", "之内"), Bound.AT_MOST),
    **dict.fromkeys(("左右", "上下", "前后"), Bound.ABOUT),
    **dict.fromkeys(("多", "余"), Bound.MORE_THAN),
}


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of ``words``, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _measure() -> re.Pattern[str]:
    words = any_of([*_UNITS, *_KINDS])
    return re.compile(rf"(?:{words})(?!(?<=年)级)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<bound>{any_of(_BEFORE)})(?:了|过)?\Z")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d]{{0,3}}?(?P<bound>{any_of(_AFTER)})")


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(r"(?:每|平均)(公斤|斤|吨|亩|公顷)[^，。；]*\Z")


def has_measure(text: str, end: int) -> bool:
    """Tell whether a unit stands at ``end`` of ``text``."""
    return _measure().match(text, end) is not None


def measure_beside(
    text: str, start: int, end: int, value: Decimal
) -> tuple[Kind, Unit | None, int]:
    """Return what the number from ``start`` to ``end`` counts, and where that ends."""
    name = _measure().match(text, end)
    if name is None or not _is_measure(text, start, name, value):
        return Kind.QUANTITY, None, end
    word = name[0]
    kind = _KINDS.get(word, Kind.QUANTITY)
    if kind is Kind.MULTIPLE:
        lead = text[max(0, start - 5) : start]
        kind = Kind.GROWTH if any(g in lead for g in _GROWING) else kind
    return kind, _UNITS.get(word), name.end()


def _is_measure(text: str, start: int, name: re.Match[str], value: Decimal) -> bool:
    """Tell the units from the same characters in other words."""
    word = name[0]
    if word == _TENTHS:
        return 0 < value < 10 and not text.startswith(_NOT_TENTHS, name.end())  # noqa: PLR2004
    if word == _CENTS:
        return paid_for(text, start, name.start(), Unit.FEN) is not None
    return word not in _LARGE_ONLY or value >= _LARGE


def paid_for(text: str, start: int, end: int, unit: Unit | None) -> Unit | None:
    """Return what an amount of money is paid for: 每斤0.2元, 300万元/亩."""
    if unit not in _MONEY:
        return None
    if text.startswith(("/", "每"), end) and (name := _measure().match(text, end + 1)):
        return _UNITS.get(name[0])
    rate = _rate().search(text[max(0, start - 20) : start])
    return _UNITS[rate[1]] if rate else None


def bound_beside(text: str, start: int, end: int, unit: Unit | None = None) -> Bound:
    """Return the bound that stands before or after the number."""
    if after := _after().match(text, end, end + 8):
        return _AFTER[after["bound"]]
    if before := _before().search(text[max(0, start - 4) : start]):
        word = before["bound"]
        # 近三年 is the last three years, not nearly three.
        if word != "近" or unit is not Unit.YEAR:
            return _BEFORE[word]
    return Bound.EXACT
