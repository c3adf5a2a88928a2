"""The rows of the table of figures, as programs read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportpub.model.publication import FigureCell, FigureRow

COLUMNS: Sequence[str] = (
    "indicator",
    "english",
    "measure",
    "result",
    "target",
    "goal",
    "sentences",
)


def table_rows(figures: Iterable[FigureRow]) -> list[Mapping[str, str]]:
    """Return a mapping of ``COLUMNS`` an indicator; what is not said is empty."""
    return [
        {
            "indicator": row.zh,
            "english": row.en,
            "measure": row.measure,
            "result": _said(row.result),
            "target": _said(row.target),
            "goal": _said(row.goal),
            "sentences": " ".join(dict.fromkeys(cell.sentence for cell in row.cells)),
        }
        for row in figures
    ]


def _said(cell: FigureCell | None) -> str:
    return f"{cell.en} ({cell.year})" if cell else ""
