"""Sentences that were found to translate each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of neighbouring sentences and their rendering; either side may be empty.

    ``source`` and ``target`` are half-open ranges of sentences, counted from 0.
    ``confidence`` is between 0 and 1: how surely these, and no others, belong together.
    """

    source: range
    target: range
    confidence: float
