"""Where the alignment must run: from what is certain, so that cost stays linear.

First words that are rare in both texts give points, and the heaviest chain of points
that rises in both texts gives a band. In the band, sentences that clearly choose each
other are anchors: they must stand in one group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reportpub.transforms.alignment.evidence import Evidence

# A word that stands more often says little about where.
_RARE = 4
# Boundaries that are looked at beside the straight line between two points: at least,
# as a share of the distance between them, and at most.
_NARROW, _SHARE, _WIDE = 2, 1.0, 80
# By how much the chosen sentence must beat every other one.
_CLEAR = 20.0
# By how much, when only those nearby were looked at.
_PLAIN = 40.0


class Point(NamedTuple):
    """A sentence and a rendering of it, with what speaks for that."""

    source: int
    target: int
    weight: float


class Corridor(NamedTuple):
    """For each boundary of the source, the boundaries of the target it may meet.

    The boundary ``n`` is before sentence ``n``; both ends are included.
    """

    low: list[int]
    high: list[int]


def find_corridor(evidence: Evidence) -> Corridor:
    """Return where the alignment of the texts of ``evidence`` must run."""
    band = _band(heaviest_chain(_rare_points(evidence)), evidence)
    anchors = heaviest_chain(_anchors(evidence, band))
    return _narrowed(band, {point.source: point.target for point in anchors})


def _narrowed(band: Corridor, anchors: Mapping[int, int]) -> Corridor:
    """Return what of ``band`` leaves every anchor within a group; a way is left."""
    low, high = list(band.low), list(band.high)
    floor, ceiling = 0, high[-1]
    for boundary in range(len(low)):
        if boundary - 1 in anchors:
            floor = low[boundary] = anchors[boundary - 1] + 1
        low[boundary] = max(low[boundary], floor)
    for boundary in range(len(low) - 1, -1, -1):
        if boundary in anchors:
            ceiling = high[boundary] = anchors[boundary]
        high[boundary] = min(high[boundary], ceiling)
        low[boundary] = min(low[boundary], ceiling)
        high[boundary] = max(high[boundary], low[boundary])
        if boundary + 1 < len(low) and boundary not in anchors:
            # Sentences without a counterpart may have to be passed.
            high[boundary] = max(high[boundary], low[boundary + 1])
    return Corridor(low, high)


def heaviest_chain(points: Iterable[Point]) -> list[Point]:
    """Return the points of the greatest weight that rise in both texts.

    Time is n log n. Of the chains that end at or before a sentence of the target only
    the heaviest are kept, so that targets and weights both rise along ``ends``.
    """
    ends: list[int] = []
    totals: list[float] = []
    chains: list[int] = []
    before: list[int] = []
    # Later targets first: points of one source sentence cannot follow each other.
    ordered = sorted(points, key=lambda point: (point.source, -point.target))
    for number, point in enumerate(ordered):
        place = bisect_right(ends, point.target - 1)
        before.append(chains[place - 1] if place else -1)
        total = point.weight + (totals[place - 1] if place else 0.0)
        if ends[place : place + 1] == [point.target] and totals[place] >= total:
            continue
        stop = place
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        ends[place:stop] = [point.target]
        totals[place:stop] = [total]
        chains[place:stop] = [number]
    chain: list[Point] = []
    number = chains[-1] if chains else -1
    while number >= 0:
        chain.append(ordered[number])
        number = before[number]
    return chain[::-1]


def _rare_points(evidence: Evidence) -> list[Point]:
    rare = {s for s, count in evidence.target_counts.items() if count <= _RARE}
    sources: defaultdict[str, list[int]] = defaultdict(list)
    for place, expected in enumerate(evidence.expected):
        for stem in expected.keys() & rare:
            sources[stem].append(place)
    weights: defaultdict[tuple[int, int], float] = defaultdict(float)
    for target, stems in enumerate(evidence.target_words):
        for stem in stems & rare:
            places = sources.get(stem, ())
            if len(places) <= _RARE:
                weight = 1 / (len(places) * evidence.target_counts[stem] or 1)
                for source in places:
                    weights[source, target] += weight
    return [Point(*place, weight) for place, weight in weights.items()]


def _band(chain: Sequence[Point], evidence: Evidence) -> Corridor:
    """Return a band around the lines from point to point."""
    size, end = evidence.source_size, evidence.target_size
    places = [(0, 0), *((p.source, p.target) for p in chain if p.source), (size, end)]
    low, high = [0] * (size + 1), [end] * (size + 1)
    for number in range(len(places) - 1):
        (source, target), (source_end, target_end) = places[number : number + 2]
        gap = max(source_end - source, target_end - target)
        width = min(_WIDE, _NARROW + int(gap * _SHARE))
        # A wrong point among right ones must not shut out the right way.
        floor = places[max(0, number - 1)][1] - _NARROW
        roof = places[min(len(places) - 1, number + 2)][1] + _NARROW
        steps = max(1, source_end - source)
        for boundary in range(source, source_end + 1):
            middle = target + (boundary - source) * (target_end - target) // steps
            low[boundary] = max(0, floor, middle - width)
            high[boundary] = min(end, roof, middle + width)
    low[0], high[size] = 0, end
    for boundary in range(1, size + 1):
        low[boundary] = max(low[boundary], low[boundary - 1])
    for boundary in range(size - 1, -1, -1):
        high[boundary] = min(high[boundary], high[boundary + 1])
    return Corridor(low, high)


def _anchors(evidence: Evidence, band: Corridor) -> list[Point]:
    """Return sentences that choose each other, and clearly."""
    found: list[Point] = []
    chosen_by: dict[int, Point] = {}
    following = 0
    for source in range(evidence.source_size):
        low, high = band.low[source], band.high[source + 1]
        # Most sentences stand where the one before them lets expect.
        near = range(max(low, following - 2), min(high, following + 3))
        best, lead = _best(source, near, evidence)
        if lead < _PLAIN:
            best, lead = _best(source, range(low, high), evidence)
        rival = chosen_by.get(best.target)
        if rival is None or rival.weight < best.weight:
            chosen_by[best.target] = best
        if lead > _CLEAR:
            found.append(best)
            following = best.target + 1
    return [point for point in found if chosen_by[point.target] == point]


def _best(source: int, targets: range, evidence: Evidence) -> tuple[Point, float]:
    """Return the best rendering of a sentence, and its lead over the second best."""
    weights = [evidence.pair(source, target) for target in targets]
    if not weights:
        return Point(source, targets.start, 0.0), 0.0
    first = max(weights)
    place = weights.index(first)
    weights[place] = 0.0
    return Point(source, targets[place], first), first - max(weights)
