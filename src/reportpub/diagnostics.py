"""What a person should look at, and where: locations and findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Spot: TypeAlias = tuple[int, int]
"""A half-open range of characters."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file a person can edit; ``line`` counts from 1, 0 is unknown."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Severity(StrEnum):
    """How much a finding matters: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one language where something was found; ``spots`` mark what."""

    text: str = ""
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A mending: ``spot`` of the words of the sentence ``unit`` becomes ``text``.

    The words are those of the file, with its corrections and without its notes. An
    empty spot inserts.
    """

    path: str
    unit: str
    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, and the way out.

    ``unit`` is the sentence it is about, or for a loose pair of texts the number of
    the pair, from 0. ``edits`` mend it where that needs no judgement.
    """

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str
    unit: str = ""
    source: Passage = Passage()
    target: Passage = Passage()
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.location}: {self.code} [{self.severity}] {self.message} "
            f"Hint: {self.hint}"
        )
