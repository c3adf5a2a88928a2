"""One thing that is wrong with a finished file."""

from __future__ import annotations

from dataclasses import dataclass

from reportpub.proofs.expectation import Sentence

MISSING, TWICE, OUT_OF_ORDER, WRONG_PLACE = "E001", "E002", "E003", "E004"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A sentence that is not where it should be; ``page`` 0 is unknown."""

    code: str
    sentence: Sentence
    what: str
    """What goes on after “The sentence …”."""
    page: int = 0
