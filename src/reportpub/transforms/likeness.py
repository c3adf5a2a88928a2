"""How like two texts are: what share of their characters both have, in order."""

from __future__ import annotations

from collections.abc import Sequence

SAME = 100


def rank(text: str, others: Sequence[str], threshold: int) -> list[tuple[int, int]]:
    """Return the places of those ``others`` that are like ``text``, and their scores.

    The score is the normalised indel similarity in percent, rounded down; those of at
    least ``threshold`` are returned, the best first, and of equals the first. Only the
    same text has 100.
    """
    # Imported here: nothing but the memory and comparisons needs it.
    from rapidfuzz import fuzz, process

    found = process.extract(
        text, others, scorer=fuzz.ratio, score_cutoff=threshold, limit=None
    )
    ranked = ((place, _score(text, other, score)) for other, score, place in found)
    return sorted(ranked, key=lambda item: (-item[1], item[0]))


def _score(text: str, other: str, score: float) -> int:
    return SAME if text == other else min(int(score), SAME - 1)
