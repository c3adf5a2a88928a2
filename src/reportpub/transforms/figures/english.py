"""The figures of an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from reportpub.model.figure import Bound, Figure, Kind, Strength
from reportpub.model.unit import Unit
from reportpub.transforms.figures.english_number import (
    MAGNITUDE,
    MAGNITUDES,
    ORDINAL_WORDS,
    PART,
    WORDS,
    ordinal_value,
    words_value,
)
from reportpub.transforms.figures.english_terms import (
    bound_after,
    bound_before,
    measure_after,
    per_after,
)
from reportpub.transforms.figures.series import shared_units

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_RELATIVE_YEARS = {
    "the previous year": -1,
    "the preceding year": -1,
    "the year before": -1,
    "last year": -1,
    "the past year": -1,
    "the year just passed": -1,
    "this year": 0,
    "next year": 1,
}
_MULTIPLES = {
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "twice": 2,
    "twofold": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "threefold": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "fourfold": 4,
}
_SPANS = {"decade": Unit.DECADE, "century": Unit.CENTURY}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_ROMAN |= {"IX": 9, "X": 10}
_CURRENCIES = {"$": Unit.DOLLAR, "¥": Unit.YUAN, "RMB": Unit.YUAN, "€": Unit.EURO}

_HUNDRED = Decimal(100)
_TEN = Decimal(10)


# “A third of” is a part, “a third party” is an ordinal.
_AFTER_PART = (
    "(?:of|off|in|by|or|and|as|over|under|from|to|less|more|lower|higher|compared|the)"
)
_NUMBERS = {
    "21st": (Kind.ORDINAL, Decimal(21)),
    "covi": (Kind.NAME, Decimal(19)),
    "pm2.": (Kind.NAME, Decimal("2.5")),
    "pm10": (Kind.NAME, Decimal(10)),
}
_RANKS = {"primary": 1, "secondary": 2, "tertiary": 3}
# Names with a number of their own that Chinese has under another name.
_NUMBERED = "21st[ -]Century Maritime Silk Road|COVID-19|PM2\\.5|PM10"


@cache
def _figure() -> re.Pattern[str]:
    parts = "|".join(PART)
    # Every branch begins at a digit or at the beginning of a word.
    return re.compile(
        rf"\b(?P<numbered>{_NUMBERED})"
        r"|(?:(?P<currency>(?:US ?)?\$|¥|€|\bRMB) ?)?"
        r"(?P<digits>[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?)"
        rf"(?P<magnitude>[ -]*\b(?:{MAGNITUDES})\b(?: (?:{MAGNITUDES})\b)?)?"
        r"(?P<ordinal>st\b|nd\b|rd\b|th\b)?"
        r"(?P<decade>'?s\b)?"
        r"|\b(?:"
        r"(?P<roman>(?<!\S)[IVX]{1,4}(?=\. ))"
        rf"|(?P<part>(?:one|two|three)[ -](?:{parts})s?\b|(?:an?|another)[ -](?:{parts})\b(?:(?=[^ -])|(?= {_AFTER_PART}\b)|\Z)|half\b|halv(?:ed?|es|ing)\b)"
        rf"|(?P<ordinal_words>{ORDINAL_WORDS})"
        rf"|(?P<rank>(?:{'|'.join(_RANKS)})\b)"
        rf"|(?P<words>{WORDS})(?P<words_magnitude>(?:[ -](?:{MAGNITUDES})\b)*)"
        rf"|(?P<unit_magnitude>an? (?:{MAGNITUDES})\b(?! of))"
        r"|(?P<dozen>(?:a |half a )?dozen\b)"
        r"|(?P<each>(?:both|each)\b)"
        rf"|(?P<multiple>(?:{'|'.join(_MULTIPLES)})\b)"
        rf"|(?P<span>(?:{'|'.join(_SPANS)})\b)"
        r"|(?P<one_point>(?:an?|every|each) percentage point\b)"
        rf"|(?P<relative>(?:{'|'.join(_RELATIVE_YEARS)})\b)"
        rf"|(?P<month>(?:{'|'.join(_MONTHS)})\b)"
        r")",
        re.IGNORECASE,
    )


def read_english(text: str) -> tuple[Figure, ...]:
    """Return the figures of ``text`` in their order."""
    figures = shared_units(text, list(_stated(text)))
    note = _note().search(text)
    if note is None:
        return tuple(figures)
    # What the translator adds in a note need not be in the Chinese.
    return tuple(
        replace(f, strength=Strength.SOFT) if f.start >= note.start() else f
        for f in figures
    )


@cache
def _note() -> re.Pattern[str]:
    return re.compile(r"\(\*|\[(?=[^\]]*Tr\.\])")


def _stated(text: str) -> Iterator[Figure]:
    for match in _figure().finditer(text):
        if match["digits"]:
            yield _digits(text, match)
        elif match["words"]:
            yield _words(text, match)
            before = text[max(0, match.start() - 4) : match.start()]
            numbered = before[:1].isalnum() and before[1:] in _TH
            if text.startswith("-Year Plan", match.end()) and not numbered:
                yield _unnumbered_plan(match)
        else:
            yield from _idiom(text, match)


_TH = {"st ", "nd ", "rd ", "th "}


def _unnumbered_plan(match: re.Match[str]) -> Figure:
    """Return the plan of “Five-Year Plan”; its number, if said, stands before it."""
    start, end = match.span()
    words = f"{match[0]}-Year Plan"
    return Figure(start, end, words, Kind.PLAN, Decimal(0), strength=Strength.SOFT)


def _digits(text: str, match: re.Match[str]) -> Figure:
    digits = match["digits"]
    start, end = match.start(), match.end()
    value = Decimal(digits.replace(",", ""))
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    whole = digits.isdecimal()
    year = whole and len(digits) == 4 and "1800" <= digits < "2200"  # noqa: PLR2004
    figure = Figure(start, end, match[0], Kind.QUANTITY, value, step)
    if match["decade"] and whole:
        return replace(figure, kind=Kind.DECADE, value=value % 100)
    if match["ordinal"]:
        kind = _ordinal_kind(text, start)
        # “The 23rd APEC Meeting” may be 亚太经合组织会议.
        right = match["ordinal"].casefold() == _suffix(digits)
        soft = kind is Kind.ORDINAL and right and _meeting().match(text, end)
        return replace(
            figure, kind=kind, strength=Strength.SOFT if soft else Strength.HARD
        )
    if match["magnitude"]:
        return _measured(text, _scaled(figure, match["magnitude"]), match)
    if _in_name(text, start, end, bare=not match["currency"]):
        return replace(figure, kind=Kind.NAME)
    if whole and text[end : end + 1] == ")" and text[:start].endswith((" ", "(")):
        return replace(figure, kind=Kind.LABEL, strength=_label_strength(text, start))
    if whole and _is_label(text, start, end):
        return replace(figure, kind=Kind.LABEL)
    measured = _measured(text, figure, match)
    if measured.kind is Kind.PERCENT and value == _HUNDRED:
        # 全部收集 is “100 percent collection”.
        return replace(measured, strength=Strength.SOFT)
    if measured.kind is Kind.QUANTITY and measured.unit is None and whole:
        if year:
            named = _in_title(text, start, end)
            strength = Strength.SOFT if named else Strength.HARD
            # “Over 2002” compares with that year.
            about = measured.bound in {Bound.ABOUT, Bound.NEARLY}
            bound = measured.bound if about else Bound.EXACT
            return replace(measured, kind=Kind.YEAR, strength=strength, bound=bound)
        if value <= 31 and _by_month(text, start, end):  # noqa: PLR2004
            return replace(measured, kind=Kind.DAY)
    return measured


def _in_title(text: str, start: int, end: int) -> bool:
    """Tell whether a year belongs to a name: “the 2014 Youth Olympic Games”."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return True
    before = text[max(0, start - 20) : start].split()
    return (
        bool(before)
        and (
            before[-1].casefold() == "meeting"
            or (before[-1][0].isupper() and before[-1].isalpha() and len(before) > 1)
        )
        and before[-1].casefold() not in {*_MONTHS, "in", "since", "by", "from", "year"}
    )


