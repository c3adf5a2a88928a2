"""Put this year's figures into English that renders a sentence with last year's.

Only what is certain is done: the Chinese differs in figures alone; the English has one
figure for the one that changed, of exactly its value, in digits; and the result, read
again, renders the new Chinese as well as the old English rendered the old.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportpub.model.adaptation import Adaptation
from reportpub.model.figure import Figure, Kind
from reportpub.model.pairing import Verdict, pair_figures
from reportpub.transforms.figures.chinese import read_chinese
from reportpub.transforms.figures.english import read_english

_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_ARTICLE = re.compile(r"\ban? \Z", re.IGNORECASE)
_MAGNITUDES = {
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}
_THOUSAND = Decimal(1000)
# “1 county” becomes “2 counties”; these say the same of one as of many.
_NO_NUMBER = {Kind.PERCENT, Kind.YEAR, Kind.ORDINAL, Kind.NAME, Kind.RATIO, Kind.DAY}
_NO_GROUPS = {Kind.YEAR, Kind.NAME}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


class _Swap(NamedTuple):
    """A stretch of the English and what takes its place."""

    start: int
    end: int
    words: str


def differ_in_figures(before: str, after: str) -> bool:
    """Tell whether two Chinese texts are the same but for figures in digits."""
    return before != after and _mask(before) == _mask(after)


def exchange_figures(before: str, after: str, english: str) -> Adaptation | None:
    """Return ``english``, which renders ``before``, with the figures of ``after``.

    Nothing where the two differ in more than figures. What cannot be exchanged with
    certainty is left as it is, all of it, and said.
    """
    if not differ_in_figures(before, after):
        return None
    old, new = _in_digits(before), _in_digits(after)
    there = read_english(english)
    swaps: list[_Swap] = []
    changes: list[str] = []
    doubts: list[str] = []
    for one, other in zip(old, new, strict=True):
        if one.text == other.text:
            continue
        swap = _swap(other, _renderings(one, read_chinese(before), there), english)
        if swap is None:
            doubts.append(f"{one.text} is {other.text} now; put it in by hand.")
        else:
            swaps.append(swap)
            changes.append(f"{english[swap.start : swap.end]} → {swap.words}")
    if doubts:
        return Adaptation(english, (), tuple(doubts))
    words = _swapped(english, swaps)
    if _faults(after, words) > _faults(before, english):
        doubt = "The figures have changed and could not be exchanged with certainty."
        return Adaptation(english, (), (doubt,))
    return Adaptation(words, tuple(dict.fromkeys(changes)))


def _in_digits(text: str) -> list[Figure]:
    return [f for f in read_chinese(text) if re.search(r"[0-9]", f.text)]


def _mask(text: str) -> tuple[str, list[object]]:
    """Return ``text`` without its figures, and of what sort they are."""
    figures = _in_digits(text)
    pieces: list[str] = []
    last = 0
    for figure in figures:
        pieces.append(text[last : figure.start])
        last = figure.end
    sorts = [(f.kind, f.unit, f.per, f.bound, f.strength) for f in figures]
    return "\0".join((*pieces, text[last:])), [*sorts]


def _renderings(
    figure: Figure, source: Sequence[Figure], target: Sequence[Figure]
) -> list[Figure]:
    """Return the figures of the English that may render ``figure``."""
    agreeing = {
        id(match.target)
        for match in pair_figures(source, target).matches
        if match.source == figure and match.verdict is Verdict.AGREES
    }
    same = [f for f in target if f.base == figure.base]
    return same if any(id(f) in agreeing for f in same) else []


def _swap(new: Figure, renderings: Sequence[Figure], english: str) -> _Swap | None:
    """Return what puts ``new`` in the place of the one rendering there has to be."""
    if len(renderings) != 1:
        return None
    [there] = renderings
    [*numbers] = _DIGITS.finditer(english, there.start, there.end)
    if len(numbers) != 1:
        return None
    [number] = numbers
    digits = Decimal(number[0].replace(",", ""))
    if not digits or _ARTICLE.search(english[: there.start]):
        return None
    factor = there.base / digits
    is_plain = factor == 1
    if is_plain and there.kind not in _NO_NUMBER and 1 in {digits, new.base}:
        return None
    return _put(new, factor, there, english[: there.end], number)


def _put(
    new: Figure, factor: Decimal, there: Figure, english: str, number: re.Match[str]
) -> _Swap | None:
    """Return ``new`` counted in ``factor``, or in a neighbouring magnitude."""
    after = re.match(r" (million|billion|trillion)\b", english[number.end() :])
    end, word = number.end(), ""
    amount = new.base / factor
    if after:
        unit = factor / _MAGNITUDES[after[1]]
        end += after.end()
        fitting = [
            (name, size)
            for name, size in _MAGNITUDES.items()
            if 1 <= new.base / (unit * size) < _THOUSAND
        ]
        if not fitting:
            return None
        [(name, size)] = fitting
        word, amount = f" {name}", new.base / (unit * size)
        factor = unit * size
    decimals = _decimals(new, factor)
    written = f"{amount:.{decimals}f}"
    if Decimal(written) != amount:
        return None
    if there.kind not in _NO_GROUPS:
        written = f"{Decimal(written):,}"
    if suffix := re.match(r"st|nd|rd|th", english[number.end() :]):
        end, word = number.end() + suffix.end(), _suffix(int(amount))
    return _Swap(number.start(), end, written + word)


def _decimals(figure: Figure, factor: Decimal) -> int:
    """Return how many decimals ``figure`` needs, counted in ``factor``.

    A number with a point keeps the places it states (5.0%), another only those it has.
    """
    unit = figure.unit.factor if figure.unit else Decimal(1)
    step = figure.step * unit if "." in figure.text else figure.base
    exponent = (step / factor).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _suffix(number: int) -> str:
    return "th" if number % 100 in _TEENS else _SUFFIXES.get(number % 10, "th")


def _swapped(text: str, swaps: Iterable[_Swap]) -> str:
    for swap in sorted(swaps, reverse=True):
        text = text[: swap.start] + swap.words + text[swap.end :]
    return text


def _faults(zh: str, en: str) -> int:
    """Return how many figures of the two texts do not render each other."""
    pairing = pair_figures(read_chinese(zh), read_english(en))
    wrong = sum(match.verdict is not Verdict.AGREES for match in pairing.matches)
    return wrong + len(pairing.missing) + len(pairing.added)
