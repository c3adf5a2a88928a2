"""A figure said in English words, as a reviser reads it."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from reportpub.model.figure import Bound, Figure, Kind
from reportpub.model.unit import Unit

_SCALES = {12: "trillion", 9: "billion", 6: "million"}
_RELATIVE = {-2: "the year before last", -1: "last year", 0: "this year"}
_RELATIVE |= {1: "next year", 2: "the year after next"}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def figure_words(figure: Figure) -> str:
    """Return what ``figure`` says: “more than 363.66 billion yuan”."""
    words = _value_words(figure)
    return words if figure.bound is Bound.EXACT else f"{figure.bound} {words}"


def _value_words(figure: Figure) -> str:
    value = figure.value
    match figure.kind:
        case Kind.QUANTITY | Kind.NAME | Kind.LABEL | Kind.EACH:
            return _quantity(value, figure.unit)
        case Kind.PERCENT | Kind.FRACTION:
            return f"{number_words(value)} percent"
        case Kind.POINTS:
            return f"{number_words(value)} percentage points"
        case Kind.GROWTH:
            return f"growth by {number_words(value)} times"
        case Kind.MULTIPLE:
            return f"{number_words(value)} times"
        case Kind.RATIO:
            return f"{number_words(value)} in a ratio"
        case Kind.ORDINAL:
            return f"number {number_words(value)}"
        case Kind.PLAN:
            number = f"number {number_words(value)}" if value else "without a number"
            return f"five-year plan {number}"
        case Kind.YEAR:
            return f"the year {value}"
        case Kind.RELATIVE_YEAR:
            return _RELATIVE.get(int(value), f"{value} years from now")
        case Kind.DECADE:
            return f"the {value:02}s"
        case Kind.MONTH:
            months = dict(enumerate(_MONTHS, 1))
            return months.get(int(value), f"month {number_words(value)}")
        case Kind.DAY:
            return f"day {number_words(value)}"
        case _:
            assert_never(figure.kind)


def _quantity(value: Decimal, unit: Unit | None) -> str:
    number = number_words(value)
    return f"{number} {unit.value.name}" if unit else number


def number_words(value: Decimal) -> str:
    """Return ``value`` as English writes it: 363.66 billion, 12,200, 6.5."""
    for power, name in _SCALES.items():
        if value >= Decimal(10) ** power:
            return f"{_plain(value.scaleb(-power))} {name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    if "." not in text:
        return text
    whole, _, places = text.partition(".")
    places = places.rstrip("0")
    # A third has no end; two places are enough to know it.
    places = places[:2] if len(places) > 10 else places  # noqa: PLR2004
    return f"{whole}.{places}" if places else whole
