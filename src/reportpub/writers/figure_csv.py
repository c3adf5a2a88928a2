"""The table of figures as CSV (RFC 4180): a line an indicator."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from reportpub.model.publication import FigureRow, Publication
from reportpub.writers.figure_rows import COLUMNS, table_rows
from reportpub.writers.theme import Theme


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the table as UTF-8 with a byte order mark, for Excel."""
    del theme
    return csv_table(publication.figures).encode("utf-8-sig")


def csv_table(figures: Sequence[FigureRow]) -> str:
    """Return the table with a heading."""
    page = io.StringIO()
    table = csv.DictWriter(page, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(table_rows(figures))
    return page.getvalue()
