"""Findings that a person has looked at and lets stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportpub.diagnostics import Diagnostic, Location


@dataclass(frozen=True, slots=True)
class Waiver:
    """Lets findings of one rule on one sentence stand, and says why.

    ``about``, where it is given, must stand in the message of the finding.
    """

    code: str
    unit: str
    reason: str
    about: str
    location: Location = field(compare=False)

    def covers(self, finding: Diagnostic) -> bool:
        """Whether ``finding`` is one of those that may stand."""
        return (
            finding.code == self.code
            and finding.unit == self.unit
            and self.about in finding.message
        )
