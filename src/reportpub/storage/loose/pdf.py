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
from itertools import pairwise
from typing import Any, TypeAlias

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.loose import NOTE, Dropped, Line, LooseText
from reportpub.storage.loose.txt import joined

_MOST_PAGES = 1_000
# In heights of a letter: an indent, a line that ends early, another size.
_INDENT, _SHORT, _RESIZED = 1.2, 2.5, 0.12
_HALF = 0.6
# White between paragraphs, beyond that between lines, in heights of a letter.
_WHITE = 0.4
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
    base: float
    size: float


_Place: TypeAlias = tuple[float, float, float]
"""The left and the right edge of a letter, and its base line."""


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
    left, right, bottom, top, left_of, base = (ctypes.c_double() for _ in range(6))
    letters: list[str] = []
    places: list[_Place] = []
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
            raw.FPDFText_GetCharOrigin(text, index, left_of, base)
            places.append((left.value, right.value, base.value))
            sizes[round(raw.FPDFText_GetFontSize(text, index), 1)] += 1
    yield from _row(letters, places, sizes, number)
    text.close()
    page.close()


def _row(
    letters: Sequence[str],
    places: Sequence[_Place],
    sizes: Counter[float],
    page: int,
) -> Iterator[_Row]:
    # Surrogates come in pairs.
    pairs = "".join(letters).replace(NOTE, "").replace("\ufffe", _DIVIDED)
    text = pairs.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    if text and places:
        left = min(place[0] for place in places)
        right = max(place[1] for place in places)
        yield _Row(text, page, left, right, places[0][2], sizes.most_common(1)[0][0])


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
    pitch = _pitch(usual)
    gathered: list[_Row] = []
    for row in rows:
        is_title = gathered and gathered[-1].size == row.size > body * (1 + _RESIZED)
        if (
            gathered
            and not is_title
            and _begins(gathered[-1], row, (left, right, pitch))
        ):
            yield _line(gathered, body)
            gathered = []
        gathered.append(row)
    yield _line(gathered, body)


def _pitch(rows: Sequence[_Row]) -> float:
    """Return how far apart the lines of a paragraph are, or 0 where none can tell."""
    gaps = Counter(
        round(before.base - row.base)
        for before, row in pairwise(rows)
        if before.page == row.page and before.base > row.base
    )
    return gaps.most_common(1)[0][0] if gaps else 0.0


def _begins(before: _Row, row: _Row, measure: tuple[float, float, float]) -> bool:
    """Return whether ``row`` begins a paragraph.

    ``measure`` is the left and the right edge of the text, and the pitch of its lines.
    """
    left, right, pitch = measure
    size = max(row.size, 1.0)
    gap = before.base - row.base if before.page == row.page else 0.0
    if pitch and gap > pitch + _WHITE * size:
        return True
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
