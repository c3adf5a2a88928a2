"""English numbers that count nothing: in names, titles, dates and headings."""

from __future__ import annotations

import re
from functools import cache

from reportpub.model.figure import Kind
from reportpub.transforms.figures.english_terms import MONTHS, measure_after

# Before these a hyphen does not make a name: mid-2015.
_PREFIXES = {
    *("mid", "early", "late", "pre", "post", "sub", "under", "over", "than"),
    *("rate", "lines", "year"),
}
_NO_TITLE = {*MONTHS, "in", "since", "by", "from", "year"}
_HEAD = 4


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w’'-]+){0,4}? (?:Meeting|Summit|Conference|Session|Forum|Games)\b"
    )


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(MONTHS)}) \Z", re.IGNORECASE)


@cache
def _month_after() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(MONTHS)})\b", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[.)](?![0-9])")


def is_in_name(text: str, start: int, end: int) -> bool:
    """Tell whether letters touch the digits: C919, Chang’e-4, 5G (but not mid-2015)."""
    if text[end : end + 1].isalpha() and not measure_after(text, end):
        return True
    before = text[max(0, start - 12) : start]
    if not before.endswith("-"):
        return before[-1:].isalpha()
    word = before[:-1].rpartition(" ")[2]
    return word[-1:].isalpha() and word.casefold() not in _PREFIXES


def is_heading(text: str, start: int, end: int) -> bool:
    """Tell whether the text begins with this number, as a heading does."""
    if start > _HEAD or text[:start].strip(" ("):
        return False
    return _label().match(text, end) is not None


def kind_in_text(text: str, start: int, end: int) -> Kind | None:
    """Return name or label where digits are a part of one, and count nothing."""
    if is_in_name(text, start, end):
        return Kind.NAME
    if is_heading(text, start, end) or _is_point(text, start, end):
        return Kind.LABEL
    return None


def _is_point(text: str, start: int, end: int) -> bool:
    """Tell whether the number numbers a point within the text: “and 2) reform”."""
    return text.startswith(")", end) and text.endswith((" ", "("), 0, start)


def is_in_title(text: str, start: int, end: int) -> bool:
    """Tell whether a year belongs to a name: “the 2014 Youth Olympic Games”."""
    if text.startswith(" ", end) and text[end + 1 : end + 2].isupper():
        return True
    words = text[max(0, start - 20) : start].split()
    if not words or words[-1].casefold() in _NO_TITLE:
        return False
    name = words[-1]
    titled = name[0].isupper() and name.isalpha() and len(words) > 1
    return titled or name.casefold() == "meeting"


def is_dated(text: str, start: int, end: int) -> bool:
    """Tell whether the name of a month stands beside the number."""
    return is_after_month(text, start) or _month_after().match(text, end) is not None


def is_after_month(text: str, start: int) -> bool:
    """Tell whether the name of a month stands before the number."""
    return _month_before().search(text[max(0, start - 11) : start]) is not None


def is_meeting(text: str, end: int, digits: str, suffix: str) -> bool:
    """Tell whether an ordinal numbers a meeting, which Chinese often does not.

    亚太经合组织会议 may be “the 23rd APEC Meeting”. A wrong ending (71th) is no sign of
    a known meeting.
    """
    return suffix == _suffix(digits) and _meeting().match(text, end) is not None


def ordinal_kind(text: str, start: int) -> Kind:
    """Return the kind of an ordinal in digits: a day after a month’s name."""
    return Kind.DAY if is_after_month(text, start) else Kind.ORDINAL


def _suffix(digits: str) -> str:
    if digits.endswith(("11", "12", "13")):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
