"""A comparison for programs; docs/memory.md says what each field means."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TypeAlias

from reportpub.model.comparison import (
    Comparison,
    Fate,
    IndicatorPair,
    Label,
    Named,
    Passage,
    Piece,
    Row,
)
from reportpub.model.publication import FigureRow

_Json: TypeAlias = dict[str, Any]
# Raised where a field changes its meaning or goes; new fields may come without.
_FORM = 1


def write(comparison: Comparison) -> bytes:
    """Return one JSON object, UTF-8."""
    whole = {
        "form": _FORM,
        "before": _named(comparison.before),
        "after": _named(comparison.after),
        "counts": {
            **{fate.value: comparison.count(fate) for fate in Fate},
            "moved": comparison.moved,
            "reworded": comparison.reworded,
        },
        "passages": [_row(row) for row in comparison.rows],
        "terms": [_label(label) for label in comparison.labels],
        "indicators": [_indicator(pair) for pair in comparison.indicators],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _named(report: Named) -> _Json:
    return {
        "report": report.id,
        "title_zh": report.zh,
        "title_en": report.en,
        "date": report.date,
    }


def _row(row: Row) -> _Json:
    return {
        "fate": row.fate.value,
        "moved": row.moved,
        "score": row.score,
        "heading": row.is_heading,
        "before": _passage(row.before),
        "after": _passage(row.after),
        "zh": _pieces(row.zh),
        "en": _pieces(row.en),
    }


def _passage(passage: Passage | None) -> _Json | None:
    if passage is None:
        return None
    return {"sentences": passage.units, "zh": passage.zh, "en": passage.en}


def _pieces(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    return [(piece.change.value, piece.text) for piece in pieces]


def _label(label: Label) -> _Json:
    return {
        "fate": label.fate.value,
        "id": label.concept,
        "kind": label.kind,
        "zh": label.zh,
        "before": {"renderings": label.before, "sentences": label.units_before},
        "after": {"renderings": label.after, "sentences": label.units_after},
    }


def _indicator(pair: IndicatorPair) -> _Json:
    return {
        "indicator": pair.zh,
        "english": pair.en,
        "measure": pair.measure,
        "before": _figures(pair.before),
        "after": _figures(pair.after),
    }


def _figures(row: FigureRow | None) -> _Json | None:
    if row is None:
        return None
    return {
        part: asdict(cell) if (cell := getattr(row, part)) else None
        for part in ("result", "target", "goal")
    }
