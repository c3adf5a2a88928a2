"""The main indicators of the real report, and of none."""

from __future__ import annotations

import pytest
from tests.running import BASE, ROOT

from reportpub import pipeline
from reportpub.model.edition import EDITIONS
from reportpub.model.publication import Chart, Indicators, Words
from reportpub.project import find_project


@pytest.fixture(scope="module")
def pages() -> dict[str, Indicators]:
    composed = pipeline.publications(find_project(ROOT), "handan-2021", EDITIONS)
    return {p.edition: p.indicators for p in composed if p.indicators}


def texts(words: Words) -> list[str]:
    return [phrase.text for phrase in words]


def row(page: Indicators, name: str) -> list[list[str]]:
    [found] = [row for row in page.rows if row.name[0].text == name]
    return [texts(cell) for cell in found.cells]


def test_result_target_and_goal_stand_in_a_row_in_both_languages(
    pages: dict[str, Indicators],
) -> None:
    assert [texts(head) for head in pages["zh-en"].heads] == [
        ["指标", "Indicator"],
        ["2020年结果", "Result, 2020"],
        ["2021年目标", "Target, 2021"],
        ["2025年目标", "Goal, 2025"],
    ]
    assert row(pages["zh-en"], "生产总值") == [
        ["3636.6亿元", "363.66 billion yuan"],
        [],
        ["超过5000亿元", "more than 500 billion yuan"],
    ]
    assert row(pages["en"], "Per capita disposable income, growth")[1] == [
        "about 8 percent"
    ]


def test_traditional_editions_have_it_in_traditional_characters(
    pages: dict[str, Indicators],
) -> None:
    assert pages["zh-Hant"].title == "主要指標"
    assert row(pages["zh-Hant"], "生產總值")[0] == ["3636.6億元"]
    assert row(pages["zh-Hant"], "生產總值")[2] == ["超過5000億元"]


def test_what_is_measured_further_stands_under_its_indicator(
    pages: dict[str, Indicators],
) -> None:
    names = [(r.begins, r.name[0].text) for r in pages["zh-Hans"].rows]

    assert names[:3] == [(True, "生产总值"), (False, "增速"), (False, "年均增速")]
    # What belongs to a part of the economy is no indicator of the whole.
    assert not any("主营业务收入" in name for _, name in names)
    # Nothing is aimed at here.
    assert not any("PM2.5" in name for _, name in names)


def test_charts_compare_what_has_two_figures(pages: dict[str, Indicators]) -> None:
    growth, average, levels = pages["zh-en"].charts

    assert longest(growth) == longest(average) == 1.0
    assert [len(group.bars) for group in growth.groups] == [2] * 5
    # Each indicator has a scale of its own here.
    assert [group.bars[1].length for group in levels.groups] == [1.0, 1.0]
    assert levels.groups[0].bars[0].length == pytest.approx(3636.6 / 5000)
    assert "生产总值 4.3% → 6.5%以上" in growth.alternative
    assert texts(average.title) == [
        "2016—2020年年均增速",
        "Average annual growth, 2016–2020",
    ]


def longest(chart: Chart) -> float:
    return max(bar.length for group in chart.groups for bar in group.bars)


def test_a_report_that_aims_at_nothing_in_figures_has_no_such_page() -> None:
    composed = pipeline.publications(find_project(BASE), "mini", EDITIONS)

    assert [publication.indicators for publication in composed] == [None] * 4
