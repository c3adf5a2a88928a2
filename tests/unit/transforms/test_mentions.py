"""Where a concept is mentioned, and what the English says there."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.texts import concept, document, glossary, sentence

from reportpub.model.document import Term, Text
from reportpub.model.glossary import Concept, Status
from reportpub.transforms.align import align
from reportpub.transforms.mentions import Mention, find_mentions

SIX = concept("六稳", "six fronts", identifier="six", admitted=("the six",))
LONG = concept("六稳工作", "work", identifier="long")


def mentions(of: Concept, *others: Concept) -> list[Mention]:
    source = document(
        "zh-Hans",
        [
            sentence("s1", "做好六稳。"),
            sentence("s2", "六稳工作。"),
            sentence("s3", (Term("six", "六个"), Text("好。"))),
            sentence("s4", "别的。"),
        ],
    )
    target = document(
        "en",
        [
            sentence("e1", "We kept", "s1"),
            sentence("e2", "the Six Fronts.", "s1"),
            sentence("e3", "Work.", "s2"),
            sentence("e4", "Good.", "s3"),
            sentence("e5", "Else.", "s4"),
        ],
    )
    terms = glossary(of, *others)
    return list(find_mentions(of, source, target, align(source, target), terms))


def test_a_mention_comes_with_the_english_of_its_group() -> None:
    first = mentions(SIX, LONG)[0]

    assert (first.sentence, first.en) == ("s1", "We kept the Six Fronts.")
    assert first.english == ("e1", "e2")
    assert first.rendering == "Six Fronts"


def test_a_longer_term_keeps_its_own_and_a_marked_one_counts() -> None:
    assert [m.sentence for m in mentions(SIX, LONG)] == ["s1", "s3"]
    assert [m.sentence for m in mentions(SIX)] == ["s1", "s2", "s3"]


def test_a_superseded_concept_is_looked_for_all_the_same() -> None:
    old = replace(SIX, status=Status.SUPERSEDED)

    assert [m.sentence for m in mentions(old, LONG)] == ["s1", "s3"]


def test_a_word_two_entries_have_belongs_to_the_one_asked_for() -> None:
    other = concept("别", identifier="other", variants=("六稳",))

    assert [m.sentence for m in mentions(SIX, LONG, other)] == ["s1", "s3"]
