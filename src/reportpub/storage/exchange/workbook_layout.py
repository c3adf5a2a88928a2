"""The writing half of the workbook: cells, lists to choose from, what is locked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.characters import outgoing
from reportpub.storage.exchange.draft import ROWS, Draft
from reportpub.storage.exchange.sheets import (
    CHOICES,
    CONCEPT_COLUMNS,
    CONCEPTS,
    LISTS,
    ROLES,
    ROW_SHEETS,
    Column,
    Sheet,
    cell_text,
)
from reportpub.storage.exchange.staleness import mark
from reportpub.storage.package import dateless

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# A cell cannot hold more (Excel's limits); openpyxl would cut it off in silence.
_LONGEST = 32_767
# How far below the last row the lists to choose from still work.
_SPARE_ROWS = 500


def write(glossary: Glossary) -> bytes:
    """Return the glossary as a workbook."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    drafts = list(outgoing(glossary))
    book = Workbook()
    book.remove(book[book.sheetnames[0]])
    lists = {**CHOICES, "scope": _scopes(drafts)}
    concepts = ((_concept_cells(draft), draft) for draft in drafts)
    _fill(book, CONCEPTS, CONCEPT_COLUMNS, concepts, lists)
    for sheet in ROW_SHEETS:
        rows = (
            (cells, draft) for draft in drafts for cells in _row_cells(draft, sheet)
        )
        _fill(book, sheet.name, sheet.columns, rows, lists)
    _fill_lists(book, lists)
    out = BytesIO()
    # Not book.save(): that would look at the clock.
    ExcelWriter(book, ZipFile(out, "w")).save()
    return dateless(out.getvalue())


def _scopes(drafts: Iterable[Draft]) -> tuple[str, ...]:
    return tuple(sorted({"national", *(draft.texts["scope"] for draft in drafts)}))


def _concept_cells(draft: Draft) -> dict[str, str]:
    others = " ".join(row[0] for row in draft.rows["see_also"])
    own = {"id": draft.id, "hash": mark(draft), "see_also": others}
    return {**draft.texts, **own}


def _row_cells(draft: Draft, sheet: Sheet) -> Iterator[dict[str, str]]:
    roles = {field: role for role, field in ROLES.items()}
    for field in sheet.fields:
        for number, row in enumerate(draft.rows[field], start=1):
            cells = dict(zip(ROWS[field], row, strict=True))
            role = roles.get(field, "")
            yield {"id": draft.id, "role": role, "no": str(number), **cells}


def _fill(
    book: Workbook,
    name: str,
    columns: tuple[Column, ...],
    rows: Iterable[tuple[dict[str, str], Draft]],
    lists: dict[str, tuple[str, ...]],
) -> None:
    sheet: Worksheet = book.create_sheet(name)
    for index, column in enumerate(columns, start=1):
        _put(sheet, 1, index, column.heading, heading=True)
    last = 1
    for last, (cells, draft) in enumerate(rows, start=2):
        for index, column in enumerate(columns, start=1):
            text = cells.get(column.field, "")
            if len(text) > _LONGEST:
                message = f"“{column.heading}” is too long for a cell; shorten it."
                raise GlossaryError(message, draft.location)
            _put(sheet, last, index, text, locked=column.locked)
    _dress(sheet, columns, last)
    _offer(sheet, columns, last, lists)


def _put(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str,
    *,
    locked: bool = False,
    heading: bool = False,
) -> None:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = cell_text(text)
        # Text, whatever it looks like: never a formula, a number or an error.
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.protection = Protection(locked=locked or heading)
    if heading:
        cell.font = Font(bold=True)
    if locked or heading:
        cell.fill = PatternFill("solid", fgColor="FFE8E8E8")


def _dress(sheet: Worksheet, columns: tuple[Column, ...], last: int) -> None:
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


def _offer(
    sheet: Worksheet,
    columns: tuple[Column, ...],
    last: int,
    lists: dict[str, tuple[str, ...]],
) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for index, column in enumerate(columns, start=1):
        if not column.choices:
            continue
        letter = get_column_letter(list(lists).index(column.choices) + 1)
        end = len(lists[column.choices]) + 1
        choice = DataValidation(
            type="list",
            formula1=f"{LISTS}!${letter}$2:${letter}${end}",
            allow_blank=True,
            # A new scope may be written; anything else must be chosen.
            showErrorMessage=column.choices in CHOICES,
            errorTitle=column.heading,
            error="Choose one from the list.",
        )
        place = get_column_letter(index)
        choice.add(f"{place}2:{place}{last + _SPARE_ROWS}")
        sheet.add_data_validation(choice)


def _fill_lists(book: Workbook, lists: dict[str, tuple[str, ...]]) -> None:
    sheet: Worksheet = book.create_sheet(LISTS)
    for index, (name, choices) in enumerate(lists.items(), start=1):
        for row, text in enumerate((name, *choices), start=1):
            _put(sheet, row, index, text, heading=row == 1)
    sheet.sheet_state = "hidden"
