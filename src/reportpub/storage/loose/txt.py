"""Plain text: a line is a paragraph, unless lines are broken at a fixed width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportpub.model.loose import NOTE, Line, LooseText
from reportpub.storage.loose.encoding import decode

_INDENT = re.compile(r"[ \t\u3000]{2,}|\u3000|\t")
# Of a text that is broken at a fixed width, most lines nearly reach it.
_NEARLY, _MOST, _WIDEST, _FEWEST = 0.8, 0.5, 100, 6
# So many letters tell whether a place is Chinese.
_NEAR = 20
_WIDE = frozenset("WF")


def read_txt(data: bytes, name: str) -> LooseText:
    """Return the paragraphs of a text file in any of the encodings of Chinese.

    Raises ``SourceError`` where it is in none of them.
    """
    decoded = decode(data, name)
    # U+FFFC stands for a picture that is not there.
    rows = decoded.text.replace(NOTE, "").split("\n")
    width = _broken_width(rows)
    if not width:
        lines = (Line(row.strip(), n) for n, row in enumerate(rows, 1) if row.strip())
        return LooseText(tuple(lines), remarks=decoded.remarks)
    remark = "The lines are broken at a fixed width and were joined to paragraphs."
    return LooseText(
        tuple(_paragraphs(rows, width)), remarks=(*decoded.remarks, remark)
    )


def _broken_width(rows: Sequence[str]) -> int:
    """Return the width at which lines are broken, or 0 where a line is a paragraph."""
    widths = [_width(row) for row in rows if row.strip()]
    widest = max(widths, default=0)
    # What ends a paragraph is short, so what does not must be counted.
    ends = sum(not after.strip() for before, after in pairwise(rows) if before.strip())
    within = len(widths) - ends
    full = sum(width >= widest * _NEARLY for width in widths)
    is_broken = widest <= _WIDEST and within >= _FEWEST and full > within * _MOST
    return widest if is_broken else 0


def _paragraphs(rows: Sequence[str], width: int) -> Iterator[Line]:
    gathered, start, before = "", 0, 0
    for number, row in enumerate(rows, start=1):
        begins = not row.strip() or _INDENT.match(row) or before < width * _NEARLY
        if begins and gathered:
            yield Line(gathered, start)
            gathered = ""
        if row.strip():
            start = start if gathered else number
            gathered = joined(gathered, row.strip())
        before = _width(row)
    if gathered:
        yield Line(gathered, start)


def joined(before: str, row: str) -> str:
    """Return a paragraph and its next line as one; words keep a space between them.

    Chinese has none, and neither have the figures and marks in it.
    """
    is_chinese = any(map(_is_wide, before[-_NEAR:])) or any(map(_is_wide, row[:_NEAR]))
    are_words = before[-1:].isalpha() and row[:1].isalpha()
    are_wide = _is_wide(before[-1:]) or _is_wide(row[:1])
    has_space = before and not are_wide and (are_words or not is_chinese)
    return f"{before} {row}" if has_space else before + row


def _width(row: str) -> int:
    """Return how many columns of a terminal ``row`` takes."""
    return sum(1 + _is_wide(letter) for letter in row.rstrip())


def _is_wide(letter: str) -> bool:
    return letter != "" and unicodedata.east_asian_width(letter) in _WIDE
