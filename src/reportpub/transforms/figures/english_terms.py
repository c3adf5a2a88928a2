"""What stands beside an English number: its unit and its bound."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from reportpub.model.figure import Bound, Figure, Kind
from reportpub.model.unit import Unit

_UNITS = {
    "yuan": Unit.YUAN,
    "RMB": Unit.YUAN,
    "renminbi": Unit.YUAN,
    "US dollars?": Unit.DOLLAR,
    "U.S. dollars?": Unit.DOLLAR,
    "dollars?": Unit.DOLLAR,
    "USD": Unit.DOLLAR,
    "euros?": Unit.EURO,
    "mu": Unit.MU,
    "hectares?": Unit.HECTARE,
    "ha": Unit.HECTARE,
    "square met(?:er|re)s?": Unit.SQUARE_METER,
    "m²": Unit.SQUARE_METER,
    "square kilomet(?:er|re)s?": Unit.SQUARE_KILOMETER,
    "km²": Unit.SQUARE_KILOMETER,
    "jin": Unit.JIN,
    "kilograms?": Unit.KILOGRAM,
    "kilos?": Unit.KILOGRAM,
    "kg": Unit.KILOGRAM,
    "(?:metric )?(?:tons?|tonnes?)": Unit.TON,
    "met(?:er|re)s?": Unit.METER,
    "kilomet(?:er|re)s?": Unit.KILOMETER,
    "km": Unit.KILOMETER,
    "cubic met(?:er|re)s?": Unit.CUBIC_METER,
    "m³": Unit.CUBIC_METER,
    "kilowatts?": Unit.KILOWATT,
    "kW": Unit.KILOWATT,
    "megawatts?": Unit.MEGAWATT,
    "MW": Unit.MEGAWATT,
    "gigawatts?": Unit.GIGAWATT,
    "GW": Unit.GIGAWATT,
    "kilowatt[ -]hours?": Unit.KILOWATT_HOUR,
    "kWh": Unit.KILOWATT_HOUR,
    "micrograms? per cubic met(?:er|re)": Unit.MICROGRAM_PER_CUBIC_METER,
    "[μµ]g(?:/| per )m(?:³|3)": Unit.MICROGRAM_PER_CUBIC_METER,
    "(?:°C|℃)": Unit.DEGREE_CELSIUS,
    "degrees? (?:Celsius|centigrade)": Unit.DEGREE_CELSIUS,
    "months?": Unit.MONTH,
    "years?": Unit.YEAR,
    "decades?": Unit.DECADE,
    "centur(?:y|ies)": Unit.CENTURY,
    "hours?": Unit.HOUR,
    "days?": Unit.DAY,
    "weeks?": Unit.WEEK,
}
_KINDS = {
    "percentage[ -]points?": Kind.POINTS,
    "percent\\b(?:age)?": Kind.PERCENT,
    "per cent": Kind.PERCENT,
    "times": Kind.MULTIPLE,
    "fold": Kind.MULTIPLE,
}
_LEADS = {
    "more than": Bound.MORE_THAN,
    "over": Bound.MORE_THAN,
    "above": Bound.MORE_THAN,
    "exceed(?:s|ed|ing)?": Bound.MORE_THAN,
    "surpass(?:es|ed|ing)?": Bound.MORE_THAN,
    "top(?:s|ped|ping)": Bound.MORE_THAN,
    "pass(?:es|ed|ing)": Bound.MORE_THAN,
    "upwards? of": Bound.MORE_THAN,
    "in excess of": Bound.MORE_THAN,
    "greater than": Bound.MORE_THAN,
    "higher than": Bound.MORE_THAN,
    "larger than": Bound.MORE_THAN,
    "at least": Bound.AT_LEAST,
    "(?:no|not) (?:less|fewer|lower) than": Bound.AT_LEAST,
    "a minimum of": Bound.AT_LEAST,
    "not (?:fall|drop|go|be|sink) (?:below|under)": Bound.AT_LEAST,
    "at or above": Bound.AT_LEAST,
    "at most": Bound.AT_MOST,
    "within": Bound.AT_MOST,
    "(?:no|not) (?:more|higher|greater) than": Bound.AT_MOST,
    "not exceed(?:ing)?": Bound.AT_MOST,
    "not (?:rise|go|be|exceed|grow)? ?(?:above|over|to)": Bound.AT_MOST,
    "a maximum of": Bound.AT_MOST,
    "at or below": Bound.AT_MOST,
    "(?:less|fewer|lower) than": Bound.LESS_THAN,
    "below": Bound.LESS_THAN,
    "under": Bound.LESS_THAN,
    "about": Bound.ABOUT,
    "around": Bound.ABOUT,
    "approximately": Bound.ABOUT,
    "roughly": Bound.ABOUT,
    "some": Bound.ABOUT,
    "nearly": Bound.NEARLY,
    "almost": Bound.NEARLY,
    "close to": Bound.NEARLY,
    "just under": Bound.NEARLY,
    "approach(?:es|ed|ing)?": Bound.NEARLY,
}
_TRAILS = {
    "or more": Bound.AT_LEAST,
    "and (?:above|over|more)": Bound.AT_LEAST,
    "or (?:above|over|higher)": Bound.AT_LEAST,
    "plus": Bound.MORE_THAN,
    "or (?:less|fewer|below|lower)": Bound.AT_MOST,
    "or so": Bound.ABOUT,
}

MONTHS = [
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
]
# Verbs as well: a month after these words, or before a number.
_VERBS = {"May", "March"}
_BEFORE_MONTH = {"in", "since", "from", "by", "of", "until", "to"}

# The longest lead with the words that may stand between it and the number.
_WINDOW = 30


@cache
def _measure() -> tuple[re.Pattern[str], tuple[Unit | Kind, ...]]:
    table: dict[str, Unit | Kind] = {**_UNITS, **_KINDS}
    words = sorted(table, key=len, reverse=True)
    pattern = "|".join(f"({word}(?![A-Za-z0-9]))" for word in words)
    return re.compile(rf"[ -]*(?:(?:more|additional|extra) )?(?:(%)|{pattern})"), tuple(
        table[word] for word in words
    )


@cache
def _lead() -> tuple[re.Pattern[str], tuple[Bound, ...]]:
    words = sorted(_LEADS, key=len, reverse=True)
    pattern = "|".join(f"({word})" for word in words)
    between = r"(?: (?:the|a|an|a further|another|an additional))? (?:US ?\$|RMB ?|\$)?"
    return (
        re.compile(rf"\b(?:{pattern}){between}\Z", re.IGNORECASE),
        tuple(_LEADS[word] for word in words),
    )


@cache
def _trail() -> tuple[re.Pattern[str], tuple[Bound, ...]]:
    pattern = "|".join(f"({word}\\b)" for word in _TRAILS)
    return (
        re.compile(rf"(?:[ -](?:{pattern})|(\+))", re.IGNORECASE),
        (*_TRAILS.values(), Bound.MORE_THAN),
    )


def measure_after(text: str, end: int) -> tuple[Unit | Kind, int] | None:
    """Return the unit (or percent, times) at ``end`` of ``text`` and where it ends."""
    pattern, measures = _measure()
    match = pattern.match(text, end)
    if match is None or match.lastindex is None:
        return None
    if match.lastindex == 1:
        return Kind.PERCENT, match.end()
    return measures[match.lastindex - 2], match.end()


def bound_before(text: str, start: int) -> Bound | None:
    """Return the bound that stands before the number at ``start`` of ``text``."""
    pattern, bounds = _lead()
    match = pattern.search(text[max(0, start - _WINDOW) : start])
    return None if match is None or not match.lastindex else bounds[match.lastindex - 1]


def bound_after(text: str, end: int) -> Bound | None:
    """Return the bound that stands after the number that ends at ``end``."""
    pattern, bounds = _trail()
    match = pattern.match(text, end)
    return None if match is None or not match.lastindex else bounds[match.lastindex - 1]


def per_after(text: str, end: int) -> Unit | None:
    """Return what an amount is counted for: the mu of “yuan per mu”."""
    if not text.startswith((" per ", "/", " a "), end):
        return None
    start = text.find(" ", end + 1) + 1 if text[end] == " " else end + 1
    measure = measure_after(text, start)
    found = measure[0] if measure else None
    return found if isinstance(found, Unit) and found in _FOR else None


_FOR = {Unit.KILOGRAM, Unit.JIN, Unit.TON, Unit.MU, Unit.HECTARE}


@cache
def _others() -> re.Pattern[str]:
    return re.compile(r" other\b")


def beside(text: str, figure: Figure) -> Figure:
    """Return ``figure`` with the unit and the bound that stand beside it."""
    kind, unit, start, end = figure.kind, figure.unit, figure.start, figure.end
    if measure := measure_after(text, end):
        found, end = measure
        if isinstance(found, Unit):
            unit = unit or found
        else:
            kind = found
    return replace(
        figure,
        kind=kind,
        unit=unit,
        per=per_after(text, end) if unit else None,
        end=end,
        text=text[start:end],
        bound=bound_after(text, end) or bound_before(text, start) or Bound.EXACT,
        others=_others().match(text, end) is not None,
    )


def is_month(match: re.Match[str]) -> bool:
    """Tell the months May and March from the verbs."""
    if match[0] not in _VERBS:
        return match[0][0].isupper()
    text, (start, end) = match.string, match.span()
    if text[end : end + 4].strip()[:1].isdecimal():
        return True
    before = text[max(0, start - 6) : start].split()
    return bool(before) and before[-1] in _BEFORE_MONTH
