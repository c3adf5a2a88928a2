"""CSV: one row an entry, for spreadsheets and scripts.

RFC 4180 in UTF-8 with a byte order mark, which Excel needs. Several values stand in
one cell as ``joined`` writes them; the columns of a list run in step.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import zip_longest

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.characters import decoded, outgoing
from reportpub.storage.exchange.draft import ALL_FIELDS, Draft, Row, glossary_of
from reportpub.storage.exchange.joined import join, split
from reportpub.storage.exchange.staleness import fresh, mark

HOLDS = ALL_FIELDS

_TEXTS = {
    "kind": "kind",
    "scope": "scope",
    "status": "status",
    "confidence": "confidence",
    "since": "since",
    "zh": "zh.preferred",
    "pinyin": "zh.pinyin",
    "hant": "zh.hant",
    "en": "en.preferred",
    "en_gloss": "en.gloss",
    "en_gloss_as": "en.gloss_as",
    "definition_zh": "definition.zh",
    "definition_en": "definition.en",
    "question": "question",
}
_LISTS: Mapping[str, tuple[str, ...]] = {
    "zh.variants": ("zh_variants",),
    "en.admitted": ("en_admitted",),
    "en.forbidden": ("en_forbidden", "en_forbidden_why"),
    "members": ("members_zh", "members_en"),
    "see_also": ("see_also",),
    "sources": ("source_rank", "source_text", "source_url"),
}
_LIST_COLUMNS = [column for columns in _LISTS.values() for column in columns]
_COLUMNS = ("id", *_TEXTS, *_LIST_COLUMNS, "hash")
# A cell that begins so would run as a formula (OWASP, CSV Injection); an apostrophe
# before it stops that, and is doubled where the text itself begins with one.
_RISKY = tuple("=+-@\t＝＋－＠'")


def write(glossary: Glossary) -> bytes:
    """Return the glossary as CSV."""
    page = StringIO(newline="")
    table = csv.writer(page, quoting=csv.QUOTE_ALL)
    table.writerow(_COLUMNS)
    for draft in outgoing(glossary):
        cells = {"id": draft.id, "hash": mark(draft)}
        cells |= {column: draft.texts[name] for column, name in _TEXTS.items()}
        for name, columns in _LISTS.items():
            cells |= _list_cells(columns, draft.rows[name])
        table.writerow(_harmless(cells[column]) for column in _COLUMNS)
    return page.getvalue().encode("utf-8-sig")


def read(data: bytes, name: str, base: Glossary) -> Glossary:
    """Return the entries of a CSV file that ``write`` made and a person changed.

    Raises ``GlossaryError`` with the line of what is wrong, and for stale rows.
    """
    marked = [(_draft(row, place), row["hash"]) for row, place in _rows(data, name)]
    return glossary_of(fresh(marked, base, name), base)


def _list_cells(columns: Sequence[str], rows: Sequence[Row]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for index, column in enumerate(columns):
        values = [row[index] for row in rows]
        # Only the first column must say how many there are.
        cells[column] = join(values) if index == 0 or any(values) else ""
    return cells


def _draft(row: Mapping[str, str], location: Location) -> Draft:
    rows: dict[str, tuple[Row, ...]] = {}
    for name, columns in _LISTS.items():
        values = [split(row[column]) for column in columns]
        rows[name] = tuple(zip_longest(*values, fillvalue=""))
    texts = {name: row[column] for column, name in _TEXTS.items()}
    return Draft(row["id"], texts, rows, location)


def _rows(data: bytes, name: str) -> Iterator[tuple[Mapping[str, str], Location]]:
    text = decoded(data, name)
    heading = text.partition("\n")[0]
    # Where the comma is the decimal sign, Excel writes semicolons.
    separator = max(",;\t", key=heading.count)
    table = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    columns: list[str] = []
    line = 1
    try:
        for cells in table:
            place, line = Location(name, line), table.line_num + 1
            if not columns:
                columns = _checked_heading(cells, place)
            elif any(cells):
                yield _named(columns, cells, place), place
    except csv.Error as error:
        message = f"The file is no CSV: {error}. Mend that line."
        raise GlossaryError(message, Location(name, line)) from None
    if not columns:
        message = "The file is empty; its first line must name the columns."
        raise GlossaryError(message, Location(name, 1))


def _checked_heading(cells: list[str], place: Location) -> list[str]:
    if sorted(cells) == sorted(_COLUMNS):
        return cells
    wrong = sorted(set(cells) - set(_COLUMNS))
    lacking = sorted(set(_COLUMNS) - set(cells))
    if wrong:
        message = f"“{wrong[0]}” is no column; the columns are {', '.join(_COLUMNS)}."
    elif lacking:
        message = f"The column “{lacking[0]}” is missing; export again to see it."
    else:
        message = "A column stands there twice; remove one."
    raise GlossaryError(message, place)


def _named(columns: list[str], cells: list[str], place: Location) -> dict[str, str]:
    if len(cells) != len(columns):
        message = (
            f"The row has {len(cells)} cells and the heading {len(columns)}; "
            "put cells with commas in quotation marks."
        )
        raise GlossaryError(message, place)
    return dict(zip(columns, map(_verbatim, cells), strict=True))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def _verbatim(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_RISKY) else cell
