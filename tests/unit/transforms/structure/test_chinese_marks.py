from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.transforms.structure.chinese_marks import with_chinese_marks


@pytest.mark.parametrize(
    ("loose", "normal"),
    [
        ("疫情,防控:好!", "疫情，防控：好！"),
        ("(一)疫情防控", "（一）疫情防控"),
        ("模式(PPP)，", "模式（PPP），"),
        ("增长6.3%,一般", "增长6.3%，一般"),
        ("增长６．５％", "增长6.5%"),
        ("中国－东盟", "中国－东盟"),
        ("A－B", "A-B"),
        ('他说"好"', "他说“好”"),
        ("等等...", "等等……"),
        ("──2008年", "——2008年"),
        ("国务院总理  李克强", "国务院总理李克强"),
        ("⽔清", "水清"),
    ],
)
def test_marks_become_those_of_the_standard(loose: str, normal: str) -> None:
    assert with_chinese_marks(loose)[0] == normal


@pytest.mark.parametrize(
    "text",
    [
        "比例10.9:50.5:38.6",
        "“1+N”",
        "共1,000人",
        "Wi-Fi, 5G",
        "f(x)",
        "第1-2条",
        "是.不是",
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert with_chinese_marks(text)[0] == text


def test_every_change_is_counted() -> None:
    _, changes = with_chinese_marks("(一)甲,乙,丙")

    assert changes == {(",", "，"): 2, ("(", "（"): 1, (")", "）"): 1}


@given(st.text('甲乙，。,.:;!?()（）"“”…—-1aＡ９ \u3000', max_size=40))
def test_no_letter_is_lost_and_none_comes_from_nowhere(text: str) -> None:
    normal, changes = with_chinese_marks(text)

    assert [c for c in normal if c in "甲乙1a"] == [c for c in text if c in "甲乙1a"]
    assert bool(changes) == (normal != text)
