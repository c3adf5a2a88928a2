"""Figures by value, and the numbers of headings, as words that both languages share.

``#35000000`` stands for 3500万 and 35 million, ``§2`` for （二）, 二是, II. and Second.
Alignment needs many figures fast, and none for certain: one misread costs nothing.
"""

from __future__ import annotations

import re

_CHINESE = re.compile(r"(?<![A-Za-z\d])(\d[\d,，]*(?:[.．]\d+)?)(万亿|亿|万)?")
_ENGLISH = re.compile(
    r"(?<![A-Za-z\d])(\d[\d,]*(?:\.\d+)?)(?:[- ](thousand|million|billion|trillion))?"
)
_SCALES = {
    "": 1.0,
    "万": 1e4,
    "亿": 1e8,
    "万亿": 1e12,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_PLAIN = str.maketrans("．", ".", ",，")
_CHINESE_HEADING = re.compile(
    r"\s*[（(]?第?([一二三四五六七八九十]{1,3}|\d{1,2}(?!\d))(?:[、.．）)章节条]|是)"
)
_ENGLISH_HEADING = re.compile(
    r"\s*\(?(?:(?i:chapter|part|section|article) )?"
    r"(?:(\d{1,2}|[IVX]{1,5})(?=[.): ]|$)|((?i:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth))(?:ly)?,)"
)
_DIGITS = "零一二三四五六七八九十"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}


def chinese_numbers(sentence: str) -> list[str]:
    """Return the figures of ``sentence``, and the number it begins with."""
    numbers = [_by_value(*found) for found in _CHINESE.findall(sentence)]
    if heading := _CHINESE_HEADING.match(sentence):
        numbers.append(f"§{_chinese_rank(heading[1])}")
    return numbers


def english_numbers(sentence: str) -> list[str]:
    """Return the figures of ``sentence``, and the number it begins with."""
    numbers = [_by_value(*found) for found in _ENGLISH.findall(sentence)]
    if heading := _ENGLISH_HEADING.match(sentence):
        numbers.append(f"§{_english_rank(heading[1] or heading[2].lower())}")
    return numbers


def _by_value(digits: str, scale: str) -> str:
    return f"#{float(digits.translate(_PLAIN)) * _SCALES[scale]:.12g}"


def _chinese_rank(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    rank = _DIGITS.index(ones[-1]) if ones else 0
    return rank + (10 * (_DIGITS.index(tens[-1]) if tens else 1) if ten else 0)


def _english_rank(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    if numeral in _ORDINALS:
        return _ORDINALS[numeral]
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )
