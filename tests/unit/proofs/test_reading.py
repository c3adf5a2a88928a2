from __future__ import annotations

import pytest

from reportpub.proofs.reading import Cell, fold, strip


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("five-year plan", "five‐\nyear plan"),
        ("inno\u00advation", "innovation"),
        ("第1 页", "第1页"),
        ("第１页％", "第1页%"),
        ("ﬁnance", "finance"),
        ("⼀", "一"),
        ("HANDAN", "Handan"),
        ("新\u200b区\ufeff", "新区"),
    ],
)
def test_what_a_layout_or_a_reader_changes_is_the_same(text: str, same: str) -> None:
    assert fold(text) == fold(same)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("3636.6亿元", "3663.6亿元"),
        ("六稳", "六保"),
        ("10.4:43.2", "104:43.2"),
        ("Ａ", "B"),
    ],
)
def test_what_says_something_else_is_not(text: str, other: str) -> None:
    assert fold(text) != fold(other)


def test_cells_without_text_are_left_out_and_the_others_keep_their_column() -> None:
    assert strip(Cell(""), Cell("a", 1)).cells == (Cell("a", 1),)
