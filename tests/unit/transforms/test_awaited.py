from __future__ import annotations

import pytest
from tests.unit.texts import document, sentence

from reportpub.model.document import Note, Sentence
from reportpub.transforms.awaited import without_awaited


def kept(*sentences: Sentence) -> list[str]:
    found = without_awaited(document("en", sentences)).sentences()
    return [s.id for s in found if s.id not in {"et", "eh"}]


def test_an_empty_sentence_that_names_its_chinese_is_taken_out() -> None:
    assert kept(sentence("e1", "One.", "s1"), sentence("e2", "", "s2")) == ["e1"]


@pytest.mark.parametrize(
    "waiting",
    [
        sentence("e2", "", "s1"),
        sentence("e2", ""),
        sentence("e2", (Note("editor", "n"),), "s2"),
        sentence("e2", "Two.", "s2"),
    ],
    ids=["its Chinese has English", "no Chinese", "a note", "words"],
)
def test_every_other_sentence_stays(waiting: Sentence) -> None:
    assert kept(sentence("e1", "One.", "s1"), waiting) == ["e1", "e2"]


def test_a_text_that_waits_for_nothing_is_returned_as_it_is() -> None:
    text = document("en", [sentence("e1", "One.", "s1")])

    assert without_awaited(text) is text
