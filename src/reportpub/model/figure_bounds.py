"""Whether bounds exclude each other, and what a figure may be rounded to."""

from __future__ import annotations

from decimal import Decimal

from reportpub.model.figure import Bound, Figure, Kind

_OVER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_UNDER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_CLOSE = frozenset({Bound.ABOUT, Bound.NEARLY})
_BELOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN, Bound.NEARLY})
BOUNDED = frozenset(
    {Kind.QUANTITY, Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.FRACTION}
)


def bounds_differ(source: Figure, target: Figure) -> bool:
    """Tell whether both sides state a bound and the two exclude each other.

    A bound stated on one side only is no finding: official translations add and drop
    “over” freely.
    """
    if target.kind is Kind.YEAR:
        # “Over 2002” compares with 2002; “about 2002” is another statement.
        return target.bound in _CLOSE and source.bound is Bound.EXACT
    if source.kind not in BOUNDED or target.kind not in BOUNDED:
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


def rounds_to(source: Figure, target: Figure) -> bool:
    """Tell whether ``target`` is what ``source`` becomes in fewer or other digits."""
    if source.kind is not target.kind or source.kind not in BOUNDED:
        return False
    if source.unit is target.unit:
        # A source with a bound of its own has been rounded already.
        rounded = target.step > source.step and source.bound is Bound.EXACT
        return rounded and _within(source, target, target.step)
    if source.unit is None or target.unit is None:
        return False
    return source.unit.dimension is target.unit.dimension and _converts(source, target)


def _converts(source: Figure, target: Figure) -> bool:
    assert target.unit is not None
    loose = target.bound is not Bound.EXACT
    step = (_round_step(target) if loose else target.step) * target.unit.factor
    slack = min(step / 2, target.base * _roughness(target, loose=loose))
    return abs(source.base - target.base) <= slack or _within(source, target, step)


def _within(source: Figure, target: Figure, step: Decimal) -> bool:
    """Tell whether ``target`` keeps its own bound: 3.66 is “nearly 3.7”, “over 3.6”."""
    excess = source.base - target.base
    step *= target.unit.factor if target.unit and source.unit is target.unit else 1
    if target.bound in _OVER:
        return 0 <= excess < step
    if target.bound in _BELOW:
        return 0 <= -excess < step
    return target.bound is Bound.ABOUT and abs(excess) <= step / 2
