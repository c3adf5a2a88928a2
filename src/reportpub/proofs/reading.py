"""What can be read in a finished file, in whatever format it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """Folded text that stands together: a paragraph, a heading, a cell of a table."""

    text: str
    column: int = 0
    """Its place among what stands side by side, from 0 at the left."""
    language: str = ""
    """A BCP 47 tag; empty where the file does not say."""


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands side by side, from the left; cells without text are left out.

    ``page`` counts from 1 in the file, 0 where a format has no pages; ``level`` is the
    height its first line stands at, in points. What ``ends_page`` may go on in the next
    strip.
    """

    cells: tuple[Cell, ...]
    page: int = 0
    ends_page: bool = False
    is_note: bool = False
    level: float = 0.0


# Hyphens, for a layout sets them and several share one glyph; PDFium's sign for one
# before a line break; and characters that take no room.
_UNSEEN = re.compile(
    "[-\x02\u2010\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe]"
)


def fold(text: str) -> str:
    """Return ``text`` as it can be compared across formats.

    White space and hyphens come and go, a theme may set capitals, and readers of PDF
    take some characters for others that look alike (NFKC, UAX 15).
    """
    squeezed = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return _UNSEEN.sub("", squeezed)


def strip(
    *cells: Cell, page: int = 0, is_note: bool = False, level: float = 0.0
) -> Strip:
    """Return those of ``cells`` that hold text as a strip."""
    held = tuple(cell for cell in cells if cell.text)
    return Strip(held, page=page, is_note=is_note, level=level)
