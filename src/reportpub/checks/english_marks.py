"""Rules of the family Y for English marks: American style."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from reportpub.checks.rule import Finding
from reportpub.checks.slips import (
    Slip,
    by_pattern,
    in_english,
    is_house_text,
    prevails,
)
from reportpub.model.bitext import Bitext

_DOUBLE_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
# An ellipsis may be spaced, and a decimal point may come first.
_SPACE_BEFORE = re.compile(r"(?<=[^\s.])[ \u00a0]+(?=[,;:!?)\]’”%](?![\w.])|\.(?![.\w]))")
_SPACE_MISSING = re.compile(r"(?<=[A-Za-z])[,;](?=[A-Za-z])|(?<=[a-z][.?!])(?=[A-Z][a-z])")
_STRAIGHT = re.compile(r"[\"']")
_CURLY = re.compile(r"[‘’“”]")
# Feet and inches, minutes and seconds.
_PRIME = re.compile(r"(?<=\d)[\"']")
_SINGLE = re.compile(r"(?<![\w’])‘[^‘’“”]+’(?!\w)")
_OUTSIDE = re.compile(r"(?<=[^\s?!.,…])([”’]*[”])([.,])(?!\.)")
_INSIDE = re.compile(r"[.,][”\"]")
_STRAIGHT_OUTSIDE = re.compile(r"(?<=\w)\"[.,](?!\.)")
_DOUBLE_HYPHEN = re.compile(r"[ ]?(?<!-)--(?!-)[ ]?")
_SPACED_HYPHEN = re.compile(r"(?<=[A-Za-z,)”]) [-–] (?=[A-Za-z(“])")
_SPACED_DASH = re.compile(r"(?<=\S)(?: +—[ ]*|—[ ]+)(?=\S)")
_DASH = re.compile(r"—")
_CLOSE_DASH = re.compile(r"(?<=\S)—(?=\S)")
_YEARS = re.compile(r"(?<![\w.\-–/])(\d+(?:,\d{3})*)-(\d+(?:,\d{3})*)(?![\w\-–/])")
_RANGE = re.compile(r"\d–\d")
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e]+|[、。《》〈〉「」『』]|\u3000+")
_DOUBLED = re.compile(r"([,;:])\1+|(?<!\.)\.\.(?!\.)|[,;:][.;,:]|(?<=[a-z]{4})\.,")
_BRACKETS = {"(": ")", "[": "]", "“": "”"}
_CLOSING = {close: opening for opening, close in _BRACKETS.items()}


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
        return f"{match[0]} " if match[0] else None

    return in_english(
        bitext,
        by_pattern(_SPACE_MISSING, spaced),
        "A space is missing after a mark.",
        "Write a space.",
    )


def straight_quotation_mark(bitext: Bitext) -> Iterator[Finding]:
    """Y104: a quotation mark or an apostrophe is straight in a text with curly ones.

    The house sets ’ “ ” (docs/decisions.md, 5). A text of another tool is asked to be
    consistent only, so the rarer kind is found.
    """
    if is_house_text(bitext) or prevails(bitext, _CURLY, _STRAIGHT):
        yield from in_english(
            bitext, _straight, "{found} is straight.", "Write ’, or “ and ”."
        )
    else:
        yield from in_english(
            bitext,
            by_pattern(_CURLY),
            "{found} is curly, while others in the text are straight.",
            "Write all of them in one manner.",
        )


def _straight(text: str) -> list[Slip]:
    primes = {match.start() for match in _PRIME.finditer(text)}
    return [
        Slip(match.span(), _curled(text, match.start()))
        for match in _STRAIGHT.finditer(text)
        if match.start() not in primes
    ]


def _curled(text: str, place: int) -> str | None:
    """Return the curly form of the mark at ``place`` where its neighbours tell it."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    opens = not before or before.isspace() or before in "([—“‘"
    closes = not after or after.isspace() or after in ")],.;:?!—’”"
    if text[place] == "'":
        # ’90s, ’tis, and a quotation look alike at the beginning of a word.
        return None if opens else "’"
    if opens == closes:
        return None
    return "“" if opens else "”"


def single_quotation_marks(bitext: Bitext) -> Iterator[Finding]:
    """Y105: single quotation marks stand where double ones are meant.

    Within double ones they are right.
    """

    def find(text: str) -> list[Slip]:
        return [
            slip
            for slip in slips(text)
            if text.count("“", 0, slip.spot[0]) <= text.count("”", 0, slip.spot[0])
        ]

    slips = by_pattern(_SINGLE)
    return in_english(
        bitext,
        find,
        "{found} has single quotation marks.",
        "Write “ ”; ‘ ’ stand within them only.",
    )


def mark_outside_quotation(bitext: Bitext) -> Iterator[Finding]:
    """Y106: a period or comma follows the closing quotation mark.

    American style sets both inside. In texts of other tools that mostly set them
    outside, this is spared.
    """
    if not is_house_text(bitext) and prevails(bitext, _OUTSIDE_ANY, _INSIDE):
        return iter(())
    return in_english(
        bitext,
        by_pattern(_OUTSIDE_ANY, lambda match: match[0][-1] + match[0][:-1]),
        "{found}: the mark follows the closing quotation mark.",
        "Set it inside.",
    )


_OUTSIDE_ANY = re.compile(f"{_OUTSIDE.pattern}|{_STRAIGHT_OUTSIDE.pattern}")


def hyphen_for_dash(bitext: Bitext) -> Iterator[Finding]:
    """Y107: hyphens stand for a dash.

    In texts of other tools that mostly write “--”, this is spared.
    """
    if not is_house_text(bitext) and prevails(bitext, _HYPHENS, _DASH):
        return iter(())
    return in_english(
        bitext,
        by_pattern(_HYPHENS, lambda _: "—"),
        "{found} stands for a dash.",
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
        by_pattern(_SPACED_DASH, lambda _: "—"),
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
        by_pattern(_YEARS, _with_en_dash),
        "{found} is a range with a hyphen.",
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
        return match[0].translate(_NARROW) if match[0].isalnum() else None

    return in_english(
        bitext,
        by_pattern(_FULL_WIDTH, narrow),
        "{found} is as wide as a Chinese character.",
        "Write the English mark, digit, or letter.",
    )


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


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
        "{found}: two marks stand side by side.",
        "Keep the one that is meant.",
    )


def unbalanced_english(bitext: Bitext) -> Iterator[Finding]:
    """Y112: a bracket or quotation mark has no counterpart in its English group.

    Straight quotation marks cannot be told apart and are spared, and so are numbers
    of lists such as “1)”.
    """
    for pair in bitext.pairs:
        places = _alone(pair.target_text)
        if places:
            spots = tuple((place, place + 1) for place in places)
            marks = ", ".join(f"“{pair.target_text[place]}”" for place in places)
            yield Finding(
                pair,
                pair.target[0],
                f"{marks} has no counterpart.",
                "Add it, or take the other half away.",
                target=spots,
            )


_LIST_NUMBER = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}|[a-z]|[ivx]+)\)")
_ANY_BRACKET = re.compile(r"[()\[\]“”]")


def _alone(text: str) -> list[int]:
    """Return where the brackets of ``text`` stand that have no counterpart.

    The bracket of “2)” may close a list's number or a remark (as in phase 2): it is
    read in the way that leaves fewer alone.
    """
    alone = _without_counterpart(text, frozenset())
    if alone:
        numbers = frozenset(match.end() - 1 for match in _LIST_NUMBER.finditer(text))
        alone = min(alone, _without_counterpart(text, numbers), key=len)
    return alone


def _without_counterpart(text: str, passed: Container[int]) -> list[int]:
    stack: list[int] = []
    alone: list[int] = []
    for match in _ANY_BRACKET.finditer(text):
        mark, place = match[0], match.start()
        if place in passed:
            continue
        if mark in _BRACKETS:
            stack.append(place)
        elif stack and text[stack[-1]] == _CLOSING[mark]:
            stack.pop()
        else:
            alone.append(place)
    return sorted(alone + stack)
