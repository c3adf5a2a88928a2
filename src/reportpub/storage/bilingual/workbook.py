"""XLSX: two columns to work in, with state and comments beside them.

Ids and Chinese are locked; the last column tells on the way back what was changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reportpub.errors import SourceError
from reportpub.model.document import State
from reportpub.model.outgoing import Outgoing, OutgoingText
from reportpub.model.returned import Hand, Loose, Returned, ReturnedFile
from reportpub.storage.bilingual.files import parted, read_bytes, returned
from reportpub.storage.package import WORKBOOK
from reportpub.storage.spreadsheet import (
    LONGEST,
    Column,
    dress,
    named_rows,
    open_book,
    put,
    saved,
)

_SHEET = "text"
_COLUMNS = (
    Column("id", "id", 12, locked=True),
    Column("zh", "zh", 60, locked=True),
    Column("en", "en", 80),
    Column("state", "state", 12),
    Column("comments", "comments", 40),
    Column("hash", "hash", 24, locked=True),
)


def write(text: OutgoingText) -> Mapping[str, bytes]:
    """Return the report as a workbook.

    Raises ``SourceError`` for a text that no cell can hold.
    """
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    book.properties.identifier = text.report
    sheet = book[book.sheetnames[0]]
    sheet.title = _SHEET
    for index, column in enumerate(_COLUMNS, start=1):
        put(sheet, 1, index, column.heading, heading=True)
    for row, group in enumerate(text.groups, start=2):
        for index, (column, cell) in enumerate(
            zip(_COLUMNS, _cells(group), strict=True), start=1
        ):
            put(sheet, row, index, cell, locked=column.locked)
    last = len(text.groups) + 1
    dress(sheet, _COLUMNS, last)
    choice = DataValidation(type="list", formula1=f'"{",".join(State)}"')
    choice.add(f"D2:D{last}")
    sheet.add_data_validation(choice)
    return {"": saved(book)}


def _cells(group: Outgoing) -> Iterator[str]:
    handle = group.handle.name.removeprefix(f"{group.id}.")
    remarks = "\n".join(group.remarks)
    for cell in (group.id, group.source_shown, group.target_shown):
        if max(len(cell), len(remarks)) > LONGEST:
            message = f"“{group.id}” is too long for a cell; export another format."
            raise SourceError(message, (group.target or group.source)[0].location)
        yield cell
    yield group.state
    yield remarks
    yield handle


def read(path: Path, name: str) -> ReturnedFile:
    """Return what comes back in a workbook, its rows in any order.

    Raises ``SourceError`` with the row of what is wrong.
    """
    book = open_book(read_bytes(path, name), name, WORKBOOK)
    groups, loose = parted(_rows(book, name))
    about = book.properties
    by = (about.lastModifiedBy or "").strip()
    day = f"{about.modified:%Y-%m-%d}" if by and about.modified else ""
    return ReturnedFile(about.identifier or "", Hand(by, day), groups, loose)


def _rows(book: object, name: str) -> Iterator[Returned | Loose]:
    from openpyxl.workbook import Workbook

    assert isinstance(book, Workbook)
    for cells, place in named_rows(book, _SHEET, _COLUMNS, name, SourceError):
        state = cells["state"].strip()
        if state and state not in set(State):
            message = f"“{state}” is no state; choose one of {', '.join(State)}."
            raise SourceError(message, place)
        yield returned(
            f"{cells['id'].strip()}.{cells['hash'].strip()}",
            cells["zh"],
            cells["en"],
            place,
            state=State(state) if state else None,
            remarks=cells["comments"].splitlines(),
        )
