"""What the tags of a PDF group on its pages (ISO 32000-1, section 14.8), by PDFium.

Tags say what is a paragraph, a cell, a note; running heads and folios have none.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from reportpub.proofs.reading import fold

# The binding to PDFium has no types of its own.
_Handle: TypeAlias = Any

_PARAGRAPHS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6", "P"))
# Room for the longest name of a tag there is, “NonStruct”, and more.
_KIND_BYTES = 64


@dataclass(frozen=True, slots=True)
class _Text:
    """What one text object of a page shows, and where; points from bottom left."""

    value: str
    left: float
    top: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a cell or a note: its texts in the order they are drawn."""

    texts: Sequence[_Text]

    @property
    def text(self) -> str:
        """All of it, folded."""
        return fold("".join(text.value for text in self.texts))

    @property
    def left(self) -> float:
        """Points from the left edge of the page."""
        return min(text.left for text in self.texts)

    @property
    def top(self) -> float:
        """Points from the lower edge of the page."""
        return max(text.top for text in self.texts)

    @property
    def baseline(self) -> float:
        """Points from the lower edge of the page to the foot of the first letters."""
        return self.texts[0].baseline


@dataclass(slots=True)
class Page:
    """What the tags of one page group, and the heads of columns there."""

    paragraphs: list[Block] = field(default_factory=list)
    rows: list[list[Block]] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    heads: list[Block] = field(default_factory=list)


def load() -> Any:  # noqa: ANN401 (a module without types)
    """Import the binding to PDFium."""
    import pypdfium2.raw

    return pypdfium2.raw


def read_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF; each is read when it is asked for."""
    pdfium = load()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        for number in range(pdfium.FPDF_GetPageCount(document)):
            page = pdfium.FPDF_LoadPage(document, number)
            try:
                found = _page(page)
            finally:
                pdfium.FPDF_ClosePage(page)
            yield found
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(page: _Handle) -> Page:
    pdfium = load()
    text_page = pdfium.FPDFText_LoadPage(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        walk = _Walk(pdfium, _texts(page, text_page), Page())
        for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            document = pdfium.FPDF_StructTree_GetChildAtIndex(tree, n)
            walk.element(document)
        return walk.found
    finally:
        pdfium.FPDF_StructTree_Close(tree)
        pdfium.FPDFText_ClosePage(text_page)


def _texts(page: _Handle, text_page: _Handle) -> Mapping[int, list[_Text]]:
    """Return the texts drawn on a page, by the number their tag knows them by."""
    pdfium = load()
    texts: defaultdict[int, list[_Text]] = defaultdict(list)
    size = 2 * (pdfium.FPDFText_CountChars(text_page) + 1)
    room = (ctypes.c_ushort * size)()
    width = pdfium.FPDF_GetPageWidthF(page)
    height = pdfium.FPDF_GetPageHeightF(page)
    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, n) for n in range(count))
    for drawn, box in _drawn(pdfium, objects):
        number = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
        is_on_page = box.right > 0 and box.left < width and box.top > 0
        if number >= 0 and is_on_page and box.bottom < height:
            length = pdfium.FPDFTextObj_GetText(drawn, text_page, room, 2 * size)
            # It is in bytes, and counts the zero at the end.
            words = bytes(memoryview(room).cast("B")[: length - 2])
            value = words.decode("utf-16-le")
            texts[number].append(_Text(value, box.left, box.top, box.baseline))
    return texts


@dataclass(frozen=True, slots=True)
class _Box:
    """Edges of what is drawn, in points from the lower left, and where it stands."""

    left: float
    bottom: float
    right: float
    top: float
    baseline: float

    def moved(self, by: _Handle) -> _Box:
        """Return the box after the transformation ``by`` (section 8.3.3)."""
        corners = [
            (x, y) for x in (self.left, self.right) for y in (self.bottom, self.top)
        ]
        across = [by.a * x + by.c * y + by.e for x, y in corners]
        up = [by.b * x + by.d * y + by.f for x, y in corners]
        # Text is moved, and may be made larger, but not turned.
        baseline = by.d * self.baseline + by.f
        return _Box(min(across), min(up), max(across), max(up), baseline)


def _drawn(
    pdfium: _Handle, objects: Iterable[_Handle]
) -> Iterator[tuple[_Handle, _Box]]:
    """Yield every text object with its place; what is transparent lies in a group."""
    edges = [ctypes.c_float() for _ in range(4)]
    by = pdfium.FS_MATRIX()
    for drawn in objects:
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            pdfium.FPDFPageObj_GetBounds(drawn, *edges)
            pdfium.FPDFPageObj_GetMatrix(drawn, by)
            left, bottom, right, top = (edge.value for edge in edges)
            yield drawn, _Box(left, bottom, right, top, baseline=by.f)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            by = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(drawn, by)
            count = pdfium.FPDFFormObj_CountObjects(drawn)
            inside = (pdfium.FPDFFormObj_GetObject(drawn, n) for n in range(count))
            for text, box in _drawn(pdfium, inside):
                yield text, box.moved(by)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Follows the tags of one page and keeps what they group."""

    pdfium: Any
    texts: Mapping[int, list[_Text]]
    found: Page

    def element(self, element: _Handle) -> None:
        """Follow ``element`` and keep what it groups on this page."""
        kind = self._kind(element)
        if kind == "TR":
            self._row(element)
        elif kind in _PARAGRAPHS:
            self._keep(self.found.paragraphs, element)
        elif kind != "TOC":
            for child in self._children(element):
                self.element(child)

    def _children(self, element: _Handle) -> Iterator[_Handle]:
        """Yield the elements in ``element`` that have something on this page."""
        for n in range(self.pdfium.FPDF_StructElement_CountChildren(element)):
            child = self.pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
            if child:
                yield child

    def _row(self, row: _Handle) -> None:
        cells: list[Block] = []
        for cell in self._children(row):
            is_head = self._kind(cell) == "TH"
            self._keep(self.found.heads if is_head else cells, cell)
        if cells:
            self.found.rows.append(cells)

    def _keep(self, blocks: list[Block], element: _Handle) -> None:
        numbers = self._numbers(element)
        texts = [text for number in numbers for text in self.texts.get(number, ())]
        if texts:
            blocks.append(Block(texts))

    def _numbers(self, element: _Handle) -> Iterator[int]:
        """Yield the numbers of the texts below ``element``; notes are kept apart."""
        for n in range(self.pdfium.FPDF_StructElement_CountChildren(element)):
            child = self.pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
            if child and self._kind(child) == "Note":
                self._keep(self.found.notes, child)
            elif child:
                yield from self._numbers(child)
            else:
                yield self.pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)

    def _kind(self, element: _Handle) -> str:
        room = ctypes.create_string_buffer(_KIND_BYTES)
        count = self.pdfium.FPDF_StructElement_GetType(element, room, _KIND_BYTES)
        return room.raw[: count - 2].decode("utf-16-le")
