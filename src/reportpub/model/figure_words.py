"""A figure said in English words, as a reviser reads it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportpub.model.figure import Bound, Figure, Kind
from reportpub.model.unit import Unit

_SCALES = {12: "trillion", 9: "billion", 6: "million"}
_RELATIVE = {
    -2: "the year before last",
    -1: "last year",
    0: "this year",
    1: "next year",
    2: "the year after next",
}


def figure_words(figure: Figure) -> str:
    """Return what ``figure`` says: “more than 363.66 billion yuan”."""
    words = _value_words(figure)
    return words if figure.bound is Bound.EXACT else f"{figure.bound} {words}"


_FORMS: Mapping[Kind, str] = {
    Kind.PERCENT: "{} percent",
    Kind.FRACTION: "{} percent",
    Kind.POINTS: "{} percentage points",
    Kind.GROWTH: "growth by {} times",
    Kind.MULTIPLE: "{} times",
    Kind.RATIO: "{} in a ratio",
    Kind.ORDINAL: "number {}",
    Kind.PLAN: "five-year plan number {}",
    Kind.DECADE: "the {}s",
    Kind.MONTH: "month {}",
    Kind.DAY: "day {}",
}


def chinese_figure_words(figure: Figure, language: str = "zh-Hans") -> str:
    """Return what ``figure`` says, in the words of a Chinese text: “超过3636.6亿元”.

    Its own text is already in ``language``, Simplified or Traditional.
    """
    words = _CHINESE_BOUNDS[figure.bound]
    if language == "zh-Hant":
        words = words.translate(_TRADITIONAL)
    return words.format(figure.text)


_TRADITIONAL = str.maketrans("过内于", "過內於")


_CHINESE_BOUNDS: Mapping[Bound, str] = {
    Bound.EXACT: "{}",
    Bound.AT_LEAST: "{}以上",
    Bound.MORE_THAN: "超过{}",
    Bound.AT_MOST: "{}以内",
    Bound.LESS_THAN: "低于{}",
    Bound.ABOUT: "{}左右",
    Bound.NEARLY: "近{}",
}


def _value_words(figure: Figure) -> str:
    value = figure.value
    if figure.kind is Kind.YEAR:
        return f"the year {value}"
    if figure.kind is Kind.RELATIVE_YEAR:
        return _RELATIVE.get(int(value), f"{value} years from now")
    if figure.kind is Kind.PLAN and not value:
        return "five-year plan without a number"
    number = number_words(value)
    if figure.unit:
        return f"{number} {figure.unit.value.name}{_converted(figure)}"
    return _FORMS.get(figure.kind, "{}").format(number)


# The units that English readers do not measure with, and the ones they do.
_CUSTOMARY: Mapping[Unit, Unit] = {Unit.MU: Unit.HECTARE, Unit.JIN: Unit.TON}


def _converted(figure: Figure) -> str:
    unit = _CUSTOMARY.get(figure.unit) if figure.unit else None
    if unit is None:
        return ""
    amount = number_words(round(figure.base / unit.factor, 2))
    return f" or {amount} {unit.value.name}"


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
