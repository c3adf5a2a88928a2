from __future__ import annotations

from decimal import Decimal

import pytest

from reportpub.model.figure import Bound, Figure, Kind, Strength
from reportpub.model.unit import Unit
from reportpub.transforms.figures.chinese import read_chinese


def stated(text: str) -> list[Figure]:
    return [f for f in read_chinese(text) if f.strength is not Strength.IMPLIED]


def hard(text: str) -> list[tuple[Kind, int]]:
    figures = read_chinese(text)
    return [(f.kind, int(f.value)) for f in figures if f.strength is Strength.HARD]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3636.6亿元", "363660000000", Unit.YUAN),
        ("３，６３６．６亿元", "363660000000", Unit.YUAN),
        ("12,345人", "12345", None),
        ("百亿斤", "10000000000", Unit.JIN),
        ("3千亿元", "300000000000", Unit.YUAN),
        ("1.22万家", "12200", None),
        ("4万多亿元", "4000000000000", Unit.YUAN),
        ("1亿3千多万", "130000000", None),
        ("3亿5000万", "350000000", None),
        ("三千五百万亩", "35000000", Unit.MU),
        ("2157万千瓦", "21570000", Unit.KILOWATT),
        ("50千瓦时", "50", Unit.KILOWATT_HOUR),
        ("35微克/立方米", "35", Unit.MICROGRAM_PER_CUBIC_METER),
        ("1263亿美元", "126300000000", Unit.DOLLAR),
        ("50公斤", "50", Unit.KILOGRAM),
        ("18个月", "18", Unit.MONTH),
        ("上亿", "100000000", None),
    ],
)
def test_a_quantity_is_read_by_value(text: str, value: str, unit: Unit | None) -> None:
    (figure,) = stated(f"共{text}。")

    assert (figure.kind, figure.value, figure.unit) == (
        Kind.QUANTITY,
        Decimal(value),
        unit,
    )


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("6.5％", Kind.PERCENT, "6.5"),
        ("百分之三点五", Kind.PERCENT, "3.5"),
        ("1.2个百分点", Kind.POINTS, "1.2"),
        ("一半", Kind.FRACTION, "50"),
        ("四分之三", Kind.FRACTION, "75"),
        ("3/4", Kind.FRACTION, "75"),
        ("三成", Kind.FRACTION, "30"),
        ("增长2.2倍", Kind.GROWTH, "2.2"),
        ("是前年的2.2倍", Kind.MULTIPLE, "2.2"),
        ("翻两番", Kind.MULTIPLE, "4"),
        ("翻了一番", Kind.MULTIPLE, "2"),
        ("第七", Kind.ORDINAL, "7"),
        ("2015年", Kind.YEAR, "2015"),
        ("二〇一五年", Kind.YEAR, "2015"),
        ("90年代", Kind.DECADE, "90"),
        ("去年", Kind.RELATIVE_YEAR, "-1"),
        ("神舟八号", Kind.NAME, "8"),
    ],
)
def test_an_idiom_is_read_for_what_it_says(text: str, kind: Kind, value: str) -> None:
    assert (kind, Decimal(value)) in [(f.kind, f.value) for f in stated(text)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("超过30亿元", Bound.MORE_THAN),
        ("30多亿元", Bound.MORE_THAN),
        ("2.2万多所", Bound.MORE_THAN),
        ("900万人次以上", Bound.AT_LEAST),
        ("不低于8%", Bound.AT_LEAST),
        ("4.5%以内", Bound.AT_MOST),
        ("不足8%", Bound.LESS_THAN),
        ("约30亿元", Bound.ABOUT),
        ("8%左右", Bound.ABOUT),
        ("近30亿元", Bound.NEARLY),
        ("近3年", Bound.EXACT),
        ("30亿元", Bound.EXACT),
    ],
)
def test_a_bound_is_read_on_either_side(text: str, bound: Bound) -> None:
    (figure,) = stated(text)

    assert figure.bound is bound


def test_the_first_of_a_range_takes_the_unit_of_the_second() -> None:
    first, second = stated("投资5—7亿元")

    assert (first.value, first.unit) == (Decimal(500_000_000), Unit.YUAN)
    assert (second.value, second.unit) == (Decimal(700_000_000), Unit.YUAN)


def test_both_ends_of_a_span_are_years() -> None:
    assert hard("2006－2020年") == [(Kind.YEAR, 2006), (Kind.YEAR, 2020)]


def test_the_members_of_a_ratio_are_read_one_by_one() -> None:
    figures = stated("三次产业之比为10.4:43.2:46.4")[-3:]

    assert [f.kind for f in figures] == [Kind.RATIO] * 3
    assert [str(f.value) for f in figures] == ["10.4", "43.2", "46.4"]


def test_a_date_has_a_year_a_month_and_a_day() -> None:
    assert hard("2021年2月26日") == [
        (Kind.YEAR, 2021),
        (Kind.MONTH, 2),
        (Kind.DAY, 26),
    ]


def test_a_plan_is_read_by_its_number_and_implies_its_years() -> None:
    figures = read_chinese("“十三五”规划")

    assert (figures[0].kind, int(figures[0].value)) == (Kind.PLAN, 13)
    assert [f.value for f in figures if f.strength is Strength.IMPLIED] == [2016, 2020]


@pytest.mark.parametrize(
    ("text", "year"),
    [("党的十九大", 2017), ("党的二十大", 2022), ("北京冬奥会", 2022)],
)
def test_a_name_implies_the_year_it_took_place(text: str, year: int) -> None:
    implied = [f.value for f in read_chinese(text) if f.strength is Strength.IMPLIED]

    assert implied == [year]


@pytest.mark.parametrize(
    "text",
    [
        "一是抓好落实",
        "万众一心",
        "千方百计",
        "几十个",
        "两个",
        "三农",
        "一方面",
        "数百家",
    ],
)
def test_small_numbers_in_characters_need_not_be_said_again(text: str) -> None:
    assert hard(text) == []


@pytest.mark.parametrize("text", ["七百亿斤", "五年", "第八届", "一半", "二十国集团"])
def test_numbers_in_characters_that_english_always_says_are_hard(text: str) -> None:
    assert len(hard(text)) == 1


def test_neighbouring_digits_are_two_numbers() -> None:
    assert [f.value for f in stated("三四线城市")] == [3, 4]


def test_a_heading_has_a_number() -> None:
    assert [f.kind for f in stated("（二）改革")] == [Kind.LABEL]
    assert [f.kind for f in stated("改革（二）")] != [Kind.LABEL]


def test_money_may_be_paid_for_something() -> None:
    (figure,) = stated("每斤提高3分")

    assert (figure.unit, figure.per) == (Unit.FEN, Unit.JIN)
    assert figure.base == Decimal("0.06")


def test_a_figure_knows_where_it_stands() -> None:
    text = "共３．５万亩以上"
    (figure,) = stated(text)

    assert text[figure.start : figure.end] == figure.text == "３．５万亩"
    assert figure.step == 1000