def _suffix(digits: str) -> str:
    if digits[-2:] in {"11", "12", "13"}:
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(
        r"(?: [\w’'-]+){0,4}? (?:Meeting|Summit|Conference|Session|Forum|Games)\b"
    )


def _ordinal_kind(text: str, start: int) -> Kind:
    return (
        Kind.DAY
        if _month_before().search(text, max(0, start - 11), start)
        else (Kind.ORDINAL)
    )


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_MONTHS)}) \Z", re.IGNORECASE)


@cache
def _month_after() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)


def _by_month(text: str, start: int, end: int) -> bool:
    before = _month_before().search(text[max(0, start - 11) : start])
    return bool(before or _month_after().match(text, end))


def _in_name(text: str, start: int, end: int, *, bare: bool) -> bool:
    """Tell whether letters touch the digits: C919, Chang’e-4, 5G (but not mid-2015)."""
    after = text[end : end + 2]
    if after[:1].isalpha() and not measure_after(text, end):
        return True
    before = text[max(0, start - 12) : start]
    if not bare or not before:
        return False
    if before[-1] == "-":
        word = before[:-1].rpartition(" ")[2]
        return word[-1:].isalpha() and word.casefold() not in _PREFIXES
    return before[-1].isalpha()


_PREFIXES = {"mid", "early", "late", "pre", "post", "sub", "under", "over", "than"}
_PREFIXES |= {"rate", "lines", "year"}


def _is_label(text: str, start: int, end: int) -> bool:
    """Tell whether the text begins with this number, as a heading does."""
    return not text[:start].strip(" (") and bool(_label().match(text, end))


def _label_strength(text: str, start: int) -> Strength:
    return Strength.SOFT if text[:start].strip(" (") else Strength.HARD


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[.)](?![0-9])")


