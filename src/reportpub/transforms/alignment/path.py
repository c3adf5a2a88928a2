"""The best way through two texts, by dynamic programming, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple, TypeAlias

from reportpub.transforms.alignment.corridor import Corridor

Score: TypeAlias = Callable[[range, range], float]

# How many groups of a hundred have so many sentences on each side.
_USUAL = {
    (1, 1): 88.0,
    (1, 2): 6.0,
    (2, 1): 3.5,
    (1, 3): 1.2,
    (3, 1): 0.4,
    (1, 4): 0.2,
    (4, 1): 0.08,
    (1, 5): 0.05,
    (1, 6): 0.03,
    (1, 7): 0.02,
    (1, 8): 0.01,
    (5, 1): 0.02,
    (6, 1): 0.01,
    (2, 2): 0.01,
    (2, 3): 0.003,
    (3, 2): 0.003,
    (0, 1): 0.2,
    (1, 0): 0.2,
}
_SHAPES = [(zh, en, log(share / 100)) for (zh, en), share in _USUAL.items()]
# A sentence without a counterpart explains nothing.
_ALONE = -2.0


class Step(NamedTuple):
    """A group that may end at a boundary: where it begins, and what speaks for it."""

    source: int
    target: int
    score: float


class Stretch(NamedTuple):
    """A group of the best way, and its share of the likelihood of all ways."""

    source: range
    target: range
    posterior: float


def best_path(corridor: Corridor, score: Score) -> list[Stretch]:
    """Return the groups of the likeliest alignment, in order.

    ``score`` tells of two groups of sentences, neither empty, how much speaks for them
    rendering each other, as a logarithm.
    """
    best: list[dict[int, float]] = []
    steps: list[dict[int, list[Step]]] = []
    for source, (low, high) in enumerate(zip(*corridor, strict=True)):
        best.append({})
        steps.append({})
        for target in range(low, high + 1):
            ways = _ways(source, target, best, score)
            if ways or not source + target:
                steps[source][target] = ways
                totals = [best[w.source][w.target] + w.score for w in ways]
                best[source][target] = max(totals, default=0.0)
    return _chosen(best, steps)


def _ways(
    source: int, target: int, best: Sequence[dict[int, float]], score: Score
) -> list[Step]:
    """Return the groups that may end at a boundary."""
    ways: list[Step] = []
    for zh, en, prior in _SHAPES:
        start, begin = source - zh, target - en
        if start < 0 or begin not in best[start]:
            continue
        if zh > 1 and en > 1 and _is_cut(best[start + 1 : source], begin, target):
            continue
        said = (
            score(range(start, source), range(begin, target)) if zh and en else _ALONE
        )
        ways.append(Step(start, begin, prior + said))
    return ways


def _is_cut(inner: Sequence[Mapping[int, float]], begin: int, target: int) -> bool:
    """Tell whether all ways go through a boundary inside a group."""
    return any(len(row) == 1 and begin < next(iter(row)) < target for row in inner)


def _chosen(
    best: Sequence[Mapping[int, float]], steps: Sequence[Mapping[int, list[Step]]]
) -> list[Stretch]:
    likelihood = _likelihood(steps)
    source, target = len(best) - 1, max(best[-1])
    chosen: list[Stretch] = []
    while source + target:
        here = likelihood[source][target]
        way = max(
            steps[source][target], key=lambda w: best[w.source][w.target] + w.score
        )
        chosen.append(
            Stretch(
                range(way.source, source),
                range(way.target, target),
                exp(likelihood[way.source][way.target] + way.score - here),
            )
        )
        source, target = way.source, way.target
    return chosen[::-1]


def _likelihood(
    steps: Sequence[Mapping[int, list[Step]]],
) -> list[dict[int, float]]:
    """Return the logarithm of the likelihood of all ways up to each boundary."""
    totals: list[dict[int, float]] = []
    for row in steps:
        totals.append({})
        for target, ways in row.items():
            terms = [totals[w.source][w.target] + w.score for w in ways]
            most = max(terms, default=0.0)
            rest = sum(exp(term - most) for term in terms)
            totals[-1][target] = most + (log(rest) if terms else 0.0)
    return totals
