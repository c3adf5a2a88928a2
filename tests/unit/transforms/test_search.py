"""A concept is found by what one remembers of it, the best first."""

from __future__ import annotations

import pytest
from tests.running import BASE, ROOT
from tests.unit.texts import concept

from reportpub.storage.glossary import read_glossary
from reportpub.transforms.search import search

REAL = read_glossary(ROOT / "glossary", ROOT)
MINI = read_glossary(BASE / "glossary", BASE)


@pytest.mark.parametrize(
    "query",
    ["六稳", "lw", "LW", "liuwen", "liu wen", "liù wěn", "six fronts", "fronts"],
)
def test_six_fronts_are_found_first(query: str) -> None:
    assert search(REAL, query)[0].id == "liuwen"


@pytest.mark.parametrize("query", ["csj", "changsanjiao", "cháng sān jiǎo"])
def test_the_pinyin_of_the_entry_wins_over_that_of_the_library(query: str) -> None:
    assert [found.id for found in search(MINI, query)] == ["changsanjiao"]


def test_a_word_that_is_the_query_comes_before_one_that_begins_with_it() -> None:
    concepts = [concept("高质量发展"), concept("发展大局"), concept("发展")]

    found = [c.zh.preferred for c in search(concepts, "发展")]

    assert found == ["发展", "发展大局", "高质量发展"]


def test_an_apostrophe_is_the_same_straight_or_typographic() -> None:
    assert search([concept("民", "people’s")], "people's")


@pytest.mark.parametrize("query", ["orm", "zzz", "iuwen"])
def test_a_piece_from_within_a_word_finds_nothing(query: str) -> None:
    assert search([concept("六稳", "reform")], query) == ()


def test_every_concept_is_found_by_its_own_words() -> None:
    lost = [
        found.id
        for found in tuple(REAL)[::20]
        for word in (found.zh.preferred, found.en.preferred, found.id)
        if found not in search(REAL, word)
    ]

    assert lost == []
