"""Which figure of a translation renders which figure of its source.

The figures of both sides are compared as multisets, by value: where the text stands
does not matter. Matching goes by keys, so its time is linear in the number of figures;
only what no key brings together is looked at one by one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from reportpub.model.figure import Bound, Figure, Kind, Strength
from reportpub.model.unit import Dimension, Unit


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


_Key: TypeAlias = tuple[str, object]
_Keys: TypeAlias = Callable[[Figure], Iterable[_Key]]

_OVER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_UNDER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_CLOSE = frozenset({Bound.ABOUT, Bound.NEARLY})
_BELOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN, Bound.NEARLY})
_BOUNDED = frozenset(
    {Kind.QUANTITY, Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.FRACTION}
)
_HUNDRED = Decimal(100)


@dataclass(slots=True)
class _Sides:
    """What is still to be brought together, and what has been."""

    source: list[Figure]
    target: list[Figure]
    matches: list[Match] = field(default_factory=list[Match])

    def join(self, source_keys: _Keys, target_keys: _Keys, verdict: Verdict) -> None:
        """Match every figure of the source with the first that shares a key."""
        if not (self.source and self.target):
            return
        waiting: defaultdict[_Key, deque[int]] = defaultdict(deque)
        for place, figure in enumerate(self.target):
            for key in target_keys(figure):
                waiting[key].append(place)
        taken: set[int] = set()
        rest: list[Figure] = []
        for figure in self.source:
            place = _first_free(waiting, source_keys(figure), taken)
            if place is None:
                rest.append(figure)
            else:
                taken.add(place)
                self._match(figure, self.target[place], verdict)
        self.source = rest
        self.target = [f for place, f in enumerate(self.target) if place not in taken]

    def _match(self, source: Figure, target: Figure, verdict: Verdict) -> None:
        if verdict is Verdict.AGREES and _bounds_differ(source, target):
            verdict = Verdict.BOUND
        self.matches.append(Match(source, target, verdict))

    def join_rounded(self) -> None:
        """Match what agrees once converted or rounded as the translation states."""
        rest: list[Figure] = []
        for figure in self.source:
            near = next((t for t in self.target if _rounds_to(figure, t)), None)
            if near is None:
                rest.append(figure)
            else:
                self.target.remove(near)
                self._match(figure, near, Verdict.AGREES)
        self.source = rest


def pair_figures(
    source: Sequence[Figure], target: Sequence[Figure], year: int | None = None
) -> Pairing:
    """Return the figures of ``source`` with those of ``target`` that render them.

    ``year`` is the year of the report: with it, 去年 and 2015 are the same.
    """
    implied = {(f.kind, f.base) for f in source if f.strength is Strength.IMPLIED}
    sides = _Sides(_hard_first(source), _hard_first(target))
    sides.join(_strict, _strict, Verdict.AGREES)
    sides.join(_stated, _stated, Verdict.AGREES)
    sides.join(_dated(year), _dated(year), Verdict.AGREES)
    sides.join(_loose("zh", "en"), _loose("en", "zh"), Verdict.AGREES)
    sides.join(_stated, _with_the_named, Verdict.AGREES)
    sides.join_rounded()
    sides.join(_heading, _heading, Verdict.VALUE)
    sides.join(_plan, _rank, Verdict.VALUE)
    sides.join(_plan, _plan, Verdict.VALUE)
    said = _Said(source, target, sides.matches, implied, year)
    sides.source = [f for f in sides.source if not said.excuses_missing(f)]
    open_years = any(
        f.kind in _YEARS and f.strength is not Strength.IMPLIED for f in sides.source
    )
    sides.target = [
        f for f in sides.target if not said.excuses_added(f, open_years=open_years)
    ]
    sides.source = [f for f in sides.source if f.strength is Strength.HARD]
    sides.join(_percent, _points, Verdict.POINTS)
    sides.join(_points, _percent, Verdict.POINTS)
    sides.join(_digits, _digits, Verdict.MAGNITUDE)
    sides.join(_number, _number, Verdict.UNIT)
    sides.join(_sort, _sort, Verdict.VALUE)
    sides.join(_amount, _amount, Verdict.VALUE)
    return Pairing(
        tuple(sorted(sides.matches, key=lambda m: m.source.start)),
        tuple(sorted(sides.source, key=lambda f: f.start)),
        tuple(sorted(sides.target, key=lambda f: f.start)),
    )


_YEARS = frozenset({Kind.YEAR, Kind.RELATIVE_YEAR})


class _Said:
    """What both sides say of years and spans, to tell what follows from them."""

    def __init__(
        self,
        source: Sequence[Figure],
        target: Sequence[Figure],
        matches: Iterable[Match],
        implied: set[tuple[Kind, Decimal]],
        year: int | None,
    ) -> None:
        self._year = year
        self._implied = implied
        self._known = {key for m in matches for key in _repeat(m.source, year)}
        self._known |= {key for m in matches for key in _repeat(m.target, year)}
        self._years_said = {f.value for f in target if f.kind is Kind.YEAR}
        self._is_heading = any(f.kind is Kind.LABEL for f in target)
        self._shared = any(f.kind is Kind.EACH for f in (*source, *target))
        self._spans = set(_lengths(source)) | set(_lengths(target))
        self._counted = {f.value for f in source if f.unit is Unit.YEAR}
        self._ends = set(_ends(target, self._counted))
        self._about = {
            year + f.value
            for f in source
            if f.kind is Kind.RELATIVE_YEAR and year is not None
        }

    def excuses_missing(self, figure: Figure) -> bool:
        """Tell whether the translation need not say ``figure``.

        It is said once for twice, or it is the length of a span whose years are said.
        """
        if figure.kind is Kind.LABEL:
            return True
        if figure.kind is Kind.YEAR:
            # “The previous year” does not say 2019 for another one.
            return figure.value in self._years_said
        if self._repeats(figure):
            return True
        return figure.unit is Unit.YEAR and figure.value in self._spans

    def excuses_added(self, figure: Figure, *, open_years: bool) -> bool:
        """Tell whether the translation may say ``figure`` though the source does not.

        It says again what is there, or a year that follows from a name, from the span
        the source counts, or from the report’s own date.
        """
        if figure.strength is not Strength.HARD and not self._contradicts(figure):
            return True
        if figure.kind is Kind.LABEL:
            return True
        if (figure.kind, figure.base) in self._implied:
            return True
        repeated = self._repeats(figure)
        if figure.kind is not Kind.YEAR:
            return repeated
        if figure.value in self._ends:
            return True
        if open_years:
            return False
        if repeated or figure.value in self._about:
            return True
        # A heading says the year in both languages, a sentence as English likes.
        return figure.value == self._year and not self._is_heading

    def _contradicts(self, figure: Figure) -> bool:
        """Tell whether ``figure`` is the year of a name, and cannot be its year.

        “The 2014 Summit” may be a summit of the report’s own time; any other year has
        to follow from the name.
        """
        if figure.kind is not Kind.YEAR or self._year is None:
            return False
        if any(kind is Kind.YEAR for kind, _ in self._implied):
            return True
        return figure.value not in {self._year - 1, self._year}

    def _repeats(self, figure: Figure) -> bool:
        """Tell whether ``figure`` says again, as style may, what both sides say.

        Years, spans and names are said as often as a language likes; an amount said
        twice is two amounts, unless a word such as “both” joins them.
        """
        free = (
            figure.kind in {Kind.YEAR, Kind.NAME, Kind.PLAN} or figure.unit is Unit.YEAR
        )
        return (free or self._shared) and not self._known.isdisjoint(
            _repeat(figure, self._year)
        )


def _hard_first(figures: Iterable[Figure]) -> list[Figure]:
    stated = [f for f in figures if f.strength is not Strength.IMPLIED]
    return sorted(stated, key=lambda f: f.strength is not Strength.HARD)


def _first_free(
    waiting: dict[_Key, deque[int]], keys: Iterable[_Key], taken: set[int]
) -> int | None:
    for key in keys:
        places = waiting.get(key)
        while places:
            place = places.popleft()
            if place not in taken:
                return place
    return None


def _strict(figure: Figure) -> Iterator[_Key]:
    for name, value in _stated(figure):
        yield f"{name} {figure.bound}", value


def _stated(figure: Figure) -> Iterator[_Key]:
    """Yield the key that two figures share that say the same in the same way."""
    dimension = figure.unit.dimension if figure.unit else ""
    yield f"{figure.kind} {dimension}", figure.base


def _repeat(figure: Figure, year: int | None) -> Iterator[_Key]:
    yield from _dated(year)(figure)
    yield from _stated(figure)


def _dated(year: int | None) -> _Keys:
    def keys(figure: Figure) -> Iterator[_Key]:
        if figure.kind is Kind.YEAR:
            yield "year", figure.value
        elif figure.kind is Kind.RELATIVE_YEAR and year is not None:
            yield "year", year + figure.value

    return keys


def _loose(mine: str, theirs: str) -> _Keys:
    """Return the keys of what may be said in another way in the other language.

    A counted quantity on one side may go with a unit on the other, but two units have
    to agree: so a figure without a unit waits under the name of its own side, one with
    a unit under the name of the other.
    """

    def keys(figure: Figure) -> Iterator[_Key]:
        value = figure.value
        match figure.kind:
            case Kind.QUANTITY:
                yield from _loose_quantity(figure, mine, theirs)
            case Kind.PERCENT | Kind.FRACTION | Kind.RATIO:
                yield "percent", value
                yield "times", value / _HUNDRED + 1
            case Kind.GROWTH:
                yield "percent", value * _HUNDRED
                yield "times", value + 1
                yield "times", value
            case Kind.MULTIPLE:
                yield "times", value
                yield "percent", value * _HUNDRED
                yield "percent", (value - 1) * _HUNDRED
                yield "number", value
            case Kind.ORDINAL:
                yield "number", value
                yield "label", value
            case Kind.LABEL:
                yield "label", value
            case Kind.PLAN | Kind.NAME | Kind.YEAR | Kind.MONTH | Kind.DAY:
                yield "number", value
            case Kind.POINTS | Kind.RELATIVE_YEAR | Kind.DECADE | Kind.EACH:
                pass

    return keys


def _loose_quantity(figure: Figure, mine: str, theirs: str) -> Iterator[_Key]:
    if figure.unit is None:
        yield "number", figure.value
        yield mine, figure.value
        yield theirs, figure.value
        if figure.strength is Strength.SOFT:
            yield "label", figure.value
    else:
        yield theirs, figure.value
        if figure.per or figure.unit.dimension is Dimension.YUAN:
            # 每人5元 is “5 yuan”: what it is counted for goes without saying.
            yield "plain", figure.value * figure.unit.factor
        if figure.unit.dimension in {Dimension.SPAN, Dimension.DAYS}:
            yield "number", figure.value


def _with_the_named(figure: Figure) -> Iterator[_Key]:
    """Yield the whole of which one is named: 尿毒症等8类, “uraemia and seven other”."""
    if figure.others:
        yield f"{Kind.QUANTITY} ", figure.value + 1


def _percent(figure: Figure) -> Iterator[_Key]:
    if figure.kind is Kind.PERCENT:
        yield "points", figure.value


def _points(figure: Figure) -> Iterator[_Key]:
    if figure.kind is Kind.POINTS:
        yield "points", figure.value


def _digits(figure: Figure) -> Iterator[_Key]:
    """Yield what two figures share that differ in the place of the point alone."""
    if figure.kind in {Kind.QUANTITY, Kind.PERCENT, Kind.POINTS} and figure.value:
        digits = figure.value.normalize().as_tuple().digits
        kind = "" if figure.kind is Kind.QUANTITY else figure.kind
        yield f"digits {kind} {figure.unit.dimension if figure.unit else ''}", digits


def _number(figure: Figure) -> Iterator[_Key]:
    yield "number", figure.value


def _sort(figure: Figure) -> Iterator[_Key]:
    yield "sort", (figure.kind, figure.unit.dimension if figure.unit else None)


def _amount(figure: Figure) -> Iterator[_Key]:
    if figure.kind in _BOUNDED:
        yield "amount", ""


def _heading(figure: Figure) -> Iterator[_Key]:
    """Yield one key for all headings: a text has one number, if it has any."""
    if figure.kind is Kind.LABEL:
        yield "heading", ""


def _plan(figure: Figure) -> Iterator[_Key]:
    if figure.kind is Kind.PLAN:
        yield "plan", ""


def _rank(figure: Figure) -> Iterator[_Key]:
    if figure.kind is Kind.ORDINAL and figure.value > 5:  # noqa: PLR2004
        yield "plan", ""


def _lengths(figures: Iterable[Figure]) -> Iterator[Decimal]:
    years = [f.value for f in figures if f.kind is Kind.YEAR]
    for first, last in pairwise(years):
        yield abs(last - first)
        yield abs(last - first) + 1


def _ends(figures: Iterable[Figure], counted: set[Decimal]) -> Iterator[Decimal]:
    years = [f.value for f in figures if f.kind is Kind.YEAR]
    for first, last in pairwise(years):
        if last - first + 1 in counted:
            yield first
            yield last


def _bounds_differ(source: Figure, target: Figure) -> bool:
    """Tell whether both sides state a bound and the two exclude each other.

    A bound stated on one side only is no finding: official translations add and drop
    “over” freely.
    """
    if target.kind is Kind.YEAR:
        # “Over 2002” compares with 2002; “about 2002” is another statement.
        return target.bound in _CLOSE and source.bound is Bound.EXACT
    if source.kind not in _BOUNDED or target.kind not in _BOUNDED:
        return False
    pair = {source.bound, target.bound}
    if Bound.EXACT in pair or len(pair) == 1:
        return False
    return not any(pair <= alike for alike in (_OVER, _UNDER, _CLOSE, _BELOW))


def _roughness(figure: Figure, *, loose: bool) -> Decimal:
    """Return by what part of itself a converted figure may be rounded.

    One digit alone without “about” (9000万亩, “6 million hectares”) is meant exactly.
    """
    if loose:
        return Decimal("0.03")
    one_digit = len(figure.value.normalize().as_tuple().digits) == 1
    return Decimal("0.0005" if one_digit else "0.01")


def _round_step(figure: Figure) -> Decimal:
    """Return one in the last place that is not zero: 100 for 305,500."""
    exponent = figure.value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def _rounds_to(source: Figure, target: Figure) -> bool:
    """Tell whether ``target`` is what ``source`` becomes in fewer or other digits."""
    if source.kind is not target.kind or source.kind not in _BOUNDED:
        return False
    if source.unit is not target.unit:
        if source.unit is None or target.unit is None:
            return False
        if source.unit.dimension is not target.unit.dimension:
            return False
        loose = target.bound is not Bound.EXACT
        step = (_round_step(target) if loose else target.step) * target.unit.factor
        slack = min(step / 2, target.base * _roughness(target, loose=loose))
        if abs(source.base - target.base) <= slack:
            return True
    elif target.step <= source.step or source.bound is not Bound.EXACT:
        return False
    else:
        step = target.step * (target.unit.factor if target.unit else 1)
    excess = source.base - target.base
    if target.bound in _OVER:
        return 0 <= excess < step
    if target.bound in _BELOW:
        return 0 <= -excess < step
    return target.bound is Bound.ABOUT and abs(excess) <= step / 2
