"""Rules of the family Y for English quotation marks and brackets: American style."""

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

_STRAIGHT = re.compile(r"[\"']")
_CURLY = re.compile(r"[‘’“”]")
# Feet and inches, minutes and seconds.
_PRIME = re.compile(r"(?<=\d)[\"']")
_SINGLE = re.compile(r"(?<![\w’])‘[^‘’“”]+’(?!\w)")
_OUTSIDE = re.compile(r"”(?<![\s?!.,…]”)[.,](?!\.)|\"(?<=\w\")[.,](?!\.)")
_INSIDE = re.compile(r"[.,][”\"]")
_BRACKETS = {"(": ")", "[": "]", "“": "”"}
_CLOSING = {close: opening for opening, close in _BRACKETS.items()}


def straight_quotation_mark(bitext: Bitext) -> Iterator[Finding]:
    """Y104: a quotation mark or an apostrophe is straight in a text with curly ones.

    The house sets ’ “ ” (docs/decisions.md, 5). A text of another tool is asked to be
    consistent only, so the rarer kind is found.
    """
    if is_house_text(bitext) or prevails(bitext, _CURLY, _STRAIGHT):
        yield from in_english(
            bitext, _straight, "A straight mark: {found}.", "Write ’, or “ and ”."
        )
    else:
        yield from in_english(
            bitext,
            by_pattern(_CURLY),
            "A curly mark, where most are straight: {found}.",
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
    before, after = (
        text[place - 1 : place] if place else "",
        text[place + 1 : place + 2],
    )
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

    slips = by_pattern(_SINGLE, within="‘")
    return in_english(
        bitext,
        find,
        "Single quotation marks: {found}.",
        "Write “ ”; ‘ ’ stand within them only.",
    )


def mark_outside_quotation(bitext: Bitext) -> Iterator[Finding]:
    """Y106: a period or comma follows the closing quotation mark.

    American style sets both inside. In texts of other tools that mostly set them
    outside, this is spared.
    """
    if not is_house_text(bitext) and prevails(bitext, _OUTSIDE, _INSIDE):
        return iter(())
    return in_english(
        bitext,
        by_pattern(_OUTSIDE, lambda m: m[0][-1] + m[0][:-1], within='”"'),
        "A mark follows the closing quotation mark: {found}.",
        "Set it inside.",
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
                f"A mark stands alone: {marks}.",
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
    numbers = frozenset(match.end() - 1 for match in _LIST_NUMBER.finditer(text))
    alone = _without_counterpart(text, numbers, are_numbers=False)
    if alone and numbers:
        other = _without_counterpart(text, numbers, are_numbers=True)
        alone = min(alone, other, key=len)
    return alone


def _without_counterpart(
    text: str, numbers: Container[int], *, are_numbers: bool
) -> list[int]:
    """Return what is alone where ``numbers`` are read as such, or as remarks."""
    stack: list[int] = []
    alone: list[int] = []
    for match in _ANY_BRACKET.finditer(text):
        mark, place = match[0], match.start()
        if are_numbers and place in numbers:
            continue
        if mark in _BRACKETS:
            stack.append(place)
        elif stack and text[stack[-1]] == _CLOSING[mark]:
            stack.pop()
        elif place not in numbers:
            alone.append(place)
    return sorted(alone + stack)
