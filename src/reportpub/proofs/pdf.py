"""Read a PDF edition: what its tags group, as it stands on the pages.

Which column a cell is in and what comes first is read off the page, not off the
tags: so it is for whoever looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter

from reportpub.proofs.reading import Cell, Strip, strip
from reportpub.proofs.tagged import Block, Page, load, read_pages

__all__ = ["load", "read"]

# Points by which a cell may stand left of its column's head.
_TOLERANCE = 3.0


def read(data: bytes) -> Iterator[Strip]:
    """Yield what stands on the pages, from top to bottom, page by page."""
    heads: Sequence[float] = ()
    for number, page in enumerate(read_pages(data), start=1):
        # Heads are tagged where a table begins, and stand above it on every page.
        heads = sorted(head.left for head in page.heads) or heads
        yield from _in_order(page, number, heads)


def _in_order(page: Page, number: int, heads: Sequence[float]) -> Iterator[Strip]:
    strips = sorted(
        [
            *((block.top, _paragraph(block)) for block in page.paragraphs),
            *((_top(row), _row(row, heads)) for row in page.rows),
        ],
        key=itemgetter(0),
        reverse=True,
    )
    notes = sorted(page.notes, key=attrgetter("top"), reverse=True)
    yield from _on_page([found for _, found in strips], number)
    yield from _on_page(
        [strip(Cell(note.text), is_note=True) for note in notes], number
    )


def _on_page(strips: Sequence[Strip], number: int) -> Iterator[Strip]:
    for position, found in enumerate(strips, start=1):
        yield replace(found, page=number, ends_page=position == len(strips))


def _paragraph(block: Block) -> Strip:
    return strip(Cell(block.text), level=block.baseline)


def _row(blocks: Iterable[Block], heads: Sequence[float]) -> Strip:
    return strip(*(_cell(block, n, heads) for n, block in enumerate(blocks)))


def _top(blocks: Iterable[Block]) -> float:
    return max(block.top for block in blocks)


def _cell(block: Block, position: int, heads: Sequence[float]) -> Cell:
    """Return a cell in the column whose head it stands under."""
    under = [n for n, left in enumerate(heads) if left <= block.left + _TOLERANCE]
    return Cell(block.text, under[-1] if under else position)
