"""The numbers that Word puts before paragraphs, and does not write into them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
# No heading is numbered higher; a number made for more would be an attack.
_HIGHEST = 9_999
_DEEPEST = 9


def chinese(number: int) -> str:
    """Return ``number``, below a hundred, as Chinese counts: 十二, 二十."""
    tens, units = divmod(number, 10)
    if tens > 9:  # noqa: PLR2004 (two digits)
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return ten + (_DIGITS[units] if units or not tens else "")


def roman(number: int) -> str:
    """Return ``number`` in Roman figures."""
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    figures = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    text = ""
    for value, figure in zip(values, figures, strict=True):
        text += figure * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) if number else ""


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)  # noqa: PLR2004 (Unicode has so many)


# ECMA-376-1, 17.18.59 ST_NumberFormat; what is not named counts in digits.
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "ideographDigital": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class Numbering:
    """Counts the numbered paragraphs of a Word file, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is that of ``word/numbering.xml``, if there is one."""
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.iterfind(f"{W}abstractNum"):
            self._levels[abstract.get(f"{W}abstractNumId", "")] = {
                number(level.get(f"{W}ilvl")): _level(level)
                for level in abstract.iterfind(f"{W}lvl")
            }
        for found in root.iterfind(f"{W}num"):
            self._lists[found.get(f"{W}numId", "")] = value(found, "abstractNumId")

    def label(self, identifier: str, depth: int) -> str:
        """Return the number of the next paragraph of a list, as Word shows it."""
        abstract = self._lists.get(identifier, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or not 0 <= depth < _DEEPEST:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, _HIGHEST)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            found = levels.get(place, level)
            form = _FORMATS.get(found.form, str)
            return form(counts.get(place, found.start))

        label = re.sub(r"%(\d)", shown, level.text) if level.form != "bullet" else ""
        return f"{label} " if label[-1:].isascii() and label else label


def value(node: etree._Element, name: str) -> str:
    """Return the ``w:val`` of the child ``name``, or nothing."""
    child = node.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))


def number(text: str | None) -> int:
    """Return the small number that ``text`` is, or 0."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*", text or "", re.ASCII)
    return int(found[1]) if found else 0


def _level(node: etree._Element) -> _Level:
    start = number(value(node, "start") or "1")
    return _Level(start, value(node, "numFmt"), value(node, "lvlText")[:40])
