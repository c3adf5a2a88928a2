"""A figure as it is read: a number with its unit, its bound and its precision."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reportpub.model.unit import Unit


class Kind(StrEnum):
    """What a number says."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    """A share or a change in percent; the value is the percentage."""
    POINTS = "percentage points"
    FRACTION = "fraction"
    """A part of a whole (一半, one third, 三成); the value is a percentage."""
    GROWTH = "growth"
    """How many times its size something grew by (增长2.2倍)."""
    MULTIPLE = "multiple"
    """How many times its size something is (翻一番, double)."""
    RATIO = "ratio"
    """One member of a ratio such as 10.4:43.2:46.4."""
    ORDINAL = "ordinal"
    PLAN = "five-year plan"
    """The number of a five-year plan: 十三五 is the 13th; 0 where none is said."""
    LABEL = "label"
    """The number of a heading or a point: （一）, 1."""
    NAME = "name"
    """The number in a name of letters and digits: C919, PM2.5, G20."""
    YEAR = "year"
    RELATIVE_YEAR = "relative year"
    """A year as seen from the report: last year is -1."""
    DECADE = "decade"
    """The 1990s, as 90: Chinese does not always say the century."""
    MONTH = "month"
    DAY = "day"
    EACH = "each"
    """A word that lets one figure stand for several: 均, both."""


class Bound(StrEnum):
    """How the true value lies to the number stated."""

    EXACT = "exactly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ABOUT = "about"
    NEARLY = "nearly"


class Strength(StrEnum):
    """Whether a translation has to say the figure again.

    A hard figure (Arabic digits, or a number word with its magnitude) has to have its
    counterpart. A soft one (一是, 两个, “three”) may have one. An implied one is not in
    the text at all but follows from it: the 18th Party Congress was in 2012.
    """

    HARD = "hard"
    SOFT = "soft"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in a text; a range or a ratio is as many figures as it has members.

    ``start`` and ``end`` are the half-open place of ``text`` in what was read.
    ``value`` is how many units, percent or things; 3636.6亿元 is 363660000000.
    ``step`` is one in the last place stated: 10000000 for 3636.6亿.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal
    step: Decimal = Decimal(1)
    unit: Unit | None = None
    bound: Bound = Bound.EXACT
    strength: Strength = Strength.HARD
    scale: Decimal = Decimal(1)
    """The magnitude it is written in: 亿 and “hundred million” are 10 to the 8."""
    per: Unit | None = None
    """What it is counted for: 每斤0.2元, 0.4 yuan per kilogram."""
    others: bool = False
    """Whether it counts what is left beside one named thing: “and seven others”."""

    @property
    def base(self) -> Decimal:
        """The value in the base unit of its dimension."""
        base = self.value * self.unit.factor if self.unit else self.value
        return base / self.per.factor if self.per else base
