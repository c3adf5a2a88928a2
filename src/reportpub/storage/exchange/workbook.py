"""XLSX: the workbook translators edit, with its lists to choose from.

Read what a person or LibreOffice made of it: sheets in any order, rows sorted, cells
empty. Formulas are neither written nor read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.draft import (
    ALL_FIELDS,
    ROWS,
    TEXTS,
    Draft,
    Row,
    glossary_of,
)
from reportpub.storage.exchange.sheets import (
    CONCEPT_COLUMNS,
    CONCEPTS,
    ROLES,
    ROW_SHEETS,
    Sheet,
)
from reportpub.storage.exchange.staleness import fresh
from reportpub.storage.exchange.workbook_layout import write
from reportpub.storage.package import TERMS
from reportpub.storage.spreadsheet import named_rows, open_book

__all__ = ["HOLDS", "read", "write"]

HOLDS = ALL_FIELDS

# The number of a row that has none.
_LAST = 1_000_000

# The rows of every field by id, each with its number, and where it stands.
_Rows = defaultdict[tuple[str, str], list[tuple[int, Row, Location]]]


def read(data: bytes, name: str, base: Glossary) -> Glossary:
    """Return the entries of a workbook that ``write`` made and a person changed.

    Raises ``GlossaryError`` with sheet and row of what is wrong, and for stale rows.
    """
    book = open_book(data, name, TERMS)
    rows: _Rows = defaultdict(list)
    for sheet in ROW_SHEETS:
        for cells, place in named_rows(
            book, sheet.name, sheet.columns, name, GlossaryError
        ):
            _take(cells, sheet, place, rows)
    marked: list[tuple[Draft, str]] = []
    for cells, place in named_rows(
        book, CONCEPTS, CONCEPT_COLUMNS, name, GlossaryError
    ):
        marked.append((_draft(cells, place, rows), cells["hash"]))
    ids = {draft.id for draft, _ in marked}
    for identifier, field in rows:
        if identifier not in ids:
            message = f"No row of the sheet “{CONCEPTS}” has the id “{identifier}”."
            raise GlossaryError(message, rows[identifier, field][0][2])
    return glossary_of(fresh(marked, base, name), base)


def _take(cells: Mapping[str, str], sheet: Sheet, place: Location, rows: _Rows) -> None:
    field = ROLES.get(cells["role"], "") if "role" in cells else sheet.fields[0]
    content = {name for name in cells if name not in {"id", "no", "role"}}
    if not any(cells[name] for name in content):
        # Its id is locked, so a row is taken out by emptying the rest.
        return
    if not field:
        message = f"“{cells['role']}” is no role; choose one of {', '.join(ROLES)}."
        raise GlossaryError(message, place)
    if len(ROWS[field]) == 1 and cells.get("why"):
        message = "Only a forbidden rendering has a reason; empty the cell “why”."
        raise GlossaryError(message, place)
    # Rows may have been sorted; those without a number come last.
    number = int(cells["no"]) if cells["no"].isdecimal() else _LAST
    row = tuple(cells[name] for name in ROWS[field])
    rows[cells["id"], field].append((number, row, place))


def _draft(cells: Mapping[str, str], place: Location, rows: _Rows) -> Draft:
    texts = {name: cells[name] for name in TEXTS}
    found: dict[str, tuple[Row, ...]] = {}
    places: dict[tuple[str, int], Location] = {}
    for name in ROWS:
        several = sorted(rows.get((cells["id"], name), []), key=lambda row: row[0])
        found[name] = tuple(row for _, row, _ in several)
        places |= {(name, index): row[2] for index, row in enumerate(several)}
    found["see_also"] = tuple((other,) for other in cells["see_also"].split())
    return Draft(cells["id"], texts, found, place, places)
