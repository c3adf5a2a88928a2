"""Workbooks (ECMA-376 part 1, SpreadsheetML): rows of text, in and out.

Formulas are neither written nor read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from reportpub.diagnostics import Location
from reportpub.errors import ReportpubError
from reportpub.storage.package import Package, dateless, refuse_unsafe, with_codes

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# A cell cannot hold more (Excel's limits); openpyxl would cut it off in silence.
LONGEST = 32_767
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the field or part of a row it holds, its width."""

    heading: str
    field: str
    width: int
    choices: str = ""
    locked: bool = False


def cell_text(text: str) -> str:
    """Return ``text`` as a cell holds it (ECMA-376, ST_Xstring: _x000D_ is a code)."""
    return _CODE.sub("_x005F_", text)


def plain_text(cell: str) -> str:
    """Return the text that a cell holds."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), cell)


def open_book(data: bytes, name: str, kind: Package) -> Workbook:
    """Return a workbook that a person or LibreOffice saved.

    Raises the error of ``kind`` where it may harm or cannot be read.
    """
    from openpyxl import load_workbook

    refuse_unsafe(data, name, kind)
    try:
        with catch_warnings():
            # What it leaves out (styles, names of ranges) is nothing we read.
            simplefilter("ignore")
            return load_workbook(BytesIO(with_codes(data)), keep_links=False)
    except Exception as fault:  # noqa: BLE001
        # openpyxl has no error of its own: whatever it stumbles over is in the file.
        message = (
            f"The workbook cannot be read ({type(fault).__name__}); save it again."
        )
        raise kind.error(message, Location(name)) from None


def named_rows(
    book: Workbook,
    sheet: str,
    columns: tuple[Column, ...],
    name: str,
    error: type[ReportpubError],
) -> Iterator[tuple[Mapping[str, str], Location]]:
    """Yield the rows of a sheet by field, without those that are empty.

    Raises ``error`` with the row where a column is missing or a cell holds no text.
    """
    if sheet not in book.sheetnames:
        message = f"The sheet “{sheet}” is missing; export again to see it."
        raise error(message, Location(name))
    lines = enumerate(book[sheet].iter_rows(), start=1)
    headings: list[str] = []
    for number, line in lines:
        place = Location(f"{name}, sheet {sheet}", number)
        cells = [_text(cell, place, error) for cell in line]
        if not headings:
            headings = _checked(cells, columns, place, error)
        elif any(cells):
            named = dict(zip(headings, cells, strict=False))
            yield {c.field: named[c.heading] for c in columns}, place


def _checked(
    cells: list[str],
    columns: tuple[Column, ...],
    place: Location,
    error: type[ReportpubError],
) -> list[str]:
    wanted = [column.heading for column in columns]
    for heading in filter(None, cells):
        if heading not in wanted or cells.count(heading) > 1:
            known = ", ".join(wanted)
            message = f"“{heading}” is no column, or stands twice; there are {known}."
            raise error(message, place)
    for heading in wanted:
        if heading not in cells:
            message = f"The column “{heading}” is missing; export again to see it."
            raise error(message, place)
    return cells


def _text(cell: Cell | MergedCell, place: Location, error: type[ReportpubError]) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        message = f"The cell {cell.coordinate} holds a formula; write its text."
        raise error(message, place)
    if isinstance(value, str):
        return plain_text(str(value)).replace("\r\n", "\n")
    if cell.data_type == "n" and isinstance(value, int | float):
        return str(int(value)) if value == int(value) else str(value)
    message = (
        f"The cell {cell.coordinate} holds a date or a value that is no text; "
        "give it the number format “Text” and write it again."
    )
    raise error(message, place)


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str,
    *,
    locked: bool = False,
    heading: bool = False,
) -> None:
    """Write ``text`` into a cell as text, whatever it looks like."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = cell_text(text)
        # Never a formula, a number or an error.
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.protection = Protection(locked=locked or heading)
    if heading:
        cell.font = Font(bold=True)
    if locked or heading:
        cell.fill = PatternFill("solid", fgColor="FFE8E8E8")


def dress(sheet: Worksheet, columns: tuple[Column, ...], last: int) -> None:
    """Give ``sheet`` its widths and its protection; ``last`` is its last row."""
    from openpyxl.styles import Alignment, Protection
    from openpyxl.utils import get_column_letter

    for index, column in enumerate(columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = column.width
        # What is written below the last row: text, and free to change.
        dimension.number_format = "@"
        dimension.alignment = Alignment(wrap_text=True, vertical="top")
        dimension.protection = Protection(locked=False)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    protection = sheet.protection
    # Without a password: against slips, not against people. False is allowed.
    protection.sheet = True
    protection.autoFilter = protection.sort = False
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.deleteRows = False


def saved(book: Workbook) -> bytes:
    """Return ``book`` as a file; the same for the same cells."""
    from openpyxl.writer.excel import ExcelWriter

    out = BytesIO()
    # Not book.save(): that would look at the clock.
    ExcelWriter(book, ZipFile(out, "w")).save()
    return dateless(out.getvalue())
