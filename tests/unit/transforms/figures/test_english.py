from __future__ import annotations

from decimal import Decimal

import pytest

from reportpub.model.figure import Bound, Figure, Kind, Strength
from reportpub.model.unit import Unit
from reportpub.transforms.figures.english import read_english


def hard(text: str) -> list[tuple[Kind, int]]:
    figures = read_english(text)
    return [(f.kind, int(f.value)) for f in figures if f.strength is Strength.HARD]


def only(text: str) -> Figure:
    (figure,) = read_english(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("363.66 billion yuan", "363660000000", Unit.YUAN),
        ("US$ 1.52 trillion", "1520000000000", Unit.DOLLAR),
        ("US$126.3 billion", "126300000000", Unit.DOLLAR),
        ("RMB500", "500", Unit.YUAN),
        ("12,345", "12345", None),
        ("Fifty-one million", "51000000", None),
        ("a million", "1000000", None),
        ("one hundred billion yuan", "100000000000", Unit.YUAN),
        ("1.5 million mu", "1500000", Unit.MU),
        ("6 million more hectares", "6000000", Unit.HECTARE),
        ("50,000-ton", "50000", Unit.TON),
        ("21.57 million kW", "21570000", Unit.KILOWATT),
        ("35 micrograms per cubic meter", "35", Unit.MICROGRAM_PER_CUBIC_METER),
        ("35 μg/m³", "35", Unit.MICROGRAM_PER_CUBIC_METER),
        ("ninety-eight", "98", None),
        ("a dozen", "12", None),
        ("a decade", "1", Unit.DECADE),
    ],
)
def test_a_quantity_is_read_by_value(text: str, value: str, unit: Unit | None) -> None:
    figure = only(text)

    assert (figure.kind, figure.value, figure.unit) == (
        Kind.QUANTITY,
        Decimal(value),
        unit,
    )


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("6.5%", Kind.PERCENT, "6.5"),
        ("a 3-percent deficit", Kind.PERCENT, "3"),
        ("1.2 percentage points", Kind.POINTS, "1.2"),
        ("a 0.2-percentage-point rise", Kind.POINTS, "0.2"),
        ("every percentage point", Kind.POINTS, "1"),
        ("half", Kind.FRACTION, "50"),
        ("halving", Kind.FRACTION, "50"),
        ("three quarters", Kind.FRACTION, "75"),
        ("a quarter of", Kind.FRACTION, "25"),
        ("3.2-fold", Kind.MULTIPLE, "3.2"),
        ("doubled", Kind.MULTIPLE, "2"),
        ("tripled", Kind.MULTIPLE, "3"),
        ("the 13th", Kind.ORDINAL, "13"),
        ("twenty-first", Kind.ORDINAL, "21"),
        ("a third party", Kind.ORDINAL, "3"),
        ("tertiary", Kind.ORDINAL, "3"),
        ("2015", Kind.YEAR, "2015"),
        ("the 1990s", Kind.DECADE, "90"),
        ("mid-2010s", Kind.DECADE, "10"),
        ("last year", Kind.RELATIVE_YEAR, "-1"),
        ("C919", Kind.NAME, "919"),
        ("5G", Kind.NAME, "5"),
        ("Chang'e-4", Kind.NAME, "4"),
    ],
)
def test_an_idiom_is_read_for_what_it_says(text: str, kind: Kind, value: str) -> None:
    figure = only(text)

    assert (figure.kind, figure.value) == (kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("over 30 billion", Bound.MORE_THAN),
        ("exceeded the 100 million mark", Bound.MORE_THAN),
        ("50 million plus", Bound.MORE_THAN),
        ("1,000-plus", Bound.MORE_THAN),
        ("at least 3%", Bound.AT_LEAST),
        ("no less than 3%", Bound.AT_LEAST),
        ("aged 60 and above", Bound.AT_LEAST),
        ("at or below 4.6%", Bound.AT_MOST),
        ("does not rise above 4.5%", Bound.AT_MOST),
        ("less than US$30", Bound.LESS_THAN),
        ("around 8%", Bound.ABOUT),
        ("close to 1.4 billion", Bound.NEARLY),
        ("30 billion", Bound.EXACT),
    ],
)
def test_a_bound_is_read_on_either_side(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


@pytest.mark.parametrize(
    "text", ["from 50 to 60 percent", "50, 55 and 60 percent", "50–60 percent"]
)
def test_the_members_of_a_series_share_a_unit(text: str) -> None:
    assert {figure.kind for figure in read_english(text)} == {Kind.PERCENT}


def test_the_first_of_a_range_takes_the_magnitude_of_the_second() -> None:
    assert [f.value for f in read_english("5 to 7 million")] == [5_000_000, 7_000_000]


def test_a_date_has_a_month_a_day_and_a_year() -> None:
    assert hard("February 26, 2021") == [
        (Kind.MONTH, 2),
        (Kind.DAY, 26),
        (Kind.YEAR, 2021),
    ]


def test_a_verb_is_no_month() -> None:
    assert read_english("They may march.") == ()
    assert read_english("It May be.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "First, reform",
        "both sides",
        "two sides",
        "100 percent",
        "second",
    ],
)
def test_what_english_adds_freely_is_soft(text: str) -> None:
    assert hard(text) == []


def test_what_a_translator_explains_in_a_note_is_soft() -> None:
    assert hard("Work went on. (* That is, for 40 million people.)") == []
    assert hard("Work went on [on 40 million sites. - Tr.]") == []


def test_a_meeting_may_have_a_number_that_chinese_does_not_say() -> None:
    assert hard("the 23rd APEC Economic Leaders Meeting") == []
    assert hard("the 71th APEC Economic Leaders Meeting") == [(Kind.ORDINAL, 71)]


def test_what_is_left_beside_one_that_is_named_is_told() -> None:
    assert only("uraemia and seven other diseases").others


def test_money_may_be_paid_for_something() -> None:
    figures = read_english("0.06 yuan and 0.1 yuan per kilogram")

    assert [figure.per for figure in figures] == [Unit.KILOGRAM] * 2


def test_a_heading_has_a_number() -> None:
    assert only("2. Reform").kind is Kind.LABEL
    assert only("2) Reform").kind is Kind.LABEL
    assert only("II. Reform").kind is Kind.LABEL


def test_a_figure_knows_where_it_stands() -> None:
    text = "Some 3.5 million mu in all"
    figure = only(text)

    assert text[figure.start : figure.end] == figure.text == "3.5 million mu"
    assert figure.step == 100_000
