"""What was translated before: sentences with their English, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportpub.diagnostics import Spot


class Kind(StrEnum):
    """What the memory learns from."""

    REPORT = "report"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Source:
    """What pairs were taken from: known by its path, shown by its name."""

    kind: Kind
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pair stands: a report and the id of its first Chinese sentence.

    In an imported file the ``unit`` is the number of the segment, from 1.
    """

    source: str
    unit: str

    def __str__(self) -> str:
        return f"{self.source} {self.unit}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A Chinese text and its English (a TMX ``<tu>``), kept once wherever it stands."""

    zh: str
    en: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that holds the words looked for; spots are where, in either text."""

    entry: Entry
    zh_spots: tuple[Spot, ...] = ()
    en_spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Concordance:
    """The first hits, those that came in last at the head; ``more`` were left out."""

    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Match:
    """An entry whose Chinese is like a given text; the score is 0 to 100.

    100 is said of the same text alone.
    """

    entry: Entry
    score: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """English from the memory for a sentence without any (XLIFF 2 ``<mtc:match>``).

    ``changes`` say what was put in the place of what, ``doubts`` what could not be.
    """

    match: Match
    words: str
    changes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
