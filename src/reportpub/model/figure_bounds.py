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
