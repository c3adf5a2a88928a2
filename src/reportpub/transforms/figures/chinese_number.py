"""Chinese numbers by value: 3636.6亿, 三千五百, 3亿5000万, ２．３万."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

# A digit here is any of [0-9０-９]; a full-width comma groups full-width digits only,
# for between others it separates figures.
ARABIC = (
    r"(?:[0-9]+(?:,[0-9]{3}(?![0-9]))*|[０-９]+(?:[,，][０-９]{3}(?![０-９]))*)"
    r"(?:[.．][0-9０-９]+)?"
)
# 千瓦, 千克 and 百分点 are units.
MAGNITUDE = r"(?:[十万亿]|百(?!分)|千(?![瓦米克伏卡]))"
NUMERALS = r"(?:[零〇一二两三四五六七八九十万亿]|百(?!分)|千(?![瓦米克伏卡]))+"

# Arabic digits with magnitudes: 3636.6亿, 4万多亿, 1亿3千多万.
MIXED = rf"{ARABIC}(?:[多余]?{MAGNITUDE}|(?<=[万亿]){ARABIC}(?={MAGNITUDE}))*[多余]?"

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


def arabic_value(digits: str) -> tuple[Decimal, Decimal]:
    """Return the value of ``digits`` and one in its last place."""
    value = Decimal(digits.translate(_HALF_WIDTH))
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return value, Decimal(1).scaleb(exponent)


def mixed_value(words: str) -> tuple[Decimal, Decimal, Decimal]:
    """Return the value of what ``MIXED`` matches, its step and its magnitude.

    >>> mixed_value("1亿3千多万")
    (Decimal('130000000'), Decimal('10000000'), Decimal('10000000'))
    """
    total, number, step, scale = Decimal(0), Decimal(0), Decimal(1), Decimal(1)
    for token in _tokens().finditer(words):
        if token["number"]:
            total += number * scale
            number, step = arabic_value(token["number"])
            scale = Decimal(1)
        else:
            scale *= _LARGE.get(token[0]) or _SMALL[token[0]]
    return total + number * scale, step * scale, scale


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{ARABIC})|[十百千万亿]")


def magnitude_value(marks: str) -> Decimal:
    """Return the product of ``marks``: 千亿 is 10 to the 11."""
    product = Decimal(1)
    for mark in marks:
        product *= _LARGE.get(mark) or _SMALL[mark]
    return product


def digit_values(numeral: str) -> tuple[Decimal, ...]:
    """Return the values of neighbouring digits: two or three, of 两三."""
    if len(numeral) in {2, 3} and all(mark in _DIGITS for mark in numeral):
        return tuple(Decimal(_DIGITS[mark]) for mark in numeral)
    return ()


def numeral_value(numeral: str) -> Decimal | None:
    """Return the value of a number in Chinese characters, or None if it has none.

    Digits alone are read one by one (二〇二〇); two or three of them (两三, 三四五) and
    heaps of magnitudes (亿万, 千千万万) are not one number, and have no value.
    """
    if all(mark in _DIGITS for mark in numeral):
        if len(numeral) in {2, 3}:
            return None
        return Decimal("".join(str(_DIGITS[mark]) for mark in numeral))
    total = section = Decimal(0)
    digit: int | None = None
    lowest = 10**9
    for mark in numeral:
        if mark in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[mark]
        elif mark in _SMALL:
            if _SMALL[mark] >= lowest:
                return None
            lowest = _SMALL[mark]
            section += (1 if digit is None else digit) * lowest
            digit = None
        elif mark == "亿":
            total = (total + section + (digit or 0) or 1) * _LARGE[mark]
            section, digit, lowest = Decimal(0), None, 10**9
        else:
            if not (section or digit) and total:
                return None
            total += (section + (digit or 0) or 1) * _LARGE[mark]
            section, digit, lowest = Decimal(0), None, 10**9
    return total + section + (digit or 0)


def number_value(number: str) -> Decimal | None:
    """Return the value of a number in Chinese characters or Arabic digits."""
    if number[0] in _DIGITS or number[0] in _SMALL or number[0] in _LARGE:
        return numeral_value(number)
    return mixed_value(number)[0]


def decimal_value(number: str) -> Decimal | None:
    """Return the value of a number that may have a decimal point: 三点五, 3.5."""
    whole, point, places = number.partition("点")
    value = number_value(whole)
    if not point or value is None:
        return value
    return Decimal(f"{value}.{''.join(str(_DIGITS[mark]) for mark in places)}")
