"""Which figure of a translation renders which figure of its source.

The figures of both sides are compared as multisets, by value: where they stand in the
text does not matter. Matching goes by keys, so its time is linear in the number of
figures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from reportpub.model.figure import Figure, Kind, Strength
from reportpub.model.figure_bounds import bounds_differ, rounds_to
from reportpub.model.figure_context import Said
from reportpub.model.figure_keys import (
    Key,
    Keys,
    amount_key,
    bounded_key,
    dated_key,
    digits_key,
    heading_key,
    loose_key,
    number_key,
    percent_key,
    plan_key,
    points_key,
    rank_key,
    sort_key,
    stated_key,
    whole_key,
)
from reportpub.model.unit import Dimension


class Verdict(StrEnum):
    """How the figure of a translation lies to the figure it renders."""

    AGREES = "agrees"
    BOUND = "the bound differs"
    POINTS = "percent for percentage points, or the reverse"
    UNIT = "the unit differs"
    MAGNITUDE = "the magnitude differs"
    VALUE = "the value differs"


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the source and the figure that renders it, well or badly."""

    source: Figure
    target: Figure
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Pairing:
    """The figures of a pair brought together.

    ``missing`` are figures of the source that have to be in the translation and are
    not; ``added`` are figures of the translation that nothing in the source accounts
    for.
    """

    matches: tuple[Match, ...]
    missing: tuple[Figure, ...]
    added: tuple[Figure, ...]


NO_FIGURES = Pairing((), (), ())

_YEARS = frozenset({Kind.YEAR, Kind.RELATIVE_YEAR})
_Sort: TypeAlias = tuple[Kind, Dimension | None]


def pair_figures(
    source: Sequence[Figure], target: Sequence[Figure], year: int | None = None
) -> Pairing:
    """Return the figures of ``source`` with those of ``target`` that render them.

    ``year`` is the year of the report: with it, 去年 and 2015 are the same.
    """
    implied = {(f.kind, f.base) for f in source if f.strength is Strength.IMPLIED}
    sides = _Sides(_hard_first(source), _hard_first(target))
    sides.join(bounded_key, bounded_key, Verdict.AGREES)
    sides.join(stated_key, stated_key, Verdict.AGREES)
    sides.join(dated_key(year), dated_key(year), Verdict.AGREES)
    sides.join(loose_key("zh", "en"), loose_key("en", "zh"), Verdict.AGREES)
    sides.join(stated_key, whole_key, Verdict.AGREES)
    sides.join_rounded()
    sides.join(heading_key, heading_key, Verdict.VALUE)
    sides.join(plan_key, rank_key, Verdict.VALUE)
    sides.join(plan_key, plan_key, Verdict.VALUE)
    said = Said(source, target, sides.matched(), implied, year)
    sides.source = [f for f in sides.source if not said.excuses_missing(f)]
    open_years = any(
        f.kind in _YEARS and f.strength is not Strength.IMPLIED for f in sides.source
    )
    sides.target = [
        f for f in sides.target if not said.excuses_added(f, open_years=open_years)
    ]
    sides.source = [f for f in sides.source if f.strength is Strength.HARD]
    sides.join(percent_key, points_key, Verdict.POINTS)
    sides.join(points_key, percent_key, Verdict.POINTS)
    sides.join(digits_key, digits_key, Verdict.MAGNITUDE)
    sides.join(number_key, number_key, Verdict.UNIT)
    sides.join(sort_key, sort_key, Verdict.VALUE)
    sides.join(amount_key, amount_key, Verdict.VALUE)
    return Pairing(
        tuple(sorted(sides.matches, key=lambda m: m.source.start)),
        tuple(sorted(sides.source, key=lambda f: f.start)),
        tuple(sorted(sides.target, key=lambda f: f.start)),
    )


@dataclass(slots=True)
class _Sides:
    """What is still to be brought together, and what has been."""

    source: list[Figure]
    target: list[Figure]
    matches: list[Match] = field(default_factory=list[Match])

    def join(self, source_keys: Keys, target_keys: Keys, verdict: Verdict) -> None:
        """Match every figure of the source with the first that shares a key."""
        if not (self.source and self.target):
            return
        waiting: defaultdict[Key, deque[int]] = defaultdict(deque)
        for place, figure in enumerate(self.target):
            for key in target_keys(figure):
                waiting[key].append(place)
        taken: set[int] = set()
        rest: list[Figure] = []
        for figure in self.source:
            found = _first_free(waiting, source_keys(figure), taken)
            if found is None:
                rest.append(figure)
            else:
                taken.add(found)
                self._match(figure, self.target[found], verdict)
        self._keep(rest, taken)

    def join_rounded(self) -> None:
        """Match what agrees once converted or rounded as the translation states."""
        if not (self.source and self.target):
            return
        shelves: defaultdict[_Sort, list[tuple[Decimal, int]]] = defaultdict(list)
        for place, figure in enumerate(self.target):
            shelves[_sort(figure)].append((figure.base, place))
        for shelf in shelves.values():
            shelf.sort()
        taken: set[int] = set()
        rest: list[Figure] = []
        for figure in self.source:
            shelf = shelves.get(_sort(figure), [])
            middle = bisect_left(shelf, (figure.base, 0))
            near = (place for _, place in shelf[max(0, middle - 2) : middle + 2])
            fit = (p for p in near if rounds_to(figure, self.target[p]))
            found = next((p for p in fit if p not in taken), None)
            if found is None:
                rest.append(figure)
            else:
                taken.add(found)
                self._match(figure, self.target[found], Verdict.AGREES)
        self._keep(rest, taken)

    def matched(self) -> Iterator[Figure]:
        """Yield the figures of both sides that have been brought together."""
        for match in self.matches:
            yield match.source
            yield match.target

    def _match(self, source: Figure, target: Figure, verdict: Verdict) -> None:
        if verdict is Verdict.AGREES and bounds_differ(source, target):
            verdict = Verdict.BOUND
        self.matches.append(Match(source, target, verdict))

    def _keep(self, source: list[Figure], taken: set[int]) -> None:
        self.source = source
        self.target = [f for place, f in enumerate(self.target) if place not in taken]


def _sort(figure: Figure) -> _Sort:
    return figure.kind, figure.unit.dimension if figure.unit else None


def _hard_first(figures: Iterable[Figure]) -> list[Figure]:
    stated = [f for f in figures if f.strength is not Strength.IMPLIED]
    return sorted(stated, key=lambda f: f.strength is not Strength.HARD)


def _first_free(
    waiting: dict[Key, deque[int]], keys: Iterable[Key], taken: set[int]
) -> int | None:
    for key in keys:
        places = waiting.get(key)
        while places:
            place = places.popleft()
            if place not in taken:
                return place
    return None
