"""Which strings of Chinese characters hold together: counts, cohesion, freedom.

A word is a string that occurs often, whose parts occur together more often than by
chance (pointwise mutual information over every cut), and whose neighbours vary
(entropy on either side).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_EDGE = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a string must reach to be taken for a word."""

    shortest: int = 4
    longest: int = 8
    count: int = 3
    cohesion: float = 3.0
    freedom: float = 0.6


def frequent_strings(runs: Iterable[str], limits: Limits) -> Mapping[str, int]:
    """Return the strings of ``runs`` that seem words, with their counts."""
    runs = tuple(runs)
    counts = Counter(piece for run in runs for piece in _pieces(run, limits.longest))
    total = sum(len(run) for run in runs)
    often = {
        piece: count
        for piece, count in counts.items()
        if len(piece) >= limits.shortest and count >= limits.count
    }
    freedom = _freedom(runs, often, limits.longest)
    words = {
        piece: count
        for piece, count in often.items()
        if freedom[piece] >= limits.freedom
        and _cohesion(piece, counts, total) >= limits.cohesion
    }
    return {piece: n for piece, n in words.items() if not _is_part(piece, words)}


def _pieces(run: str, longest: int) -> Iterator[str]:
    for start in range(len(run)):
        for end in range(start + 1, min(start + longest, len(run)) + 1):
            yield run[start:end]


def _cohesion(piece: str, counts: Mapping[str, int], total: int) -> float:
    """Return how much likelier the piece is than its parts by chance, in bits."""
    share = counts[piece] * total
    return min(
        math.log2(share / (counts[piece[:cut]] * counts[piece[cut:]]))
        for cut in range(1, len(piece))
    )


def _freedom(
    runs: Iterable[str], often: Mapping[str, int], longest: int
) -> Mapping[str, float]:
    """Return the entropy of the poorer side of each piece, in bits."""
    left: defaultdict[str, list[str]] = defaultdict(list)
    right: defaultdict[str, list[str]] = defaultdict(list)
    for run in runs:
        for start in range(len(run)):
            for end in range(start + 2, min(start + longest, len(run)) + 1):
                piece = run[start:end]
                if piece in often:
                    left[piece].append(run[start - 1] if start else _EDGE)
                    right[piece].append(run[end : end + 1])
    return {p: min(_entropy(left[p]), _entropy(right[p])) for p in often}


def _entropy(neighbours: Iterable[str]) -> float:
    """Return the entropy; every edge of a run counts as a neighbour of its own."""
    counts = Counter(neighbours)
    edges = counts.pop(_EDGE, 0)
    total = edges + counts.total()
    shares = [count / total for count in counts.values()] + [1 / total] * edges
    return -sum(share * math.log2(share) for share in shares)


def _is_part(piece: str, words: Mapping[str, int]) -> bool:
    """Return whether ``piece`` occurs in a longer word only."""
    return any(
        piece != word and piece in word and count == words[piece]
        for word, count in words.items()
    )
