"""Headings, and the numbers they begin with: 一、, （一）, 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportpub.model.loose import Line
from reportpub.transforms.structure.passages import Passage


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a division: ``rank`` is how deep, 1 for the highest.

    ``head`` may be empty; ``rest`` is what follows it in the same ``line``.
    """

    rank: int
    head: tuple[str, ...]
    rest: Passage | None
    line: Line


Item: TypeAlias = Heading | Passage
"""What a text consists of, in reading order."""

NUMERALS = "一二三四五六七八九十"
# Ranks: 一、, （一）, 1., and sentences that head a paragraph.
PART, SECTION, POINT, TOPIC = 1, 2, 3, 4
NUMBERED = {
    PART: re.compile(
        rf"(?P<n>[{NUMERALS}]{{1,3}})、(?![{NUMERALS}]+、)"
        rf"|第(?P<m>[{NUMERALS}]{{1,3}})(?:部分|章|篇)"
    ),
    SECTION: re.compile(rf"（(?P<n>[{NUMERALS}]{{1,3}})）"),
    POINT: re.compile(r"(?P<n>\d{1,2})(?:[.．](?!\d)|、)"),
}


def gaps(items: Sequence[Item]) -> Iterator[str]:
    """Yield in whole sentences where the numbers of headings do not go on."""
    last: dict[int, int] = {}
    for item in items:
        if not isinstance(item, Heading):
            continue
        for rank in [rank for rank in last if rank > item.rank]:
            del last[rank]
        number = _number(item)
        if not number:
            continue
        expected = last.get(item.rank, 0) + 1
        if number != expected:
            words = "".join(item.head)[:16]
            yield (
                f"The heading “{words}” (line {item.line.place}) has the number "
                f"{number}, and {expected} was to be expected."
            )
        last[item.rank] = number


def _number(heading: Heading) -> int:
    form = NUMBERED.get(heading.rank)
    match = form.match(heading.head[0]) if form and heading.head else None
    if not match:
        return 0
    numeral = next(filter(None, match.groups()))
    return int(numeral) if numeral.isdigit() else _value(numeral)


def _value(numeral: str) -> int:
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return NUMERALS.index(numeral) + 1 if len(numeral) == 1 else 0
    value = (NUMERALS.find(tens) + 1 if tens else 1) * 10
    return value + (NUMERALS.find(units) + 1 if units else 0)
