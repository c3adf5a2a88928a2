"""Two columns that translate each other: tables of Word files and of workbooks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.bitext import Segment
from reportpub.storage.loose import read_bytes
from reportpub.storage.loose.docx import read_tables
from reportpub.storage.package import WORKBOOK
from reportpub.storage.spreadsheet import open_book, plain_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
# Words that head a column rather than stand in it.
_HEADS = re.compile(
    r"(?:chinese|english|source|target|translation|original|zh\S*|en\S*"
    r"|中文|英文|原文|译文|汉语|英语)",
    re.IGNORECASE,
)
_FEWEST = 2
_MOST_ROWS, _MOST_COLUMNS = 200_000, 50


def read_docx_columns(path: Path, name: str) -> list[Segment] | None:
    """Return the rows of a Word file that is a two-column text, or nothing.

    It is one where most of its words stand in tables with a Chinese and an English
    column. Raises ``SourceError`` where it cannot be read.
    """
    tables = read_tables(read_bytes(path, name), name)
    rows = [row for table in tables for row in table]
    return _segments(rows)


def read_xlsx_columns(path: Path, name: str) -> list[Segment]:
    """Return the rows of the first sheet of a workbook that has such columns.

    Raises ``SourceError`` where it cannot be read, or no sheet has them.
    """
    book = open_book(read_bytes(path, name), name, WORKBOOK)
    for sheet in book.worksheets:
        found = _segments(_rows(sheet))
        if found:
            return found
    message = "No sheet has a column in Chinese and one in English."
    raise SourceError(message, Location(name))


def _rows(sheet: Worksheet) -> list[list[str]]:
    rows = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    return [
        ["" if cell is None else plain_text(str(cell)) for cell in row]
        for row in islice(rows, _MOST_ROWS)
    ]


def _segments(rows: Sequence[Sequence[str]]) -> list[Segment] | None:
    columns = _columns(rows)
    if columns is None:
        return None
    zh, en = columns
    pairs = [
        (number, _cell(row, zh), _cell(row, en)) for number, row in enumerate(rows, 1)
    ]
    if pairs and _HEADS.fullmatch(pairs[0][1]) and _HEADS.fullmatch(pairs[0][2]):
        del pairs[0]
    return [
        Segment(n, row, source, target)
        for n, (row, source, target) in enumerate(pairs)
        if source or target
    ]


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Return which column is Chinese and which is English, if any are."""
    width = max((len(row) for row in rows), default=0)
    if len(rows) < _FEWEST or width < _FEWEST:
        return None
    counts = [
        (
            sum(len(_HAN.findall(_cell(row, n))) for row in rows),
            sum(len(_LATIN.findall(_cell(row, n))) for row in rows),
        )
        for n in range(min(width, _MOST_COLUMNS))
    ]
    zh = max(range(len(counts)), key=lambda n: counts[n][0])
    en = max(range(len(counts)), key=lambda n: counts[n][1] - counts[n][0])
    filled = sum(bool(_cell(row, zh) and _cell(row, en)) for row in rows)
    is_pair = zh != en and counts[zh][0] and counts[en][1] > counts[en][0]
    return (zh, en) if is_pair and filled * 2 >= len(rows) else None


def _cell(row: Sequence[str], number: int) -> str:
    return " ".join(row[number].split()) if number < len(row) else ""
