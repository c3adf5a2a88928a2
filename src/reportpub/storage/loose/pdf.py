"""PDF with a text layer: paragraphs by where their lines stand. Best effort.

A PDF has letters at places, and no paragraphs. A line begins one where it is indented,
stands after a short line, or has letters of another size.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.loose import NOTE, Dropped, Line, LooseText
from reportpub.storage.loose.txt import joined

_MOST_PAGES = 1_000
# In heights of a letter: an indent, a line that ends early, another size.
_INDENT, _SHORT, _RESIZED = 1.2, 2.5, 0.12
_HALF = 0.6
# What PDFium gives for a hyphen that only divides a word.
_DIVIDED = "\x02"
_ENDS = ("。", "！", "？", "：", "；", "”", "）", ".", "!", "?", ":", ";", '"', ")")
_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?[-—–－·\s]*")
# Running heads are among so many lines of a page, from either end of its text, and
# the same on so many pages.
_BORDER, _RUNNING = 2, 3
_REMARK = (
    "Paragraphs of a PDF are told by the places of lines; see whether they are right."
)


def read_pdf(data: bytes, name: str) -> LooseText:
    """Return the paragraphs of a PDF, as well as they can be told.

    Running heads and page numbers are left out. Raises ``SourceError`` where it is
    encrypted, damaged, or has no text layer.
    """
    pages = _pages(data, name)
    if not any(pages):
        message = (
            "The PDF has no text layer: its pages are pictures. Recognise the text "
            "first (OCR), and see whether it is right."
        )
        raise SourceError(message, Location(name))
    running = _running(pages)
    kept: list[_Row] = []
    dropped: list[Dropped] = []
    for rows in pages:
        for position, row in enumerate(rows):
            is_border = not _BORDER <= position < len(rows) - _BORDER
            if is_border and _NUMBER.fullmatch(row.text):
                dropped.append(Dropped(row.page, row.text, "page number"))
            elif is_border and _key(row) in running:
                dropped.append(Dropped(row.page, row.text, "running head"))
            else:
                kept.append(row)
    return LooseText(tuple(_paragraphs(kept)), tuple(dropped), (_REMARK,))


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of letters; places and sizes are points."""

    text: str
    page: int
    left: float
    right: float
    size: float


def _pages(data: bytes, name: str) -> list[list[_Row]]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        is_locked = "assword" in str(error) or "ecurity" in str(error)
        message = (
            "The PDF is encrypted; remove the password, and save it again."
            if is_locked
            else "The file is no PDF, or was cut off; save it again."
        )
        raise SourceError(message, Location(name)) from None
    try:
        if len(document) > _MOST_PAGES:
            message = f"The PDF has {len(document)} pages; take those of the report."
            raise SourceError(message, Location(name))
        return [
            [*_rows(document[number], number + 1)] for number in range(len(document))
        ]
    except pdfium.PdfiumError:
        message = "A page of the PDF is damaged; save it again."
        raise SourceError(message, Location(name)) from None
    finally:
        document.close()


def _rows(page: Any, number: int) -> Iterator[_Row]:  # noqa: ANN401 (no types of its own)
    """Yield the lines of a page in the order of its text."""
    from pypdfium2 import raw

    text = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = edges
    letters: list[str] = []
    places: list[tuple[float, float]] = []
    sizes: Counter[float] = Counter()
    for index in range(raw.FPDFText_CountChars(text)):
        letter = chr(min(raw.FPDFText_GetUnicode(text, index), 0x10FFFF))
        if letter in "\r\n":
            yield from _row(letters, places, sizes, number)
            letters, places, sizes = [], [], Counter()
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        letters.append(letter)
        if letter.strip():
            places.append((left.value, right.value))
            sizes[round(raw.FPDFText_GetFontSize(text, index), 1)] += 1
    yield from _row(letters, places, sizes, number)
    text.close()
    page.close()


def _row(
    letters: Sequence[str],
    places: Sequence[tuple[float, float]],
    sizes: Counter[float],
    page: int,
) -> Iterator[_Row]:
    # Surrogates come in pairs.
    pairs = "".join(letters).replace(NOTE, "").replace("\ufffe", _DIVIDED)
    text = pairs.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    if text and places:
        left = min(place[0] for place in places)
        right = max(place[1] for place in places)
        yield _Row(text, page, left, right, sizes.most_common(1)[0][0])


def _running(pages: Sequence[Sequence[_Row]]) -> frozenset[str]:
    borders = (row for rows in pages for row in {*rows[:_BORDER], *rows[-_BORDER:]})
    counted = Counter(map(_key, borders))
    return frozenset(key for key, times in counted.items() if times >= _RUNNING)


def _key(row: _Row) -> str:
    return re.sub(r"\d+", "0", "".join(row.text.split()))


def _paragraphs(rows: Sequence[_Row]) -> Iterator[Line]:
    if not rows:
        return
    body = Counter(row.size for row in rows for _ in row.text).most_common(1)[0][0]
    usual = [row for row in rows if row.size == body]
    left = Counter(round(row.left) for row in usual).most_common(1)[0][0]
    right = max(row.right for row in usual)
    gathered: list[_Row] = []
    for row in rows:
        is_title = gathered and gathered[-1].size == row.size > body * (1 + _RESIZED)
        if gathered and not is_title and _begins(gathered[-1], row, left, right):
            yield _line(gathered, body)
            gathered = []
        gathered.append(row)
    yield _line(gathered, body)


def _begins(before: _Row, row: _Row, left: float, right: float) -> bool:
    size = max(row.size, 1.0)
    if row.left > left + _INDENT * size or abs(before.size - row.size) > (
        _RESIZED * size
    ):
        return True
    # A line may be short because what follows it could not be divided: a number.
    is_end = before.right < right - _SHORT * size and before.text.endswith(_ENDS)
    return is_end or before.right < left + (right - left) * _HALF


def _line(rows: Sequence[_Row], body: float) -> Line:
    text = ""
    for row in rows:
        text = text[:-1] + row.text if text[-1:] == _DIVIDED else joined(text, row.text)
    text = text.replace(_DIVIDED, "")
    is_title = rows[0].page == 1 and rows[0].size > body * (1 + _RESIZED)
    return Line(text, rows[0].page, is_title=is_title)
