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


@dataclass(frozen=True, slots=True)
class AlignedText:
    """The sentences of a Chinese text and of its translation, in groups.

    The beads hold every sentence of both, in order.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: tuple[Bead, ...]

    def words(self, bead: Bead) -> tuple[str, str]:
        """Return the Chinese and the English of a group."""
        zh = self.source[bead.source.start : bead.source.stop]
        en = self.target[bead.target.start : bead.target.stop]
        return "".join(zh), " ".join(en)

    @property
    def confidence(self) -> float:
        """The mean over all groups: near 1 where the two belong together."""
        sure = [bead.confidence for bead in self.beads]
        return sum(sure) / len(sure) if sure else 0.0
