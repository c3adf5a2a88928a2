from __future__ import annotations

from reportpub.model.loose import Line
from reportpub.transforms.structure.headings import Heading
from reportpub.transforms.structure.outline import outline
from reportpub.transforms.structure.passages import Passage


def passage(*sentences: str, level: int = 0, bold: int = 0) -> Passage:
    text = "".join(sentences)
    return Passage(sentences, Line(text, 1, level=level, bold=bold))


def shape(*passages: Passage, by_looks: bool = True) -> list[str]:
    """Return the headings as “rank head”, paragraphs as their words."""
    items, _ = outline(passages, by_looks=by_looks)
    found: list[str] = []
    for item in items:
        if isinstance(item, Heading):
            found.append(f"{item.rank} {''.join(item.head)}")
            found += [item.rest.text] if item.rest else []
        else:
            found.append(item.text)
    return found


def test_numbers_tell_the_level() -> None:
    assert shape(
        passage("一、回顾"),
        passage("（一）经济回升。", "生产总值增长。"),
        passage("1.扩大投资。", "实施项目。"),
        passage("二、任务"),
        passage("甲。"),
    ) == [
        "1 一、回顾",
        "2 （一）经济回升。",
        "生产总值增长。",
        "3 1.扩大投资。",
        "实施项目。",
        "1 二、任务",
        "甲。",
    ]


def test_a_short_line_without_a_mark_is_a_heading() -> None:
    assert shape(passage("2021年主要工作"), passage("甲。")) == [
        "1 2021年主要工作",
        "甲。",
    ]


def test_a_heading_that_nothing_belongs_to_is_a_paragraph() -> None:
    assert shape(passage("甲。"), passage("二〇二一年二月")) == [
        "甲。",
        "二〇二一年二月",
    ]
    assert shape(passage("1.新建学校。"), passage("2.新建医院。")) == [
        "1.新建学校。",
        "2.新建医院。",
    ]


def test_what_numbers_several_things_is_no_heading() -> None:
    assert shape(passage("一、二、三产业协调发展。", "甲。")) == [
        "一、二、三产业协调发展。甲。"
    ]
    assert shape(passage("3.5万人就业。", "甲。")) == ["3.5万人就业。甲。"]


def test_topic_sentences_below_a_heading_that_stands_alone_are_headings() -> None:
    assert shape(
        passage("（一）聚力扩大内需，夯实支撑。"),
        passage("按照部署，完善功能。"),
        passage("积极扩大投资。", "实施项目，完成投资。"),
        passage("强力释放消费。", "推进建设，发挥示范。"),
        passage("加强建设，深化教育。", "甲。"),
    ) == [
        "2 （一）聚力扩大内需，夯实支撑。",
        "按照部署，完善功能。",
        "4 积极扩大投资。",
        "实施项目，完成投资。",
        "4 强力释放消费。",
        "推进建设，发挥示范。",
        "4 ",
        "加强建设，深化教育。甲。",
    ]


def test_one_short_sentence_is_no_topic() -> None:
    assert shape(passage("一、任务"), passage("形势很好。", "甲，乙。")) == [
        "1 一、任务",
        "形势很好。甲，乙。",
    ]


def test_what_the_file_calls_a_heading_is_one() -> None:
    assert shape(passage("关于工作，几点说明：", level=2), passage("甲。")) == [
        "2 关于工作，几点说明：",
        "甲。",
    ]


def test_a_bold_first_sentence_is_a_heading() -> None:
    assert shape(passage("扩大投资。", "实施项目。", bold=5)) == [
        "4 扩大投资。",
        "实施项目。",
    ]


def test_an_address_closes_the_section_before_it() -> None:
    assert shape(
        passage("一、任务"),
        passage("（一）扩大内需。", "甲。"),
        passage("各位代表！"),
        passage("让我们努力！"),
    )[3:] == ["2 ", "各位代表！", "让我们努力！"]


def test_an_address_that_is_all_below_a_heading_stays_there() -> None:
    assert shape(
        passage("（一）扩大内需。"), passage("各位代表！"), passage("甲。")
    ) == [
        "2 （一）扩大内需。",
        "各位代表！",
        "甲。",
    ]


def test_numbers_that_do_not_go_on_are_said() -> None:
    _, doubts = outline(
        [passage("（一）扩大内需。", "甲。"), passage("（三）改善民生。", "乙。")],
        by_looks=True,
    )

    assert len(doubts) == 1
    assert "“（三）改善民生。” (line 1) has the number 3, and 2 was" in doubts[0]


def test_numbers_beyond_ten_are_read() -> None:
    numerals = [*"一二三四五六七八九十", "十一", "十二", "十九", "二十", "二十一"]
    points = [passage(f"（{numeral}）甲。", "乙。") for numeral in numerals]

    _, doubts = outline(points, by_looks=True)

    assert len(doubts) == 1
    assert "has the number 19, and 13 was to be expected" in doubts[0]


def test_sentences_of_an_aligned_text_are_gathered_to_paragraphs() -> None:
    long = "甲" * 260 + "。"

    assert shape(
        passage("各位代表："),
        passage("甲，"),
        passage("乙。"),
        passage(long),
        passage("丙。"),
        passage("第一，丁。"),
        passage("二、任务"),
        passage("戊。"),
        by_looks=False,
    ) == ["各位代表：", f"甲，乙。{long}", "丙。", "第一，丁。", "1 二、任务", "戊。"]


def test_no_sentence_is_lost_or_moved() -> None:
    passages = [
        passage("一、回顾"),
        passage("甲。", "乙。"),
        passage("题目"),
        passage("（一）丙。"),
        passage("丁丁。", "戊戊，戊。"),
        passage("己己。", "庚庚，庚。"),
        passage("各位代表！", "辛。"),
    ]

    for by_looks in (True, False):
        words = "".join(
            text.partition(" ")[2] if text[:1].isdigit() and text[1:2] == " " else text
            for text in shape(*passages, by_looks=by_looks)
        )
        assert words == "".join(p.text for p in passages)
