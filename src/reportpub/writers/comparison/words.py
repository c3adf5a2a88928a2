"""What all forms of a comparison say in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from reportpub.model.comparison import Comparison, Fate, IndicatorPair, Label, Row
from reportpub.model.publication import FigureCell, FigureRow

NOTHING = "—"


def counts(comparison: Comparison) -> list[tuple[str, int]]:
    """Return how many passages there are of each sort, with its name."""
    return [
        ("kept", comparison.count(Fate.KEPT)),
        ("changed", comparison.count(Fate.CHANGED)),
        ("new", comparison.count(Fate.NEW)),
        ("gone", comparison.count(Fate.GONE)),
        ("moved", comparison.moved),
        ("with other English", comparison.reworded),
    ]


def status(row: Row) -> str:
    """Return what became of a passage, in a word or two."""
    if row.moved:
        if row.after is None:
            return "moved from here"
        return "moved" if row.fate is Fate.KEPT else "moved and changed"
    return "other English" if row.is_reworded else row.fate.value


def units(row: Row) -> str:
    """Return the sentences of a passage: of last year, of this year, or of both."""
    before, after = (
        " ".join(side.units) if side else "" for side in (row.before, row.after)
    )
    if before and after and before != after:
        return f"{before} → {after}"
    return after or before


def renderings(label: Label) -> str:
    """Return how a term is rendered, before and after."""
    before, after = (", ".join(words) for words in (label.before, label.after))
    match label.fate:
        case Fate.NEW:
            return after or NOTHING
        case Fate.GONE:
            return before or NOTHING
        case Fate.KEPT | Fate.CHANGED:
            return f"{before} → {after}"


def said(pair: IndicatorPair) -> Iterator[tuple[str, str, str]]:
    """Yield “result”, “target” and “goal” with what each year says of it."""
    for part in ("result", "target", "goal"):
        before, after = _cell(pair.before, part), _cell(pair.after, part)
        if before or after:
            yield part, _figure(before), _figure(after)


def _cell(row: FigureRow | None, part: str) -> FigureCell | None:
    cell: FigureCell | None = getattr(row, part) if row else None
    return cell


def _figure(cell: FigureCell | None) -> str:
    return f"{cell.en} ({cell.year})" if cell else NOTHING
