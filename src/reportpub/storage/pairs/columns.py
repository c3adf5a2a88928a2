"""Two columns that translate each other: tables of Word files and of workbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.bitext import Segment
from reportpub.storage.loose import read_bytes
from reportpub.storage.loose.docx import read_rows
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

    It is one where most of its letters stand in rows with a Chinese and an English
    column. A paragraph outside them is a segment too; with its English below it, if
    there is one. Raises ``SourceError`` where it cannot be read.
    """
    rows = read_rows(read_bytes(path, name), name)
    inside = sum(len("".join(row)) for row in rows if len(row) > 1)
    outside = sum(len(row[0]) for row in rows if len(row) == 1)
    columns = _columns([row for row in rows if len(row) > 1])
    if columns is None or inside <= outside:
        return None
    return _segments([*_with_outside(rows, columns)], columns)


def _with_outside(
    rows: Sequence[Sequence[str]], columns: tuple[int, int]
) -> Iterator[Sequence[str]]:
    """Yield ``rows``, paragraphs outside tables put into the columns."""
    waiting: list[str] = []
    for row in rows:
        if len(row) != 1:
            yield from [waiting] if waiting else []
            waiting = []
            yield row
            continue
        is_chinese = _HAN.search(row[0]) is not None
        if waiting and (is_chinese or waiting[columns[1]]):
            yield waiting
            waiting = []
        waiting = waiting or [""] * (max(columns) + 1)
        waiting[columns[0] if is_chinese else columns[1]] = row[0]
    if waiting:
        yield waiting


def read_xlsx_columns(path: Path, name: str) -> list[Segment]:
    """Return the rows of the first sheet of a workbook that has such columns.

    Raises ``SourceError`` where it cannot be read, or no sheet has them.
    """
    book = open_book(read_bytes(path, name), name, WORKBOOK)
    for sheet in book.worksheets:
        rows = _rows(sheet)
        columns = _columns(rows)
        if columns is not None:
            return _segments(rows, columns)
    message = "No sheet has a column in Chinese and one in English."
    raise SourceError(message, Location(name))


def _rows(sheet: Worksheet) -> list[list[str]]:
    rows = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    return [
        ["" if cell is None else plain_text(str(cell)) for cell in row]
        for row in islice(rows, _MOST_ROWS)
    ]


def _segments(rows: Sequence[Sequence[str]], columns: tuple[int, int]) -> list[Segment]:
    zh, en = columns
    pairs = [(_cell(row, zh), _cell(row, en)) for row in rows]
    return [
        Segment(number, number + 1, source, target)
        for number, (source, target) in enumerate(pairs)
        if (source or target)
        and not (_HEADS.fullmatch(source) and _HEADS.fullmatch(target))
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
