"""What a person should look at, and where: locations and findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class Diagnostic:
    """One finding: what is wrong, where, and the way out."""

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str
    unit: str = ""

    def __str__(self) -> str:
        return (
            f"{self.location}: {self.code} [{self.severity}] {self.message} "
            f"Hint: {self.hint}"
        )
