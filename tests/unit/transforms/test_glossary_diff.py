"""What differs between two glossaries."""

from __future__ import annotations

from dataclasses import replace

from reportpub.diagnostics import Location
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    EnglishTerm,
    Forbidden,
    Glossary,
    Kind,
    Status,
)
from reportpub.transforms.glossary_diff import Change, Step, changes

LIUWEN = Concept(
    id="liuwen",
    kind=Kind.NUMBERED_SLOGAN,
    scope="national",
    status=Status.PROPOSED,
    zh=ChineseTerm("六稳"),
    en=EnglishTerm("six stabilities"),
)


def glossary(*concepts: Concept) -> Glossary:
    return Glossary({concept.id: concept for concept in concepts})


def test_the_same_glossary_has_no_changes() -> None:
    moved = replace(LIUWEN, location=Location("elsewhere.toml", 1))

    assert changes(glossary(LIUWEN), glossary(moved)) == ()


def test_a_changed_field_is_named_with_old_and_new() -> None:
    en = EnglishTerm("stability", ("calm",), (Forbidden("six stabilities", "literal"),))
    now = replace(LIUWEN, status=Status.APPROVED, en=en)

    assert changes(glossary(LIUWEN), glossary(now)) == (
        Change("liuwen", Step.CHANGED, "status", "proposed", "approved"),
        Change("liuwen", Step.CHANGED, "en.preferred", "six stabilities", "stability"),
        Change("liuwen", Step.CHANGED, "en.admitted", "", "calm"),
        Change("liuwen", Step.CHANGED, "en.forbidden", "", "six stabilities · literal"),
    )


def test_an_entry_that_comes_is_added() -> None:
    found = changes(glossary(), glossary(LIUWEN))

    assert found == (Change("liuwen", Step.ADDED, "", "", "六稳 · six stabilities"),)


def test_an_entry_that_is_not_there_counts_only_when_asked() -> None:
    assert changes(glossary(LIUWEN), glossary()) == ()
    assert changes(glossary(LIUWEN), glossary(), removals=True) == (
        Change("liuwen", Step.REMOVED, "", "六稳 · six stabilities", ""),
    )
