from __future__ import annotations

from dataclasses import replace

from tests.unit.texts import concept, document, glossary, sentence

from reportpub.model.document import Division, Document, Header, Term, Text
from reportpub.model.figure_words import figure_words
from reportpub.model.glossary import Kind
from reportpub.model.indicator import Indicator, Measure, Statement
from reportpub.transforms.figures.indicators import indicators

GDP = replace(
    concept("生产总值", "gross domestic product", identifier="gdp"), kind=Kind.INDICATOR
)


def found(**sections: tuple[Text | Term, ...]) -> list[Indicator]:
    """Return the indicators of a report of 2021 with these headings and sentences."""
    divisions = []
    for number, (head, content) in enumerate(sections.items()):
        body = document("zh-Hans", [sentence(f"s{number}", content)]).children
        heading = (sentence(f"h{number}", head),)
        place = heading[0].location
        divisions.append(Division(f"d{number}", "part", heading, body, (), place))
    base = document("zh-Hans", [])
    header = Header("", "2021-02-26", ())
    report = Document("r", "zh-Hans", header, (), tuple(divisions), base.location)
    return list(indicators(report, glossary(GDP)))


def words(statement: Statement | None) -> str:
    return f"{statement.year}: {figure_words(statement.figure)}" if statement else ""


def test_result_target_and_goal_stand_in_one_row() -> None:
    term = Term("gdp", "生产总值")
    rows = found(
        二〇二〇年工作回顾=(term, Text("增长4.3%。")),
        二〇二一年工作=(term, Text("增长6.5%以上。")),
        展望=(Text("到2025年"), term, Text("突破5000亿元。")),
    )

    growth, level = rows
    assert (growth.name, growth.english) == ("生产总值", "gross domestic product")
    assert growth.measure is Measure.GROWTH
    assert words(growth.result) == "2020: 4.3 percent"
    assert words(growth.target) == "2021: at least 6.5 percent"
    assert words(level.goal) == "2025: more than 500 billion yuan"


def test_a_clause_without_a_name_goes_on_about_the_one_before() -> None:
    text = Text("达到3636.6亿元、年均增长6.3%，社会投资增长5%。")
    rows = found(二〇二〇年工作回顾=(Term("gdp", "生产总值"), text))

    assert [(row.name, row.measure) for row in rows] == [
        ("生产总值", Measure.LEVEL),
        ("生产总值", Measure.AVERAGE_GROWTH),
        ("社会投资", Measure.GROWTH),
    ]


def test_an_indicator_of_a_part_is_another_than_that_of_the_whole() -> None:
    term = Term("gdp", "生产总值")
    whole, part = found(
        工作=(Text("全市"), term, Text("增长5%，高新区"), term, Text("增长8%。"))
    )

    assert (whole.name, whole.concept) == ("生产总值", "gdp")
    assert (part.name, part.concept) == ("高新区生产总值", "")


def test_what_came_together_over_years_is_a_total() -> None:
    (row,) = found(
        工作=(Text("五年累计"), Term("gdp", "生产总值"), Text("1.6万亿元。"))
    )

    assert row.measure is Measure.TOTAL


def test_of_a_change_the_end_is_stated() -> None:
    (row,) = found(二〇二〇年工作回顾=(Text("森林覆盖率由27.7%提高到35.1%。"),))

    assert row.measure is Measure.LEVEL
    assert words(row.result) == "2020: 35.1 percent"


def test_a_plan_is_named_for_its_last_year() -> None:
    (row,) = found(十四五目标=(Text("“十四五”末，总里程达到946公里。"),))

    assert words(row.goal) == "2025: 946 kilometers"
