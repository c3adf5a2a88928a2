"""This year's report against last year's: what stayed, what changed, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportpub.model.publication import FigureRow


class Fate(StrEnum):
    """What became of a passage; its Chinese decides."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Change(StrEnum):
    """Whether a stretch of words stands in both texts or in one."""

    BOTH = "both"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Two texts that are one and the same, or like each other, by their places.

    ``moved`` says that the one stands elsewhere among its neighbours than the other.
    """

    before: int
    after: int
    score: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """An alignment group of a report: the ids of its Chinese sentences, its words."""

    units: tuple[str, ...]
    zh: str
    en: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of one year, with that of the other year where there is one.

    ``score`` is how like their Chinese is, in percent. The pieces are the words of both
    years run together; those of the later year alone are the later text.
    """

    fate: Fate
    before: Passage | None
    after: Passage | None
    zh: tuple[Piece, ...]
    en: tuple[Piece, ...]
    score: int = 0
    moved: bool = False

    @property
    def is_reworded(self) -> bool:
        """Whether the English is another one though the Chinese stayed."""
        return self.fate is Fate.KEPT and any(
            piece.change is not Change.BOTH for piece in self.en
        )

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading, in the later report if it is there."""
        passage = self.after or self.before
        return passage is not None and passage.is_heading


@dataclass(frozen=True, slots=True)
class Label:
    """A term of the glossary that came, went, or is rendered differently.

    The renderings are those found in the English, in the order of the text; the units
    are the Chinese sentences that mention it.
    """

    fate: Fate
    concept: str
    kind: str
    zh: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    units_before: tuple[str, ...]
    units_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """What two reports say of an indicator; one of them may say nothing."""

    zh: str
    en: str
    measure: str
    before: FigureRow | None
    after: FigureRow | None


@dataclass(frozen=True, slots=True)
class Named:
    """A report: its id, the title of either language, the day it was given."""

    id: str
    zh: str
    en: str
    date: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports side by side, in the order of the later one.

    What is gone stands where it was, after what it followed. A passage that moved
    stands twice: gone from its old place, and with both texts in its new one.
    """

    before: Named
    after: Named
    rows: tuple[Row, ...]
    labels: tuple[Label, ...]
    indicators: tuple[IndicatorPair, ...]

    def count(self, fate: Fate) -> int:
        """Return how many passages have this fate; those that moved are not gone."""
        return sum(
            row.fate is fate and not (row.moved and row.after is None)
            for row in self.rows
        )

    @property
    def moved(self) -> int:
        """How many passages stand elsewhere."""
        return sum(row.moved and row.after is not None for row in self.rows)

    @property
    def reworded(self) -> int:
        """How many passages have other English for the same Chinese."""
        return sum(row.is_reworded for row in self.rows)
