"""What a report says of its indicators: what was reached, and what is aimed at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportpub.model.figure import Figure


class Measure(StrEnum):
    """What of an indicator a figure states."""

    LEVEL = "level"
    GROWTH = "growth"
    AVERAGE_GROWTH = "average growth"
    TOTAL = "total"
    """What came together over several years."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure for an indicator in a year, and the id of the sentence it stands in."""

    figure: Figure
    year: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table: what the report says of ``name``.

    ``concept`` is its glossary entry and ``english`` the word for it there; both are
    empty where it has none, and ``name`` is then only what the clause says.
    """

    name: str
    english: str
    measure: Measure
    result: Statement | None = None
    target: Statement | None = None
    goal: Statement | None = None
    concept: str = ""
