from __future__ import annotations

import textwrap

from reportpub.storage.loose.txt import joined, read_txt

PARAGRAPHS = [
    "全市生产总值增长百分之六点五，新建学校十二所，农民收入增加，河水清澈。" * 3,
    "社会保障体系更加完善，城乡居民基本医保实现统筹管理，城镇职工养老全覆盖。" * 3,
    "各项社会事业繁荣进步，新建中小学幼儿园，改扩建乡村校舍，医院建成投用。" * 3,
]


def test_a_line_is_a_paragraph_with_the_number_of_its_line() -> None:
    text = read_txt("甲。\n\n　　乙。\n".encode(), "x.txt")

    assert [(line.text, line.place) for line in text.lines] == [
        ("甲。", 1),
        ("乙。", 3),
    ]


def test_lines_broken_at_a_fixed_width_are_joined_and_that_is_said() -> None:
    rows = [
        row
        for paragraph in PARAGRAPHS
        for row in textwrap.wrap(f"　　{paragraph}", 20, drop_whitespace=False)
    ]

    text = read_txt("\n".join(rows).encode(), "x.txt")

    assert [line.text for line in text.lines] == PARAGRAPHS
    assert "joined to paragraphs" in text.remarks[0]


def test_english_lines_keep_their_words_apart() -> None:
    paragraphs = ["The city built twelve schools and the rivers are clear. " * 6] * 3
    rows = "\n\n".join(textwrap.fill(p, 72) for p in paragraphs)

    text = read_txt(rows.encode(), "x.txt")

    assert [line.text for line in text.lines] == [p.strip() for p in paragraphs]


def test_long_lines_are_no_broken_ones() -> None:
    text = read_txt("\n".join(PARAGRAPHS * 3).encode(), "x.txt")

    assert len(text.lines) == 9
    assert text.remarks == ()


def test_a_figure_at_the_end_of_a_chinese_line_gets_no_space() -> None:
    assert joined("达到2家,", "4A级景区") == "达到2家,4A级景区"
    assert joined("增长了20", "21年") == "增长了2021年"
    assert joined("It grew", "6 percent") == "It grew 6 percent"
