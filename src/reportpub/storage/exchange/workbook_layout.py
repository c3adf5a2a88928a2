"""The writing half of the workbook: cells, lists to choose from, what is locked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

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
    Sheet,
)
from reportpub.storage.exchange.staleness import mark
from reportpub.storage.spreadsheet import LONGEST, Column, dress, put, saved

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# How far below the last row the lists to choose from still work.
_SPARE_ROWS = 500


def write(glossary: Glossary) -> bytes:
    """Return the glossary as a workbook."""
    from openpyxl import Workbook

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
    return saved(book)


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
        put(sheet, 1, index, column.heading, heading=True)
    last = 1
    for last, (cells, draft) in enumerate(rows, start=2):
        for index, column in enumerate(columns, start=1):
            text = cells.get(column.field, "")
            if len(text) > LONGEST:
                message = f"“{column.heading}” is too long for a cell; shorten it."
                raise GlossaryError(message, draft.location)
            put(sheet, last, index, text, locked=column.locked)
    dress(sheet, columns, last)
    _offer(sheet, columns, last, lists)


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
            put(sheet, row, index, text, heading=row == 1)
    sheet.sheet_state = "hidden"
