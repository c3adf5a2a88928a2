from __future__ import annotations

import pytest

from reportpub.transforms.adaptation.figures import (
    differ_in_figures,
    exchange_figures,
)


@pytest.mark.parametrize(
    ("before", "after", "english", "expected"),
    [
        ("增长4.4%。", "增长6.5%。", "Up 4.4 percent.", "Up 6.5 percent."),
        ("增长4.4%。", "增长5.0%。", "Up 4.4 percent.", "Up 5.0 percent."),
        (
            "生产总值3636.6亿元。",
            "生产总值4114.8亿元。",
            "GDP was 363.66 billion yuan.",
            "GDP was 411.48 billion yuan.",
        ),
        (
            "投资9500万元。",
            "投资1.2亿元。",
            "Investment was 95 million yuan.",
            "Investment was 120 million yuan.",
        ),
        (
            "投资980亿元。",
            "投资10200亿元。",
            "Investment was 98 billion yuan.",
            "Investment was 1.02 trillion yuan.",
        ),
        (
            "粮食110亿斤。",
            "粮食112亿斤。",
            "Grain: 5.5 billion kilograms.",
            "Grain: 5.6 billion kilograms.",
        ),
        ("新增8.9万人。", "新增9.25万人。", "89,000 more.", "92,500 more."),
        ("2020年的工作", "2021年的工作", "Work in 2020", "Work in 2021"),
        ("居第22位。", "居第21位。", "It ranked 22nd.", "It ranked 21st."),
        (
            "比例为10.4:43.2:46.4。",
            "比例为10.3:43.2:46.5。",
            "The ratio was 10.4:43.2:46.4.",
            "The ratio was 10.3:43.2:46.5.",
        ),
        (
            "增长4.4%，下降4.5%。",
            "增长4.5%，下降4.4%。",
            "Up 4.4 percent, down 4.5 percent.",
            "Up 4.5 percent, down 4.4 percent.",
        ),
    ],
)
def test_a_figure_takes_the_place_of_that_of_last_year(
    before: str, after: str, english: str, expected: str
) -> None:
    adapted = exchange_figures(before, after, english)

    assert adapted is not None
    assert (adapted.words, adapted.doubts) == (expected, ())
    assert adapted.changes


@pytest.mark.parametrize(
    ("before", "after", "english"),
    [
        # A value said twice: which of the two is which?
        ("增长5%，下降5%。", "增长5%，下降6%。", "Up 5 percent, down 5 percent."),
        # Said once for both, of which one has changed.
        ("甲增长5%，乙增长5%。", "甲增长5%，乙增长6%。", "Both grew 5 percent."),
        ("甲增长5%，乙增长5%。", "甲增长6%，乙增长5%。", "Both grew 5 percent."),
        # One becomes many.
        ("新建1个县。", "新建2个县。", "There is 1 county more."),
        # The number is a word.
        ("新建3个园区。", "新建4个园区。", "Three parks were built."),
        # What was rounded once would have to be rounded again.
        ("造林50万亩。", "造林60万亩。", "Forests grew by 33,300 hectares."),
        # “An 8 percent” does not become “an 9 percent”.
        ("增长8%。", "增长9%。", "There was an 8 percent rise."),
        # The English does not say it.
        ("增长8%。", "增长9%。", "There was growth."),
        ("投资98亿元。", "投资50万元。", "Investment was 9.8 billion yuan."),
        ("2020年的工作", "2021年的工作", "Work last year"),
    ],
)
def test_what_is_not_certain_is_left_and_said(
    before: str, after: str, english: str
) -> None:
    adapted = exchange_figures(before, after, english)

    assert adapted is not None
    assert (adapted.words, adapted.changes) == (english, ())
    assert all(doubt.endswith(".") for doubt in adapted.doubts)
    assert adapted.doubts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("增长4.4%。", "增长4.4%。"),
        ("增长4.4%。", "下降4.4%。"),
        ("增长4.4%。", "增长4.4万元。"),
        ("增长4.4%。", "增长4.4%以上。"),
        ("增长4.4%。", "增长。"),
        ("“十三五”时期", "“十四五”时期"),
    ],
)
def test_what_differs_in_more_than_figures_is_left_alone(
    before: str, after: str
) -> None:
    assert not differ_in_figures(before, after)
    assert exchange_figures(before, after, "Up 4.4 percent.") is None


def test_all_figures_are_exchanged_or_none() -> None:
    adapted = exchange_figures(
        "增长4.4%，新建3个园区。",
        "增长6.5%，新建4个园区。",
        "Growth was 4.4 percent, and three parks were built.",
    )

    assert adapted is not None
    assert adapted.words == "Growth was 4.4 percent, and three parks were built."
    assert adapted.doubts == ("3 is 4 now; put it in by hand.",)