def _scaled(figure: Figure, magnitude: str) -> Figure:
    scale = Decimal(1)
    for word in magnitude.replace("-", " ").casefold().split():
        scale *= MAGNITUDE[word]
    return replace(
        figure, value=figure.value * scale, step=figure.step * scale, scale=scale
    )


def _words(text: str, match: re.Match[str]) -> Figure:
    words = match["words"].casefold()
    figure = Figure(
        match.start(),
        match.end(),
        match[0],
        Kind.QUANTITY,
        words_value(words),
        strength=Strength.SOFT,
    )
    if magnitude := match["words_magnitude"]:
        figure = replace(_scaled(figure, magnitude), strength=Strength.HARD)
    measured = _measured(text, figure, match)
    # “One” and “two” are often pronouns; from three on something is counted.
    least = 3 if measured.kind is Kind.QUANTITY and not measured.unit else 2
    # “Over the five years” goes back to what was said before.
    again = measured.unit is Unit.YEAR and _again().search(
        text[max(0, measured.start - 6) : measured.start]
    )
    if measured.value >= least and not again:
        measured = replace(measured, strength=Strength.HARD)
    return measured


def _measured(text: str, figure: Figure, match: re.Match[str]) -> Figure:
    """Return ``figure`` with the unit and the bound that stand beside it."""
    kind, unit, end = figure.kind, None, figure.end
    if currency := match["currency"]:
        unit = _CURRENCIES[currency.upper().removeprefix("US").strip()]
    if measure := measure_after(text, end):
        found, end = measure
        if isinstance(found, Unit):
            unit = unit or found
        else:
            kind = found
    bound = bound_after(text, end) or bound_before(text, figure.start) or Bound.EXACT
    return replace(
        figure,
        kind=kind,
        unit=unit,
        per=per_after(text, end) if unit else None,
        end=end,
        text=text[figure.start : end],
        bound=bound,
        others=bool(_others().match(text, end)),
    )


@cache
def _again() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|these|those) \Z", re.IGNORECASE)


@cache
def _others() -> re.Pattern[str]:
    return re.compile(r" other\b")


def _idiom(text: str, match: re.Match[str]) -> Iterator[Figure]:
    words = match[0].casefold()

    def figure(
        kind: Kind, value: Decimal | int, unit: Unit | None = None, scale: int = 1
    ) -> Figure:
        return Figure(
            match.start(),
            match.end(),
            match[0],
            kind,
            Decimal(value) * scale,
            unit=unit,
            strength=Strength.SOFT,
            bound=bound_before(text, match.start()) or Bound.EXACT,
        )

    if match["numbered"]:
        kind, value = _NUMBERS[words[:4]]
        yield figure(kind, value)
    elif match["rank"]:
        yield figure(Kind.ORDINAL, _RANKS[words])
    elif match["roman"]:
        value = _ROMAN.get(match["roman"])
        if value and not text[: match.start()].strip():
            yield figure(Kind.LABEL, value)
    elif match["part"]:
        count, _, part = words.replace("-", " ").rpartition(" ")
        whole = PART.get(part.removesuffix("s"), 2)
        many = {"two": 2, "three": 3}.get(count, 1)
        yield figure(Kind.FRACTION, many * _HUNDRED / whole)
    elif match["unit_magnitude"]:
        yield _measured(
            text,
            _scaled(figure(Kind.QUANTITY, 1), words.split()[1]),
            match,
        )
    elif match["dozen"]:
        yield figure(Kind.QUANTITY, 6 if words.startswith("half") else 12)
    elif match["ordinal_words"]:
        ordinal = figure(Kind.ORDINAL, ordinal_value(words))
        # “Third, we will” numbers a point of the English; 二是 may not stand there.
        hard = ordinal.value > 2 and text[ordinal.end : ordinal.end + 1] != ","  # noqa: PLR2004
        yield replace(ordinal, strength=Strength.HARD) if hard else ordinal
    elif match["each"]:
        yield figure(Kind.EACH, 1)
    elif match["multiple"]:
        yield figure(Kind.MULTIPLE, _MULTIPLES[words])
    elif match["span"]:
        span = figure(Kind.QUANTITY, 1, _SPANS[words])
        hard = words == "decade"
        yield replace(span, strength=Strength.HARD) if hard else span
    elif match["one_point"]:
        yield replace(figure(Kind.POINTS, 1), strength=Strength.HARD)
    elif match["relative"]:
        yield figure(Kind.RELATIVE_YEAR, _RELATIVE_YEARS[words])
    elif match["month"] and _is_month(text, match):
        month = figure(Kind.MONTH, _MONTHS.index(words) + 1)
        dated = text[month.end + 1 : month.end + 2].isdecimal()
        yield replace(month, strength=Strength.HARD) if dated else month


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Tell the months May and March from the verbs."""
    if match[0] not in {"May", "March"}:
        return match[0][0].isupper()
    after = text[match.end() : match.end() + 4].strip()
    before = text[: match.start()][-6:].split()
    return after[:1].isdecimal() or bool(
        before and before[-1] in {"in", "since", "from", "by", "of", "until", "to"}
    )
