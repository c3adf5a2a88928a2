"""Keys by which figures are brought together: two that share one belong together.

Each function yields the keys of a figure under one point of view, from the same words
in the same unit to the digits alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from reportpub.model.figure import Figure, Kind, Strength
from reportpub.model.figure_bounds import BOUNDED
from reportpub.model.unit import Dimension

Key: TypeAlias = tuple[str, object]
Keys: TypeAlias = Callable[[Figure], Iterable[Key]]

_HUNDRED = Decimal(100)
# Plans from the 6th on; “the third” may number anything.
_FIRST_PLAN = 5


def bounded_key(figure: Figure) -> Iterator[Key]:
    """Yield the key of the same amount with the same bound."""
    for name, value in stated_key(figure):
        yield f"{name} {figure.bound}", value


def stated_key(figure: Figure) -> Iterator[Key]:
    """Yield the key that two figures share that say the same in the same way."""
    dimension = figure.unit.dimension if figure.unit else ""
    yield f"{figure.kind} {dimension}", figure.base


def repeat_key(figure: Figure, year: int | None) -> Iterator[Key]:
    """Yield the keys of a figure said once more."""
    yield from dated_key(year)(figure)
    yield from stated_key(figure)


def dated_key(year: int | None) -> Keys:
    """Return the keys of years, with ``year`` the report’s own."""

    def keys(figure: Figure) -> Iterator[Key]:
        if figure.kind is Kind.YEAR:
            yield "year", figure.value
        elif figure.kind is Kind.RELATIVE_YEAR and year is not None:
            yield "year", year + figure.value

    return keys


def loose_key(mine: str, theirs: str) -> Keys:
    """Return the keys of what may be said in another way in the other language.

    A counted quantity on one side may go with a unit on the other, but two units have
    to agree: so a figure without a unit waits under the name of its own side, one with
    a unit under the name of the other.
    """

    def keys(figure: Figure) -> Iterator[Key]:
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


def _loose_quantity(figure: Figure, mine: str, theirs: str) -> Iterator[Key]:
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


def whole_key(figure: Figure) -> Iterator[Key]:
    """Yield the whole of which one is named: 尿毒症等8类, “uraemia and seven other”."""
    if figure.others:
        yield f"{Kind.QUANTITY} ", figure.value + 1


def percent_key(figure: Figure) -> Iterator[Key]:
    """Yield the key under which percent waits for percentage points."""
    if figure.kind is Kind.PERCENT:
        yield "points", figure.value


def points_key(figure: Figure) -> Iterator[Key]:
    """Yield the key under which percentage points wait for percent."""
    if figure.kind is Kind.POINTS:
        yield "points", figure.value


def digits_key(figure: Figure) -> Iterator[Key]:
    """Yield what two figures share that differ in the place of the point alone."""
    if figure.kind in {Kind.QUANTITY, Kind.PERCENT, Kind.POINTS} and figure.value:
        digits = figure.value.normalize().as_tuple().digits
        kind = "" if figure.kind is Kind.QUANTITY else figure.kind
        yield f"digits {kind} {figure.unit.dimension if figure.unit else ''}", digits


def number_key(figure: Figure) -> Iterator[Key]:
    """Yield the number alone, whatever it counts."""
    yield "number", figure.value


def sort_key(figure: Figure) -> Iterator[Key]:
    """Yield what sort of figure it is, whatever its value."""
    yield "sort", (figure.kind, figure.unit.dimension if figure.unit else None)


def amount_key(figure: Figure) -> Iterator[Key]:
    """Yield one key for all amounts."""
    if figure.kind in BOUNDED:
        yield "amount", ""


def heading_key(figure: Figure) -> Iterator[Key]:
    """Yield one key for all headings: a text has one number, if it has any."""
    if figure.kind is Kind.LABEL:
        yield "heading", ""


def plan_key(figure: Figure) -> Iterator[Key]:
    """Yield one key for all five-year plans."""
    if figure.kind is Kind.PLAN:
        yield "plan", ""


def rank_key(figure: Figure) -> Iterator[Key]:
    """Yield the key of a plan for what may be the number of one."""
    if figure.kind is Kind.ORDINAL and figure.value > _FIRST_PLAN:
        yield "plan", ""
