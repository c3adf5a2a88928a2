from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.model.comparison import Counterpart
from reportpub.transforms.counterparts import best_counterparts, counterparts

OLD = [
    "一、过去一年工作回顾",
    "生产总值增长4.4%。",
    "粮食总产达到110亿斤。",
    "各位代表：",
    "学校有了新老师。",
    "各位代表：",
]


def found(before: list[str], after: list[str]) -> list[tuple[int, int, int, bool]]:
    return [
        (c.before, c.after, c.score, c.moved) for c in counterparts(before, after, 75)
    ]


def test_what_stayed_what_changed_and_what_is_new() -> None:
    new = ["一、过去一年工作回顾", "生产总值增长6.5%。", "铁路开通了。"]

    assert found(OLD, new) == [(0, 0, 100, False), (1, 1, 81, False)]


def test_what_stands_elsewhere_is_found_and_marked() -> None:
    new = [OLD[4], *OLD[:3]]

    assert found(OLD, new) == [
        (4, 0, 100, True),
        (0, 1, 100, False),
        (1, 2, 100, False),
        (2, 3, 100, False),
    ]


def test_sentences_that_are_repeated_keep_their_order() -> None:
    new = ["各位代表：", "学校有了新老师。", "各位代表："]

    assert found(OLD, new) == [
        (3, 0, 100, False),
        (4, 1, 100, False),
        (5, 2, 100, False),
    ]


def test_a_sentence_serves_once() -> None:
    new = ["粮食总产达到110亿斤。", "粮食总产达到112亿斤。"]

    assert found(OLD, new) == [(2, 0, 100, False)]
    assert best_counterparts(OLD, new, 75) == [
        Counterpart(2, 0, 100),
        Counterpart(2, 1, 91),
    ]


def test_the_same_text_comes_before_one_that_only_keeps_its_order() -> None:
    old = ["粮食总产达到110亿斤。", "学校有了新老师。", "粮食总产达到112亿斤。"]
    new = ["粮食总产达到112亿斤。", "学校有了新老师。"]

    assert (2, 0, 100) in [row[:3] for row in found(old, new)]


def test_the_same_text_comes_before_one_that_differs_in_next_to_nothing() -> None:
    text = "推进高质量发展，优化产业结构，扩大有效投资，改善人民生活，加强生态环境保护"
    old = [f"{text}；", "学校有了新老师。", "河水清澈见底。", f"{text}。"]
    new = [f"{text}。", "学校有了新老师。", "河水清澈见底。"]

    assert (3, 0, 100, True) in found(old, new)


def test_of_like_sentences_that_in_its_place_is_taken() -> None:
    old = ["粮食增长1.1%。", "学校有了新老师。", "粮食增长1.2%。"]
    new = ["学校有了新老师。", "粮食增长1.3%。"]

    assert found(old, new) == [(1, 0, 100, False), (2, 1, 88, False)]


@pytest.mark.parametrize(("old", "new"), [([], ["甲"]), (["甲"], []), ([], [])])
def test_where_one_side_is_empty_nothing_is_found(
    old: list[str], new: list[str]
) -> None:
    assert counterparts(old, new, 75) == []


def test_texts_of_one_character_are_compared_too() -> None:
    assert found(["甲", "乙"], ["乙", "甲"]) in (
        [(1, 0, 100, False), (0, 1, 100, True)],
        [(1, 0, 100, True), (0, 1, 100, False)],
    )


WORDS = st.text("一二三四五六七八九十", min_size=1, max_size=8)
SENTENCES = st.lists(WORDS, max_size=12)


@given(SENTENCES, SENTENCES)
def test_each_text_is_used_once_and_is_like_its_counterpart(
    old: list[str], new: list[str]
) -> None:
    pairs = counterparts(old, new, 75)

    assert len({p.before for p in pairs}) == len({p.after for p in pairs}) == len(pairs)
    assert all((p.score == 100) == (old[p.before] == new[p.after]) for p in pairs)
    assert all(p.score >= 75 for p in pairs)


def test_a_shuffled_text_is_found_whole() -> None:
    chance = random.Random(1)  # noqa: S311
    old = ["".join(chance.choices("甲乙丙丁戊己庚辛壬癸", k=12)) for _ in range(300)]
    new = chance.sample(old, len(old))

    pairs = counterparts(old, new, 75)

    assert all(old[p.before] == new[p.after] for p in pairs)
    assert len(pairs) == len(old)
