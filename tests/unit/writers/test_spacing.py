from __future__ import annotations

import pytest

from reportpub.writers.spacing import spaced, unspaced


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("新建学校12所，", "新建学校 12 所，"),
        ("增长4.2%以上，", "增长 4.2% 以\u2060上，"),
        ("建成5G基站，", "建成 5G 基\u2060站，"),
        ("（2020年）、", "（2020 年）、"),
    ],
)
def test_han_and_latin_are_parted(text: str, printed: str) -> None:
    assert spaced(text) == printed
    assert unspaced(printed) == text


@pytest.mark.parametrize(
    "text", ["12、34。", "A：B，", "稳就业、稳金融。”<b>", "甲，乙。"]
)
def test_marks_bring_their_own_white(text: str) -> None:
    assert unspaced(spaced(text)) == text
    assert " " not in spaced(text)


def test_entities_and_elements_of_markup_stay_whole() -> None:
    assert spaced('甲&amp;<span class="b12">乙') == '甲&amp;<span class="b12">乙'


def test_the_last_character_is_not_left_alone() -> None:
    assert spaced("深入开展监督。”") == "深入开展监\u2060督。”"
    assert unspaced("深入开展监\u2060督。”") == "深入开展监督。”"


def test_a_range_is_not_broken() -> None:
    assert spaced("打造3—5条。") == "打造 3\u2060—\u20605 条。"


def test_spaces_that_a_text_has_are_read() -> None:
    assert unspaced("the six fronts 12") == "the six fronts 12"
