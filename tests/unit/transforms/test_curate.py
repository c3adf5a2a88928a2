"""Renaming, merging and retiring keep all that is known and leave nothing dangling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.unit.texts import concept, glossary

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Forbidden, Member, Rank, Source, Status
from reportpub.transforms.curate import merge, rename, retire

CITY, HOUSE = Source(Rank.CITY, "c"), Source(Rank.HOUSE, "h")
A = replace(
    concept("六稳", "six fronts", identifier="a", variants=("六稳工作",)),
    members=(Member("甲", "a"),),
    see_also=("b", "c"),
    definition_en="Six.",
    sources=(CITY, HOUSE),
)
B = replace(
    concept("稳定", "stability", identifier="b", admitted=("stable",)),
    see_also=("a",),
    sources=(HOUSE,),
)
C = replace(concept("三", identifier="c"), see_also=("a", "b"))
ALL = glossary(A, B, C)


def test_renaming_leads_every_see_also_along() -> None:
    after = rename(ALL, "a", "z")

    assert list(after.concepts) == ["b", "c", "z"]
    assert after.concepts["b"].see_also == ("z",)
    assert after.concepts["c"].see_also == ("z", "b")
    assert after.concepts["z"] == replace(A, id="z")


def test_renaming_there_and_back_changes_nothing() -> None:
    assert rename(rename(ALL, "a", "z"), "z", "a") == ALL


@pytest.mark.parametrize("new", ["b", "", "A", "a b", "../x", "-a"])
def test_a_name_that_is_taken_or_none_is_refused(new: str) -> None:
    with pytest.raises(GlossaryError):
        rename(ALL, "a", new)


def test_merging_keeps_words_members_definition_and_sources() -> None:
    after = merge(ALL, "a", "b")

    kept = after.concepts["b"]
    assert list(after.concepts) == ["b", "c"]
    assert kept.zh.variants == ("六稳", "六稳工作")
    assert kept.en.admitted == ("stable", "six fronts")
    assert kept.members == A.members
    assert kept.definition_en == "Six."
    assert kept.sources == (HOUSE, CITY)
    assert kept.see_also == ("c",)
    assert after.concepts["c"].see_also == ("b",)


def test_merging_never_forbids_what_it_admits() -> None:
    a = replace(A, en=replace(A.en, forbidden=(Forbidden("stable", "x"),)))
    b = replace(B, en=replace(B.en, forbidden=(Forbidden("six fronts", "y"),)))

    en = merge(glossary(a, b, C), "a", "b").concepts["b"].en

    assert en.admitted == ("stable",)
    assert en.forbidden == (Forbidden("six fronts", "y"),)


def test_retiring_keeps_the_entry_and_names_what_takes_its_place() -> None:
    after = retire(ALL, "c", by="b").concepts["c"]

    assert after == replace(C, status=Status.SUPERSEDED)
    assert retire(ALL, "b", by="c").concepts["b"].see_also == ("a", "c")


@pytest.mark.parametrize(
    "change",
    [
        lambda: rename(ALL, "x", "y"),
        lambda: merge(ALL, "a", "x"),
        lambda: merge(ALL, "a", "a"),
        lambda: retire(ALL, "a", "a"),
        lambda: retire(ALL, "a", "x"),
    ],
)
def test_what_is_not_there_cannot_be_changed(change: Callable[[], object]) -> None:
    with pytest.raises(GlossaryError):
        change()
