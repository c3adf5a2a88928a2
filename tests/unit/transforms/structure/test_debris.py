from __future__ import annotations

import pytest

from reportpub.model.loose import Line
from reportpub.transforms.structure.debris import without_debris


def lines(*texts: str) -> list[Line]:
    return [Line(text, number) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2021-02-02 10:24 样市客户端 编辑:张三", "byline"),
        ("来源：样市日报", "byline"),
        ("发布时间：2021-02-02", "byline"),
        ("【字体：大 中 小】", "button"),
        ("打印本页 关闭窗口", "button"),
        ("当前位置：首页 > 政务公开", "path"),
        ("版权所有：样市人民政府", "footer"),
        ("冀ICP备12345678号", "footer"),
        ("— 3 —", "page number"),
        ("第3页 共10页", "page number"),
        ("https://www.example.com/a.html", "address"),
    ],
)
def test_a_line_that_is_no_text_is_left_out_and_said(text: str, why: str) -> None:
    kept, dropped = without_debris(lines("样市政府工作报告", text, "各位代表："))

    assert [line.text for line in kept] == ["样市政府工作报告", "各位代表："]
    assert [(d.place, d.text, d.why) for d in dropped] == [(2, text, why)]


@pytest.mark.parametrize(
    "text",
    [
        "2021年主要工作",
        "来源于财政的资金增加了三成，用于民生。",
        "2021年2月1日，全市经济编辑成册，发布于众。",
        "各位代表！",
        "2021年2月1日",
    ],
)
def test_a_line_of_the_text_stays(text: str) -> None:
    kept, dropped = without_debris(lines("样市政府工作报告", text, "甲。"))

    assert text in [line.text for line in kept]
    assert dropped == ()


def test_a_title_that_is_repeated_is_left_out_once() -> None:
    kept, dropped = without_debris(
        lines("样市政府工作报告", "样市政府工作报告", "甲。")
    )

    assert [line.text for line in kept] == ["样市政府工作报告", "甲。"]
    assert dropped[0].why == "repeated title"


def test_of_a_dateline_only_its_words_are_left_out() -> None:
    kept, dropped = without_debris(lines("题", "本报讯“十四五”时期开局。"))

    assert kept[1].text == "“十四五”时期开局。"
    assert (dropped[0].text, dropped[0].why) == ("本报讯", "dateline")


def test_nothing_after_the_end_is_text_but_only_near_the_end() -> None:
    body = ["相关阅读", *["甲乙丙丁。"] * 10, "相关阅读", "另一篇"]

    kept, dropped = without_debris(lines(*body))

    assert len(kept) == 11
    assert [d.text for d in dropped] == ["相关阅读", "另一篇"]


def test_of_long_texts_every_line_is_looked_at_once() -> None:
    many = lines(*["甲乙丙丁戊己庚辛。"] * 50_000)

    assert len(without_debris(many)[0]) == 50_000
