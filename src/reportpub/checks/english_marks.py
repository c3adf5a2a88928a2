"""Rules of the family Y for English marks: American style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.checks.rule import Finding
from reportpub.checks.slips import (
    NARROW,
    by_pattern,
    in_english,
    is_house_text,
    prevails,
)
from reportpub.model.bitext import Bitext

_DOUBLE_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
# An ellipsis may be spaced, and a decimal point may come first.
_SPACE_BEFORE = re.compile(
    r"(?<=[^\s.])[ \u00a0]+(?=[,;:!?)\]’”%](?![\w.])|\.(?![.\w]| \.))"
)
_SPACE_MISSING = re.compile(
    r"[,;](?<=[A-Za-z].)(?=[A-Za-z])|[.?!](?<=[a-z].)(?=[A-Z][a-z])"
)
_DOUBLE_HYPHEN = re.compile(r"[ ]?(?<!-)--(?!-)[ ]?")
_SPACED_HYPHEN = re.compile(r"(?<=[A-Za-z,)”]) [-–] (?=[A-Za-z(“])")
_SPACED_DASH = re.compile(r" +— *(?=\S)|—(?<=\S.) +(?=\S)")
_DASH = re.compile(r"—")
_CLOSE_DASH = re.compile(r"(?<=\S)—(?=\S)")
_YEARS = re.compile(r"(?<![\w.\-–/])(\d+(?:,\d{3})*)-(\d+(?:,\d{3})*)(?![\w\-–/])")
_RANGE = re.compile(r"\d–\d")
_FULL_WIDTH = re.compile(
    r"(?P<sure>[０-９Ａ-Ｚａ-ｚ]+|[，；：？！](?=\s|$)|[．％])"
    r"|[\uff01-\uff5e、。《》〈〉「」『』]|\u3000+"
)
_DOUBLED = re.compile(r"[,;:]{2,}|[,;:]\.|\.(?:(?<!\.\.)\.(?!\.)|(?<=[a-z]{4}\.),)")


def double_space(bitext: Bitext) -> Iterator[Finding]:
    """Y101: two spaces stand side by side in the English."""
    return in_english(
        bitext,
        by_pattern(_DOUBLE_SPACE, lambda _: " "),
        "Two spaces stand side by side.",
        "Keep one.",
    )


def space_before_mark(bitext: Bitext) -> Iterator[Finding]:
    """Y102: a space stands before an English mark."""
    return in_english(
        bitext,
        by_pattern(_SPACE_BEFORE, lambda _: ""),
        "A space stands before a mark.",
        "Close it up.",
    )


def space_missing(bitext: Bitext) -> Iterator[Finding]:
    """Y103: a space is missing after an English mark.

    Mended after a comma and a semicolon; after a point a person must look.
    """

    def spaced(match: re.Match[str]) -> str | None:
        return f"{match[0]} " if match[0] in ",;" else None

    return in_english(
        bitext,
        by_pattern(_SPACE_MISSING, spaced),
        "A space is missing after a mark.",
        "Write a space.",
    )


def hyphen_for_dash(bitext: Bitext) -> Iterator[Finding]:
    """Y107: hyphens stand for a dash.

    In texts of other tools that mostly write “--”, this is spared.
    """
    if not is_house_text(bitext) and prevails(bitext, _HYPHENS, _DASH):
        return iter(())
    return in_english(
        bitext,
        by_pattern(_HYPHENS, lambda _: "—", within="-–"),
        "Hyphens stand for a dash: {found}.",
        "Write “—” without spaces.",
    )


_HYPHENS = re.compile(f"{_DOUBLE_HYPHEN.pattern}|{_SPACED_HYPHEN.pattern}")


def spaced_dash(bitext: Bitext) -> Iterator[Finding]:
    """Y108: an English dash has spaces beside it.

    American style sets none. In texts of other tools that mostly set them, this is
    spared.
    """
    if not is_house_text(bitext) and prevails(bitext, _SPACED_DASH, _CLOSE_DASH):
        return iter(())
    return in_english(
        bitext,
        by_pattern(_SPACED_DASH, lambda _: "—", within="—"),
        "A dash has spaces beside it.",
        "Close them up.",
    )


def hyphen_in_range(bitext: Bitext) -> Iterator[Finding]:
    """Y109: a range of figures has a hyphen in a text that has en dashes.

    Dates and codes with several hyphens are spared, and the official habit of writing
    every range with a hyphen, in texts of other tools.
    """
    if not is_house_text(bitext) and not prevails(bitext, _RANGE, _YEARS):
        return iter(())
    return in_english(
        bitext,
        by_pattern(_YEARS, _with_en_dash, within="-"),
        "A range has a hyphen: {found}.",
        "Write an en dash: “–”.",
    )


def _with_en_dash(match: re.Match[str]) -> str | None:
    first, last = (int(match[n].replace(",", "")) for n in (1, 2))
    # 2020-21 is a range too, but 532-1 may be a code.
    return f"{match[1]}–{match[2]}" if first < last else None


def full_width_in_english(bitext: Bitext) -> Iterator[Finding]:
    """Y110: a Chinese mark or a full-width character stands in the English."""

    def narrow(match: re.Match[str]) -> str | None:
        # A space may be wanted beside a mark that brought its own.
        return match["sure"] and match["sure"].translate(NARROW)

    return in_english(
        bitext,
        by_pattern(_FULL_WIDTH, narrow),
        "As wide as a Chinese character: {found}.",
        "Write the English mark, digit, or letter.",
    )


def doubled_english_mark(bitext: Bitext) -> Iterator[Finding]:
    """Y111: two English marks stand side by side that cannot.

    The same mark twice is mended; of two different ones a person must choose.
    """

    def one(match: re.Match[str]) -> str | None:
        marks = match[0]
        return marks[0] if len(set(marks)) == 1 else None

    return in_english(
        bitext,
        by_pattern(_DOUBLED, one),
        "Two marks stand side by side: {found}.",
        "Keep the one that is meant.",
    )
