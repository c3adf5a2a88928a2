from __future__ import annotations

import pytest

from reportpub.editions.icu import sort_key
from reportpub.editions.orders import (
    by_letters,
    by_national_strokes,
    by_pinyin,
    by_strokes,
)


def in_order(*words: str) -> list[str]:
    return sorted(words, key=lambda word: by_strokes(word, "").key)


def test_strokes_are_counted_character_by_character() -> None:
    # 一 has 1 stroke, 十 has 2, 三 has 3; 十三 follows 十一.
    assert in_order("三", "十三", "一", "十一") == ["一", "十一", "十三", "三"]


@pytest.mark.parametrize(
    ("word", "heading"),
    [("六稳", "4"), ("“两学一做”", "7"), ("1+N", "0–9"), ("PM2.5", "字母")],
)
def test_an_entry_stands_under_the_strokes_of_its_first_character(
    word: str, heading: str
) -> None:
    assert by_strokes(word, "").heading == heading


@pytest.mark.parametrize(
    ("word", "heading"),
    [
        ("邯郸", "7"),
        ("“达标”", "6"),
        ("过", "6"),
        ("骨", "9"),
        ("㐀", "5"),  # no character of GB 13000.1
        ("5G", "0–9"),
        ("PM2.5", "字母"),
    ],
)
def test_simplified_characters_have_the_strokes_of_the_mainland(
    word: str, heading: str
) -> None:
    assert by_national_strokes(word, "").heading == heading


def test_characters_of_one_number_stand_by_the_kinds_of_their_strokes() -> None:
    # 横 before 竖, 撇, 点, 折; then the next stroke; a short word before a longer one.
    ordered = [
        "5G",
        "一",
        "十",
        "丰",
        "王",
        "五",
        "五保",
        "日",
        "反",
        "六",
        "双",
        "PM2.5",
    ]

    shuffled = sorted(ordered)
    key = {word: by_national_strokes(word, "").key for word in shuffled}

    assert sorted(shuffled, key=key.__getitem__) == ordered


@pytest.mark.parametrize(
    ("word", "pinyin", "heading"),
    [
        ("重构", "chóng gòu", "C"),
        ("重点", "", "Z"),
        ("长三角", "cháng sān jiǎo", "C"),
        ("能源", "néng yuán", "N"),  # no character has néng for its only reading
    ],
)
def test_an_override_decides_under_which_letter_a_polyphone_stands(
    word: str, pinyin: str, heading: str
) -> None:
    assert by_pinyin(word, pinyin).heading == heading


@pytest.mark.parametrize(
    ("word", "heading"),
    [("“warmth”", "W"), ("Ürümqi", "U"), ("École", "E"), ("10,000", "0–9")],
)
def test_english_stands_under_its_first_letter(word: str, heading: str) -> None:
    assert by_letters(word, "").heading == heading


def test_words_of_one_first_character_and_reading_stay_together() -> None:
    overrides = {"十三五规划": "shí sān wǔ guī huà", "供给侧": "gōng jǐ cè"}
    words = ["十四五时期", "十三五规划", "十项", "供给侧", "公办", "供应", "石油"]

    ordered = sorted(
        words, key=lambda word: by_pinyin(word, overrides.get(word, "")).key
    )

    assert [word[0] for word in ordered] == ["公", "供", "供", "十", "十", "十", "石"]


def test_an_order_icu_does_not_know_falls_back_and_still_sorts() -> None:
    key = sort_key("zz-u-co-nothing")

    assert key("a") < key("b")
