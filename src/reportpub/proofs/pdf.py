"""Read a PDF edition: what stands on its pages, as its tags group it.

Tags (ISO 32000-1, section 14.8) say what is a paragraph, a cell, a note; running
heads and folios have none. Where things stand, and so which column they are in and
what comes first, is read off the page itself.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from reportpub.proofs.reading import Cell, Strip, fold, strip

# The binding to PDFium has no types of its own.
_Handle: TypeAlias = Any

_PARAGRAPHS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6", "P"))
_CELLS = frozenset(("TD", "TH"))
# PDFium's sign for a hyphen before a line break.
_BROKEN_HYPHEN = str.maketrans("\x02", "-")
# Points by which a cell may stand left of its column's head.
_TOLERANCE = 3.0
# Room for the longest name of a tag there is, “NonStruct”, and more.
_KIND_BYTES = 64


@dataclass(frozen=True, slots=True)
class _Text:
    """What one text object of a page shows, and where; points from bottom left."""

    value: str
    left: float
    top: float


@dataclass(slots=True)
class _Block:
    """A paragraph, a cell or a note: its texts in the order they are drawn."""

    texts: list[_Text] = field(default_factory=list)

    @property
    def text(self) -> str:
        joined = "".join(text.value for text in self.texts)
        return fold(joined.translate(_BROKEN_HYPHEN))

    @property
    def left(self) -> float:
        return min(text.left for text in self.texts)

    @property
    def top(self) -> float:
        return max(text.top for text in self.texts)


@dataclass(slots=True)
class _Page:
    """What the tags of one page group: strips of blocks, notes, heads of columns."""

    strips: list[list[_Block]] = field(default_factory=list)
    notes: list[_Block] = field(default_factory=list)
    heads: list[_Block] = field(default_factory=list)


def load() -> Any:  # noqa: ANN401 (a module without types)
    """Import the binding to PDFium."""
    import pypdfium2.raw

    return pypdfium2.raw


def read(data: bytes) -> Iterator[Strip]:
    """Yield what stands on the pages, from top to bottom, page by page.

    Each page is read when it is asked for.
    """
    pdfium = load()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        for number in range(pdfium.FPDF_GetPageCount(document)):
            page = pdfium.FPDF_LoadPage(document, number)
            try:
                found = _page(page)
            finally:
                pdfium.FPDF_ClosePage(page)
            yield from _in_order(found, number + 1)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _in_order(page: _Page, number: int) -> Iterator[Strip]:
    heads = sorted(head.left for head in page.heads if head.texts)
    strips = [
        strip(*(_cell(block, n, heads) for n, block in enumerate(blocks)), page=number)
        for blocks in sorted(page.strips, key=_top, reverse=True)
    ]
    notes = [
        strip(Cell(note.text), page=number, is_note=True)
        for note in sorted(page.notes, key=lambda note: -note.top)
    ]
    for found in (strips, notes):
        if found:
            found[-1] = replace(found[-1], ends_page=True)
        yield from found


def _top(blocks: list[_Block]) -> float:
    return max(block.top for block in blocks)


def _cell(block: _Block, position: int, heads: list[float]) -> Cell:
    """Return a cell in the column whose head it stands under."""
    under = [n for n, left in enumerate(heads) if left <= block.left + _TOLERANCE]
    return Cell(block.text, under[-1] if under else position)


def _page(page: _Handle) -> _Page:
    pdfium = load()
    text_page = pdfium.FPDFText_LoadPage(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        walk = _Walk(pdfium, _texts(page, text_page), _Page())
        for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            document = pdfium.FPDF_StructTree_GetChildAtIndex(tree, n)
            for part in walk.children(document):
                walk.part(part)
        return walk.found
    finally:
        pdfium.FPDF_StructTree_Close(tree)
        pdfium.FPDFText_ClosePage(text_page)


def _texts(page: _Handle, text_page: _Handle) -> Mapping[int, list[_Text]]:
    """Return the texts drawn on a page, by the number their tag knows them by."""
    pdfium = load()
    texts: defaultdict[int, list[_Text]] = defaultdict(list)
    edges = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = edges
    size = 2 * (pdfium.FPDFText_CountChars(text_page) + 1)
    room = (ctypes.c_ushort * size)()
    width = pdfium.FPDF_GetPageWidthF(page)
    height = pdfium.FPDF_GetPageHeightF(page)
    for n in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, n)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        number = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
        count = pdfium.FPDFTextObj_GetText(drawn, text_page, room, 2 * size)
        pdfium.FPDFPageObj_GetBounds(drawn, *edges)
        is_on_page = left.value < width and bottom.value < height
        if number >= 0 and is_on_page and right.value > 0 and top.value > 0:
            # The length is in bytes and counts the zero at the end.
            value = bytes(memoryview(room).cast("B")[: count - 2]).decode("utf-16-le")
            texts[number].append(_Text(value, left.value, top.value))
    return texts


@dataclass(frozen=True, slots=True)
class _Walk:
    """Follows the tags of one page and keeps what they group."""

    pdfium: Any
    texts: Mapping[int, list[_Text]]
    found: _Page

    def part(self, element: _Handle) -> None:
        """Follow a part of the document: a section, or the notes at a page's foot."""
        for child in self.children(element):
            if self._kind(element) == "NonStruct" and self._kind(child) == "Span":
                self.found.notes.append(self._block(child))
            else:
                self._element(child)

    def children(self, element: _Handle) -> Iterator[_Handle]:
        """Yield the elements in ``element`` that have something on this page."""
        for n in range(self.pdfium.FPDF_StructElement_CountChildren(element)):
            child = self.pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
            if child:
                yield child

    def _element(self, element: _Handle) -> None:
        kind = self._kind(element)
        if kind == "TR":
            self._row(element)
        elif kind in _PARAGRAPHS:
            self._keep_strip([self._block(element)])
        # A list is one of contents.
        elif kind != "L":
            for child in self.children(element):
                self._element(child)

    def _row(self, row: _Handle) -> None:
        cells: list[_Block] = []
        for cell in self.children(row):
            is_head = self._kind(cell) == "TH"
            (self.found.heads if is_head else cells).append(self._block(cell))
        self._keep_strip(cells)

    def _keep_strip(self, blocks: list[_Block]) -> None:
        if any(block.texts for block in blocks):
            self.found.strips.append(blocks)

    def _block(self, element: _Handle) -> _Block:
        return _Block(
            [
                text
                for number in self._numbers(element)
                for text in self.texts.get(number, ())
            ]
        )

    def _numbers(self, element: _Handle) -> Iterator[int]:
        """Yield the numbers of all texts below ``element``."""
        for n in range(self.pdfium.FPDF_StructElement_CountChildren(element)):
            child = self.pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
            if child:
                yield from self._numbers(child)
            else:
                yield self.pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)

    def _kind(self, element: _Handle) -> str:
        room = ctypes.create_string_buffer(_KIND_BYTES)
        count = self.pdfium.FPDF_StructElement_GetType(element, room, _KIND_BYTES)
        return room.raw[: count - 2].decode("utf-16-le")
