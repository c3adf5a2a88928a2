"""The units in which reports state quantities, and how they convert."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum


class Dimension(StrEnum):
    """What a unit measures; only units of one dimension convert into each other."""

    YUAN = "yuan"
    DOLLAR = "dollar"
    EURO = "euro"
    AREA = "area"
    MASS = "mass"
    LENGTH = "length"
    VOLUME = "volume"
    POWER = "power"
    ENERGY = "energy"
    CONCENTRATION = "concentration"
    TEMPERATURE = "temperature"
    SPAN = "span"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Measure:
    """One unit: its English name, what it measures, how many base units it is."""

    name: str
    dimension: Dimension
    factor: Decimal = Decimal(1)


class Unit(Enum):
    """A unit with a size of its own.

    Counted nouns (个, 家, 件, 户, 人次) are no units: languages count by different
    ones, so a counted quantity has no unit at all.
    """

    YUAN = Measure("yuan", Dimension.YUAN)
    JIAO = Measure("jiao", Dimension.YUAN, Decimal("0.1"))
    FEN = Measure("fen", Dimension.YUAN, Decimal("0.01"))
    DOLLAR = Measure("US dollars", Dimension.DOLLAR)
    EURO = Measure("euros", Dimension.EURO)
    MU = Measure("mu", Dimension.AREA, Decimal(10_000) / 15)
    HECTARE = Measure("hectares", Dimension.AREA, Decimal(10_000))
    SQUARE_METER = Measure("square meters", Dimension.AREA)
    SQUARE_KILOMETER = Measure("square kilometers", Dimension.AREA, Decimal(1_000_000))
    JIN = Measure("jin", Dimension.MASS, Decimal("0.5"))
    KILOGRAM = Measure("kilograms", Dimension.MASS)
    TON = Measure("tons", Dimension.MASS, Decimal(1000))
    METER = Measure("meters", Dimension.LENGTH)
    LI = Measure("li", Dimension.LENGTH, Decimal(500))
    KILOMETER = Measure("kilometers", Dimension.LENGTH, Decimal(1000))
    CUBIC_METER = Measure("cubic meters", Dimension.VOLUME)
    KILOWATT = Measure("kilowatts", Dimension.POWER)
    MEGAWATT = Measure("megawatts", Dimension.POWER, Decimal(1000))
    GIGAWATT = Measure("gigawatts", Dimension.POWER, Decimal(1_000_000))
    KILOWATT_HOUR = Measure("kilowatt-hours", Dimension.ENERGY)
    MICROGRAM_PER_CUBIC_METER = Measure(
        "micrograms per cubic meter", Dimension.CONCENTRATION
    )
    DEGREE_CELSIUS = Measure("degrees Celsius", Dimension.TEMPERATURE)
    MONTH = Measure("months", Dimension.SPAN)
    YEAR = Measure("years", Dimension.SPAN, Decimal(12))
    DECADE = Measure("decades", Dimension.SPAN, Decimal(120))
    CENTURY = Measure("centuries", Dimension.SPAN, Decimal(1200))
    HOUR = Measure("hours", Dimension.DAYS, Decimal(1) / 24)
    DAY = Measure("days", Dimension.DAYS)
    WEEK = Measure("weeks", Dimension.DAYS, Decimal(7))

    @property
    def dimension(self) -> Dimension:
        """What the unit measures."""
        return self.value.dimension

    @property
    def factor(self) -> Decimal:
        """How many of its dimension's base unit it is."""
        return self.value.factor
