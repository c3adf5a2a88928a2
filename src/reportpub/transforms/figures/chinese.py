"""The figures of a Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from reportpub.model.figure import Bound, Figure, Kind, Strength
from reportpub.model.unit import Unit
from reportpub.transforms.figures.chinese_number import (
    MAGNITUDE,
    MIXED,
    NUMERALS,
    arabic_value,
    digit_values,
    magnitude_value,
    mixed_value,
    numeral_value,
)
from reportpub.transforms.figures.events import named_figures
from reportpub.transforms.figures.series import shared_units

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

_UNITS = {
    "元": Unit.YUAN,
    "块钱": Unit.YUAN,
    "角钱": Unit.JIAO,
    "毛钱": Unit.JIAO,
    "分钱": Unit.FEN,
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
}

# Set phrases in which nothing is counted.
_PHRASES = ["千方百计", "千家万户", "千军万马", "千辛万苦", "千千万万", "成千上万", "千钧", "百花齐放", "百家争鸣", "三百六十行", "五湖四海", "四面八方", "四通八达", "十全十美", "百折不挠", "万众一心", "大众创业万众创新", "三令五申", "千秋万代", "百年大计", "千载难逢", "百尺竿头", "四两拨千斤", "千里", "百货", "百强"]

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

_HUNDRED = Decimal(100)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _figure() -> re.Pattern[str]:
    number = rf"(?:{MIXED}|{NUMERALS})"
    return re.compile(
        rf"(?P<relative>{_any(_RELATIVE_YEARS)})"
        r"|今(?P<both>明)两年"
        rf"|(?P<phrase>{_any(_PHRASES)})"
        r"|(?P<each>均|分别|都[要达增降])"
        r"|“?(?P<plan>十[一二三四五六])五”?|“(?P<early_plan>[一二三四五六七八九十])五”"
        r"|翻了?(?P<doublings>[一两二三四])?番"
        r"|(?P<half>一半)|(?P<majority>半数|过半|对半)"
        r"|(?P<half_year>(?<![上下])半年)"
        rf"|百分之(?P<percent>{number}(?:点{NUMERALS})?)"
        rf"|(?P<parts>{number})分之(?P<part>{number})"
        rf"|第(?P<ordinal>{number})"
        rf"|^\s*(?P<point>{NUMERALS}(?=、))"
        rf"|^\s*(?P<label>（{NUMERALS}）|\({NUMERALS}\)|[（(]?[0-9]+[）).．、](?![0-9]))"
        r"|(?P<over>[0-9]+)/(?P<under>[0-9]+)(?![0-9/])"
        rf"|(?P<mixed>{MIXED})"
        rf"|(?P<numeral>{NUMERALS})(?P<odd>[多余](?P<magnitude>{MAGNITUDE}*))?"
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any([*_UNITS, *_KINDS, '成', '分'])})(?!(?<=年)级)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<bound>{_any(_BEFORE)})(?:了|过)?\Z")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d]{{0,3}}?(?P<bound>{_any(_AFTER)})")


def read_chinese(text: str) -> tuple[Figure, ...]:
    """Return the figures of ``text`` in their order, those it implies last."""
    found = shared_units(text, list(_stated(text)))
    return (*found, *named_figures(text))


def _stated(text: str) -> Iterator[Figure]:
    for match in _figure().finditer(text):
        group = match.lastgroup
        assert group is not None
        if match["mixed"]:
            yield _mixed(text, match)
        elif match["numeral"]:
            yield from _numeral(text, match)
        else:
            yield from _idiom(text, match)


def _idiom(text: str, match: re.Match[str]) -> Iterator[Figure]:
    start, end, words = match.start(), match.end(), match[0]
    bound = _bound(text, start, end, None)

    def figure(
        kind: Kind,
        value: Decimal | int,
        strength: Strength = Strength.SOFT,
        unit: Unit | None = None,
        step: Decimal = Decimal(1),
    ) -> Figure:
        return Figure(
            start,
            end,
            words,
            kind,
            Decimal(value),
            step,
            unit,
            bound,
            strength,
        )

    if match["relative"]:
        yield figure(Kind.RELATIVE_YEAR, _RELATIVE_YEARS[match["relative"]])
    elif match["each"]:
        yield figure(Kind.EACH, 1)
    elif match["both"]:
        yield figure(Kind.RELATIVE_YEAR, 0)
        yield figure(Kind.RELATIVE_YEAR, 1)
        yield figure(Kind.QUANTITY, 2, unit=Unit.YEAR)
    elif plan := match["plan"] or match["early_plan"]:
        # A period may be “these five years”; a plan goes by its number.
        period = text.startswith(("时期", "期间"), end)
        strength = Strength.SOFT if period else Strength.HARD
        yield figure(Kind.PLAN, numeral_value(plan) or 0, strength)
        yield figure(Kind.QUANTITY, 5, unit=Unit.YEAR)
    elif words.startswith("翻"):
        times = {"两": 2, "二": 2, "三": 3, "四": 4}.get(match["doublings"] or "", 1)
        yield figure(Kind.MULTIPLE, 2**times, Strength.HARD)
    elif match["half"]:
        yield figure(Kind.FRACTION, 50, Strength.HARD)
    elif match["majority"]:
        yield figure(Kind.FRACTION, 50)
    elif match["half_year"]:
        yield figure(Kind.QUANTITY, 6, unit=Unit.MONTH)
    elif match["percent"]:
        value, step = _decimal(match["percent"])
        if value is not None:
            # 百分之百 is “all” as well.
            strength = Strength.SOFT if value == _HUNDRED else Strength.HARD
            yield figure(Kind.PERCENT, value, strength, step=step)
    elif match["parts"]:
        whole, part = _plain(match["parts"]), _plain(match["part"])
        if whole and part:
            yield figure(Kind.FRACTION, part / whole * _HUNDRED, Strength.HARD)
    elif match["over"]:
        if int(match["under"]):
            part = Decimal(match["over"]) / Decimal(match["under"])
            yield figure(Kind.FRACTION, part * _HUNDRED, Strength.HARD)
    elif match["ordinal"]:
        value = _plain(match["ordinal"])
        if value is not None:
            # 第一 is often “leading”, 第三产业 “services”; the others are counted.
            soft = match["ordinal"] == "一" or text.startswith("产业", end)
            yield figure(Kind.ORDINAL, value, Strength.SOFT if soft else Strength.HARD)
    elif match["point"]:
        value = _plain(match["point"])
        if value is not None:
            yield figure(Kind.LABEL, value)
    elif match["label"]:
        value = _plain(match["label"].strip(" \t（）().．、"))
        if value is not None:
            yield figure(Kind.LABEL, value, Strength.HARD)


def _plain(number: str) -> Decimal | None:
    if number[0] in "零〇一二两三四五六七八九十百千万亿":
        return numeral_value(number)
    return mixed_value(number)[0]


def _decimal(number: str) -> tuple[Decimal | None, Decimal]:
    whole, point, places = number.partition("点")
    if not point:
        if number[0] in "零〇一二两三四五六七八九十百千万亿":
            return numeral_value(number), Decimal(1)
        return mixed_value(number)[:2]
    left = numeral_value(whole)
    if left is None:
        return None, Decimal(1)
    digits = "".join(str("零一二三四五六七八九".find(mark)) for mark in places)
    return arabic_value(f"{left}.{digits}")


def _mixed(text: str, match: re.Match[str]) -> Figure:
    words = match[0]
    value, step, scale = mixed_value(words)
    year = len(words) == 4 and step == scale == 1  # noqa: PLR2004
    return _with_unit(
        text,
        match.start(),
        match.end(),
        value,
        step,
        Bound.MORE_THAN if "多" in words or "余" in words else None,
        Strength.HARD,
        scale,
        looks_like_year=year and 1800 <= value < 2200,  # noqa: PLR2004
    )


def _numeral(text: str, match: re.Match[str]) -> Iterator[Figure]:
    numeral = match["numeral"]
    before = text[match.start() - 1 : match.start()]
    if before in _VAGUE or (
        numeral in _EMPTY and before != "上" and not _unit().match(text, match.end())
    ):
        return
    for digit in digit_values(numeral):
        yield Figure(
            match.start(),
            match.end(),
            numeral,
            Kind.QUANTITY,
            digit,
            strength=Strength.SOFT,
        )
    value = numeral_value(numeral)
    if value is None:
        return
    scale = magnitude_value(match["magnitude"] or "")
    value *= scale
    figure = _with_unit(
        text,
        match.start(),
        match.end(),
        value,
        Decimal(1),
        Bound.MORE_THAN if match["odd"] else None,
        Strength.SOFT,
        scale,
        looks_like_year=len(numeral) == 4 and 1800 <= value < 2200,  # noqa: PLR2004
    )
    yield replace(figure, strength=Strength.HARD) if _is_counted(figure) else figure


def _is_counted(figure: Figure) -> bool:
    """Tell whether a number in Chinese characters is one that English always says.

    The official translations do so with measures, spans of years and numbers from 11
    on; they drop 两个, 三农 and 一方面.
    """
    if figure.kind is Kind.QUANTITY and figure.unit is None:
        return "十" in figure.text and figure.value > 10  # noqa: PLR2004
    if figure.unit in {Unit.FEN, Unit.JIAO}:
        # 每一分钱 is every penny.
        return False
    if figure.unit in {Unit.YEAR, Unit.MONTH}:
        return 1 < figure.value < 100  # noqa: PLR2004
    if figure.unit:
        return figure.value > 1
    return figure.kind in {Kind.NAME, Kind.YEAR, Kind.DECADE}


# Alone these stand in words (万众, 亿民) but for 上亿 and 万吨.
_EMPTY = {"零", "万", "亿"}
_VAGUE = {"几", "数"}


def _with_unit(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    step: Decimal,
    bound: Bound | None,
    strength: Strength,
    scale: Decimal,
    *,
    looks_like_year: bool,
) -> Figure:
    kind, unit = Kind.QUANTITY, None
    if name := _unit().match(text, end):
        word = name[0]
        if word == "年" and looks_like_year:
            kind, end = Kind.YEAR, name.end()
        elif word == "成":
            if 0 < value < 10 and text[name.end() : name.end() + 1] not in _NOT_TENTHS:  # noqa: PLR2004
                kind, value, step, end = (
                    Kind.FRACTION,
                    value * 10,
                    step * 10,
                    name.end(),
                )
        elif word in _KINDS:
            kind, end = _KINDS[word], name.end()
            if kind is Kind.MULTIPLE and _grows(text, start):
                kind = Kind.GROWTH
        elif word == "分":
            if _per(text, start, end):
                unit, end = Unit.FEN, name.end()
        elif word not in {"度", "方"} or value >= 10_000:  # noqa: PLR2004
            unit, end = _UNITS[word], name.end()
    per = _per(text, start, end) if unit in _MONEY else None
    if kind is Kind.DAY and text[start - 1 : start] != "月":
        kind = Kind.NAME
    if unit is Unit.DAY and text[start - 1 : start] == "月":
        kind, unit = Kind.DAY, None
    elif kind is Kind.QUANTITY and not unit and not bound and looks_like_year:
        kind = Kind.YEAR if text[end : end + 1] in _AFTER_YEAR else kind
    return Figure(
        start,
        end,
        text[start:end],
        kind,
        value,
        step,
        unit,
        bound or _bound(text, start, end, unit),
        strength,
        scale,
        per,
    )


_MONEY = {Unit.YUAN, Unit.JIAO, Unit.FEN, Unit.DOLLAR}


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(r"(?:每|平均)(公斤|斤|吨|亩|公顷)[^，。；]*\Z")


def _per(text: str, start: int, end: int) -> Unit | None:
    """Return what an amount of money is paid for: 每斤0.2元, 300万元/亩."""
    if text.startswith(("/", "每"), end) and (unit := _unit().match(text, end + 1)):
        return _UNITS.get(unit[0])
    rate = _rate().search(text[max(0, start - 20) : start])
    return _UNITS[rate[1]] if rate else None


_NOT_TENTHS = set("立功为员果本就效长都熟")
# A bare 2025 is a year where nothing is counted: 中国制造2025》, 2006－2020年.
_AFTER_YEAR = set("》”）)－—-–~～、至到， ") | {""}


def _grows(text: str, start: int) -> bool:
    before = text[max(0, start - 5) : start]
    return any(
        word in before for word in ("增", "长", "提高", "扩大", "升", "多", "高")
    )


def _bound(text: str, start: int, end: int, unit: Unit | None) -> Bound:
    if (after := _after().match(text, end, end + 8)) is not None:
        return _AFTER[after["bound"]]
    if before := _before().search(text[max(0, start - 4) : start]):
        word = before["bound"]
        # 近三年 is the last three years, not nearly three.
        if word != "近" or unit is not Unit.YEAR:
            return _BEFORE[word]
    return Bound.EXACT
