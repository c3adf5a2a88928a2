"""Where things stand on laid-out pages.

An element round every term would double the cost of a layout. Rows and paragraphs
have anchors anyway; only where one runs on to another page are its characters
counted to see on which side a term falls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportpub.model.publication import (
    Block,
    Mark,
    NoteCall,
    Publication,
    Row,
    walk,
)
from reportpub.writers.layout import Pages

# Pages a row stands on, each with the letters and digits of it that stand there.
_Extents = Mapping[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Place:
    """The page, from 1, a mark stands on, and the anchor a link to it leads to."""

    page: int
    anchor: str


def first_pages(body: Pages) -> dict[str, int]:
    """Return the page, from 1, on which each anchor of ``body`` stands first."""
    pages: dict[str, int] = {}
    for number, page in enumerate(body.pages, start=1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    return pages


def mark_places(publication: Publication, body: Pages) -> dict[str, Place]:
    """Return the place of every mark of ``publication``."""
    pages = first_pages(body)
    extents = _extents(body)
    places: dict[str, Place] = {}
    for section in walk(publication.sections):
        if section.heading is not None:
            # A heading stays on one page, and the section begins with it.
            place = Place(pages[section.id], section.id)
            places.update((mark.anchor, place) for mark, _ in _marks(section.heading))
        for block in section.blocks:
            places.update(_block_places(block, extents))
    return places


def _block_places(block: Block, extents: _Extents) -> Iterator[tuple[str, Place]]:
    for number, row in enumerate(block.rows, start=1):
        anchor = block.id if number == 1 else f"{block.id}.{number}"
        for mark, offset in _marks(row):
            yield mark.anchor, Place(_page_at(offset, extents[anchor]), anchor)


def _page_at(offset: int, extent: Iterable[tuple[int, int]]) -> int:
    """Return the page of the letter at ``offset``, counted from 0."""
    page = 0
    for page, count in extent:
        if offset < count:
            return page
        offset -= count
    return page


def _marks(row: Row) -> Iterator[tuple[Mark, int]]:
    """Yield the marks of the leading version with the letters before each."""
    offset = 0
    for line in row.versions[0].lines:
        for piece in line.pieces:
            if isinstance(piece, Mark):
                yield piece, offset
            if not isinstance(piece, NoteCall):
                offset += _letters(piece.value)


def _letters(text: str) -> int:
    # Spaces fall away at line ends and hyphens appear there; letters stay.
    return sum(map(str.isalnum, text))


def _extents(body: Pages) -> _Extents:
    """Return for every anchored element the pages its own text stands on."""
    extents: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(body.pages, start=1):
        counts: defaultdict[str, int] = defaultdict(int)
        # WeasyPrint shows boxes by this private name only; the version is pinned and
        # a test holds the index to the text of the pages.
        for box in page._page_box.descendants():  # noqa: SLF001
            text = getattr(box, "text", None)
            if text and box.element is not None:
                counts[box.element.get("id", "")] += _letters(text)
        for anchor, count in counts.items():
            extents[anchor].append((number, count))
    return extents
