"""Facing pages, as they are seen: a left page and the right one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportpub.proofs.reading import Strip

# Points by which first lines of the same height may differ: where paragraphs run on,
# each page begins with a line of its own height.
_LEVEL = 6.0
_NUMBER = re.compile(r"\d+")


def spreads(strips: Iterable[Strip]) -> Iterator[Strip]:
    """Yield what stands on pages, with what is level on facing ones side by side.

    Pages with an odd number are at the right; a page that faces none is as it was.
    """
    for _, found in groupby(strips, key=lambda strip: strip.page // 2):
        spread = list(found)
        text = [strip for strip in spread if not strip.is_note]
        left = [strip for strip in text if not strip.page % 2]
        if left:
            right = [strip for strip in text if strip.page % 2]
            yield from _beside(left, [_at_right(strip) for strip in right])
        else:
            yield from text
        # They are numbered as the text is read, and stand below either page.
        yield from sorted((s for s in spread if s.is_note), key=_number)


def _beside(left: Sequence[Strip], right: Sequence[Strip]) -> Iterator[Strip]:
    """Yield both pages from top to bottom, as one."""
    joined: list[Strip] = []
    waiting = list(reversed(right))
    for strip in left:
        while waiting and waiting[-1].level > strip.level + _LEVEL:
            joined.append(waiting.pop())
        if waiting and waiting[-1].level >= strip.level - _LEVEL:
            cells = (*strip.cells, *waiting.pop().cells)
            joined.append(replace(strip, cells=cells))
        else:
            joined.append(strip)
    joined += reversed(waiting)
    for position, strip in enumerate(joined, start=1):
        yield replace(strip, ends_page=position == len(joined))


def _at_right(strip: Strip) -> Strip:
    if len(strip.cells) != 1:
        return strip
    return replace(strip, cells=(replace(strip.cells[0], column=1),))


def _number(note: Strip) -> int:
    found = _NUMBER.match(note.cells[0].text) if note.cells else None
    return int(found[0]) if found else 0
