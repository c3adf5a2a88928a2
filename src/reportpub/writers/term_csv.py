"""The term index as CSV that spreadsheets open rightly."""

from __future__ import annotations

import csv
from io import StringIO

from reportpub.model.publication import Publication
from reportpub.writers.term_index import term_rows
from reportpub.writers.theme import Theme

_COLUMNS = (
    *("id", "zh", "en", "mentions", "sections", "sentences"),
    *("see_also", "members"),
)


def write(publication: Publication, _theme: Theme) -> bytes:
    """Return RFC 4180 CSV in UTF-8 with a byte order mark, which Excel needs."""
    page = StringIO(newline="")
    table = csv.writer(page)
    table.writerow(_COLUMNS)
    for row in term_rows(publication):
        places = " ".join(row.sections), " ".join(row.sentences)
        members = "; ".join(f"{m.zh} {m.en}".strip() for m in row.members)
        related = " ".join(row.see_also)
        cells = (row.id, row.zh, row.en, str(row.mentions), *places, related, members)
        table.writerow(map(_harmless, cells))
    return page.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    # A spreadsheet would run a cell that begins so as a formula (OWASP, CSV Injection).
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
