from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportpub.model.bead import Bead
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    EnglishTerm,
    Glossary,
    Kind,
    Status,
)
from reportpub.model.lexicon import Glosses, Lexicon
from reportpub.transforms import alignment
from reportpub.transforms.alignment import align_sentences
from reportpub.transforms.alignment.corridor import Point, heaviest_chain
from reportpub.transforms.alignment.numbers import chinese_numbers, english_numbers
from reportpub.transforms.alignment.renderings import Renderings

WORDS = {
    "河水": "river water",
    "清澈": "clear; limpid",
    "农民": "farmer",
    "收入": "income",
    "增长": "to grow",
    "学校": "school",
    "老师": "teacher",
    "铁路": "railway",
    "开通": "to open",
    "公路": "highway",
    "高速公路": "expressway",
}
RENDERINGS = Renderings(
    Lexicon({word: Glosses(gloss) for word, gloss in WORDS.items()}), Glossary({})
)
ZH = ["河水清澈。", "农民收入增长。", "学校有老师。", "铁路开通。"]
EN = [
    "The river is clear.",
    "The income of farmers grew.",
    "Schools have teachers.",
    "A railway was opened.",
]


def shapes(beads: Sequence[Bead]) -> list[tuple[list[int], list[int]]]:
    return [([*bead.source], [*bead.target]) for bead in beads]


def aligned(zh: Sequence[str], en: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    return shapes([*align_sentences(zh, en, RENDERINGS)])


def test_sentences_meet_their_renderings() -> None:
    assert aligned(ZH, EN) == [([n], [n]) for n in range(4)]


def test_two_sentences_may_be_one_in_english() -> None:
    one = "The river is clear and the income of farmers grew."

    assert aligned(ZH, [one, *EN[2:]]) == [([0, 1], [0]), ([2], [1]), ([3], [2])]


def test_a_sentence_may_be_two_in_english() -> None:
    zh = ["河水清澈，农民收入增长。", *ZH[2:]]

    assert aligned(zh, EN) == [([0], [0, 1]), ([1], [2]), ([2], [3])]


def test_a_sentence_without_a_counterpart_stays_alone() -> None:
    zh = [*ZH * 3, "乙丙丁戊己庚辛壬癸。" * 5, *ZH * 3]

    found = [*align_sentences(zh, EN * 6, RENDERINGS)]

    assert ([12], []) in shapes(found)
    assert all(bead.confidence <= 0.5 for bead in found if not bead.target)


def test_a_text_without_a_translation_stays_alone() -> None:
    assert aligned(ZH[:2], []) == [([0], []), ([1], [])]
    assert aligned([], EN[:1]) == [([], [0])]
    assert aligned([], []) == []


def test_paragraphs_are_not_torn_apart() -> None:
    zh, en = ["甲乙丙丁。"] * 4, ["Abcd efgh ijkl."] * 3

    def groups(*starts: frozenset[int]) -> list[tuple[list[int], list[int]]]:
        return shapes([*align_sentences(zh, en, RENDERINGS, (starts[0], starts[1]))])

    assert ([0, 1], [0]) in groups(frozenset({0, 2}), frozenset({0, 1}))
    assert ([2, 3], [2]) in groups(frozenset({0, 2}), frozenset({0, 2}))


def test_another_judge_is_heard() -> None:
    zh, en = ["甲乙丙丁。"] * 3, ["Abcd efgh ijkl."] * 2

    def kinship(source: range, target: range) -> float:
        return 20.0 if (source, target) == (range(1, 3), range(1, 2)) else 0.0

    found = align_sentences(zh, en, RENDERINGS, kinship=kinship)

    assert shapes([*found]) == [([0], [0]), ([1, 2], [1])]


def test_terms_of_the_glossary_are_known() -> None:
    concept = Concept(
        "x",
        Kind.TERM,
        "national",
        Status.APPROVED,
        ChineseTerm("甲乙"),
        EnglishTerm("Zed"),
    )
    renderings = Renderings(Lexicon({}), Glossary({"x": concept}))

    assert renderings.segmenter.words("丙甲乙丁") == ["丙", "甲乙", "丁"]
    assert renderings["甲乙"] == {"zed"}


def test_a_long_word_is_also_rendered_by_its_parts() -> None:
    assert {"expressway", "highway"} <= RENDERINGS["高速公路"]


def test_a_related_pair_is_surer_than_an_unrelated_one() -> None:
    right = [*align_sentences(ZH, EN, RENDERINGS)]
    wrong = [*align_sentences(ZH, ["Nothing at all fits here."] * 4, RENDERINGS)]

    assert min(b.confidence for b in right) > max(b.confidence for b in wrong)


def test_a_long_text_is_aligned_in_windows_as_in_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    zh = [f"{s}第{n}号文件{n + 7}。" for n, s in enumerate(ZH * 30)]
    en = [f"{s} Document {n}, {n + 7}." for n, s in enumerate(EN * 30)]
    del en[50]

    whole = aligned(zh, en)
    monkeypatch.setattr(alignment, "_WINDOW", 40)

    assert aligned(zh, en) == whole
    assert whole[40] == ([40], [40])
    assert whole[-1] == ([119], [118])


@settings(deadline=None)
@given(
    zh=st.lists(st.sampled_from([*ZH, "", "3.5亿元。"]), max_size=12),
    en=st.lists(st.sampled_from([*EN, "", "350 million."]), max_size=12),
)
def test_every_sentence_is_in_one_group_in_order(zh: list[str], en: list[str]) -> None:
    found = [*align_sentences(zh, en, RENDERINGS)]

    assert [n for bead in found for n in bead.source] == [*range(len(zh))]
    assert [n for bead in found for n in bead.target] == [*range(len(en))]
    assert all(0 <= bead.confidence <= 1 for bead in found)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("3500万元", "35 million yuan"),
        ("1.2亿", "120 million"),
        ("2.3万亿", "2.3 trillion"),
        ("增长6.5%", "grew 6.5%"),
        ("二、工作", "II. Work"),
        ("（十二）稳", "12. Keep"),
        ("三是抓", "Third, grasp"),
        ("第四章", "Chapter IV"),
    ],
)
def test_numbers_are_the_same_word_in_both_languages(zh: str, en: str) -> None:
    assert set(chinese_numbers(zh)) & set(english_numbers(en))


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9).map(float)),
        max_size=8,
        unique_by=lambda point: point[:2],
    )
)
def test_the_heaviest_chain_is_as_heavy_as_any(
    points: list[tuple[int, int, float]],
) -> None:
    chain = heaviest_chain(Point(*point) for point in points)

    assert all(
        before.source < after.source and before.target < after.target
        for before, after in pairwise(chain)
    )
    assert sum(point.weight for point in chain) == heaviest(sorted(points), -1, -1)


def heaviest(points: list[tuple[int, int, float]], source: int, target: int) -> float:
    return max(
        (
            point[2] + heaviest(points[n + 1 :], point[0], point[1])
            for n, point in enumerate(points)
            if point[0] > source and point[1] > target
        ),
        default=0.0,
    )
