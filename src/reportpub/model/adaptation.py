"""English that was taken from elsewhere, and what was done to make it fit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Adaptation:
    """The words, what was put in the place of what, and what could not be.

    Each change reads “110 → 112”; each doubt is a sentence.
    """

    words: str
    changes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
