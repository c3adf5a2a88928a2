from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.transforms.likeness import rank


def test_the_same_text_has_a_hundred_and_what_is_like_it_comes_after() -> None:
    others = ["河水清澈。", "粮食总产达到110亿斤。", "粮食总产达到112亿斤。"]

    assert rank("粮食总产达到112亿斤。", others, 75) == [(2, 100), (1, 91)]


def test_a_long_text_with_one_other_character_is_not_the_same() -> None:
    text = "推进高质量发展，" * 60

    assert rank(f"{text}。", [f"{text}！"], 75) == [(0, 99)]


def test_below_the_threshold_nothing_is_returned() -> None:
    assert rank("四个字的", ["四个字母"], 75) == [(0, 75)]
    assert rank("四个字的", ["四个字母"], 76) == []


def test_of_equals_the_first_is_taken() -> None:
    assert rank("春天来了", ["春天来到", "春天来啦"], 50) == [(0, 75), (1, 75)]


@pytest.mark.parametrize("text", ["", "。"])
def test_a_text_of_next_to_nothing_is_no_failure(text: str) -> None:
    assert rank(text, [], 75) == []
    assert rank(text, ["河水清澈。"], 75) == []


@given(st.text("一二三四，。", max_size=9), st.text("一二三四，。", max_size=9))
def test_the_score_is_the_same_both_ways(one: str, other: str) -> None:
    assert rank(one, [other], 0) == rank(other, [one], 0)
