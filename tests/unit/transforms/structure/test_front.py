from __future__ import annotations

import pytest

from reportpub.model.loose import Line
from reportpub.transforms.structure.front import (
    Front,
    find_front,
    is_front,
    is_salutation,
)
from reportpub.transforms.structure.passages import Passage


def front(*texts: str, bylines: tuple[str, ...] = ()) -> Front:
    passages = [Passage((text,), Line(text, n)) for n, text in enumerate(texts, 1)]
    return find_front(passages, bylines)


def test_title_day_and_speaker_are_found_below_each_other() -> None:
    found = front(
        "政府工作报告",
        "——2008年3月5日在第十一届全国人民代表大会第一次会议上",
        "国务院总理温家宝",
        "各位代表：",
    )

    assert (found.title, found.size) == ("政府工作报告", 1)
    assert (found.date, found.speaker) == ("2008-03-05", "温家宝")
    assert found.doubts == ()


def test_a_title_may_take_two_lines() -> None:
    found = front("样市", "政府工作报告", "2021年2月1日", "各位代表：")

    assert (found.title, found.size) == ("样市政府工作报告", 2)


def test_the_speaker_may_stand_in_the_title() -> None:
    found = front("张小华在样市第一届人民代表大会第二次会议上的政府工作报告", "甲。")

    assert found.speaker == "张小华"


def test_a_day_may_be_put_together_and_that_is_said() -> None:
    found = front(
        "政府工作报告",
        "2月1日，市长张小华在会上作政府工作报告时指出，成绩很大。",
        bylines=("2021-02-02 10:24",),
    )

    assert found.date == "2021-02-01"
    assert "put together" in found.doubts[0]


def test_the_day_of_publication_is_better_than_none() -> None:
    found = front("政府工作报告", "甲。", bylines=("发布时间：2021年2月2日",))

    assert found.date == "2021-02-02"
    assert "day of the publication" in found.doubts[0]


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert front("政府工作报告", "（2021年2月31日）").date == ""


def test_a_guessed_title_is_said() -> None:
    found = front("关于若干事项", "甲。")

    assert found.title == "关于若干事项"
    assert "taken for it" in found.doubts[0]


@pytest.mark.parametrize(
    "text",
    [
        "（2021年2月1日）",
        "——2021年2月1日在样市第一届人民代表大会第二次会议上",
        "样市人民政府市长张小华",
        "代市长买买提·吐尔逊",
    ],
)
def test_lines_before_the_text_are_known(text: str) -> None:
    assert is_front(text) == (text != "代市长买买提·吐尔逊")


@pytest.mark.parametrize(
    "text", ["各位代表：", "各位代表！新的征程已经开始。", "同志们："]
)
def test_addresses_are_known(text: str) -> None:
    assert is_salutation(text)


def test_a_sentence_about_deputies_is_no_address() -> None:
    assert not is_salutation("各位代表提出了许多意见。")
