"""The table of figures as JSON: an object an indicator."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reportpub.model.publication import FigureRow, Publication
from reportpub.writers.figure_rows import table_rows
from reportpub.writers.theme import Theme


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the table as UTF-8."""
    del theme
    return json_table(publication.figures).encode()


def json_table(figures: Sequence[FigureRow]) -> str:
    """Return the table as an array of objects."""
    return json.dumps(table_rows(figures), ensure_ascii=False, indent=1) + "\n"
