"""Fields are set as a person types them, or refused with the way out."""

from __future__ import annotations

import pytest
from tests.unit.texts import concept

from reportpub.errors import GlossaryError
from reportpub.model.glossary import (
    Concept,
    Confidence,
    Forbidden,
    Kind,
    Member,
    Rank,
    Source,
    Status,
)
from reportpub.transforms.assign import FIELDS, assign

SIX = concept("六稳", "six fronts", identifier="liuwen", variants=("六稳工作",))


def assigned(*assignments: str) -> Concept:
    result = SIX
    for assignment in assignments:
        result = assign(result, assignment)
    return result


def test_texts_and_choices_are_set_and_emptied() -> None:
    changed = assigned(
        "status=superseded",
        "kind=slogan",
        "confidence=low",
        "en.preferred=a = b",
        "zh.pinyin= liù wěn ",
        "definition.zh=六",
        "question=x",
        "question=",
    )

    assert (changed.status, changed.kind) == (Status.SUPERSEDED, Kind.SLOGAN)
    assert changed.confidence is Confidence.LOW
    assert assign(changed, "confidence=").confidence is None
    assert changed.en.preferred == "a = b"
    assert (changed.zh.pinyin, changed.definition_zh) == ("liù wěn", "六")
    assert changed.question == ""


def test_lists_grow_and_shrink() -> None:
    changed = assigned("zh.variants+=六", "zh.variants+=六", "zh.variants-=六稳工作")

    assert changed.zh.variants == ("六",)
    assert assigned("zh.variants=").zh.variants == ()
    assert assigned("see_also=a").see_also == ("a",)


def test_rows_have_their_parts_between_bars() -> None:
    changed = assigned(
        "members+=甲 | a",
        "members+=乙",
        "en.forbidden+=six | literal",
        "sources+=city | Notice | https://x",
    )

    assert changed.members == (Member("甲", "a"), Member("乙", ""))
    assert changed.en.forbidden == (Forbidden("six", "literal"),)
    assert changed.sources == (Source(Rank.CITY, "Notice", "https://x"),)
    assert assign(changed, "members-=a").members == (Member("乙", ""),)
    assert assign(changed, "sources-=Notice").sources == ()


@pytest.mark.parametrize(
    ("assignment", "words"),
    [
        ("status", "FIELD=VALUE"),
        ("status=aproved", "choose one of proposed, approved"),
        ("status+=approved", "no list"),
        ("id=x", "rename"),
        ("zh=x", "the fields are: kind"),
        ("zh.variants-=x", "has no “x”"),
        ("sources+=nowhere | x", "“nowhere” is no rank"),
    ],
)
def test_what_does_not_fit_is_refused(assignment: str, words: str) -> None:
    with pytest.raises(GlossaryError, match=words):
        assign(SIX, assignment)


def test_the_help_of_the_command_names_every_field() -> None:
    from reportpub.cli.glossary.set import set_fields

    epilog = set_fields.epilog or ""
    assert all(field in epilog.partition("Fields:")[2].split() for field in FIELDS)
