"""Where slips are said to be: in the text of the pair, and in the sentence to mend."""

from __future__ import annotations

import re

from tests.unit.texts import document, glossary, sentence

from reportpub.checks.slips import by_pattern, in_chinese, in_english
from reportpub.diagnostics import Edit
from reportpub.model.bitext import Bitext, pairs_of
from reportpub.model.document import Note, Text
from reportpub.transforms.align import align

FIND = by_pattern(re.compile("x|叉"), lambda match: match[0] * 2)


def bitext() -> Bitext:
    note = (Note("editor", "x"), Text(" x, "), Note("editor", "x"), Text("x"))
    source = document("zh-Hans", [sentence("s1", "甲。"), sentence("s2", "乙叉。")])
    target = document(
        "en", [sentence("e1", "One.", "s1", "s2"), sentence("e2", note, "s1", "s2")]
    )
    pairs = tuple(pairs_of(source, target, align(source, target)))
    return Bitext(source, target, pairs, glossary())


def test_spots_are_those_of_the_pair_and_edits_those_of_the_sentence() -> None:
    [chinese] = in_chinese(bitext(), FIND, "{found}", "Mend it.")

    assert chinese.sentence.id == "s2"
    assert [chinese.pair.source_text[slice(*s)] for s in chinese.source] == ["叉"]
    assert chinese.edits == (Edit("", "s2", (1, 2), "叉叉"),)


def test_space_at_the_ends_of_a_sentence_moves_no_spot() -> None:
    [english] = in_english(bitext(), FIND, "{found}", "Mend it.")

    assert english.sentence.text == " x, x"
    assert english.pair.target_text == "One. x, x"
    assert english.target == ((5, 6), (8, 9))
    assert [edit.spot for edit in english.edits] == [(1, 2), (4, 5)]


def test_a_message_names_each_slip_once_and_not_more_than_three() -> None:
    find = by_pattern(re.compile("[a-z]"))
    source = document("zh-Hans", [sentence("s1", "甲。")])
    target = document("en", [sentence("e1", "a b a c d", "s1")])
    pairs = tuple(pairs_of(source, target, align(source, target)))

    *_, finding = in_english(
        Bitext(source, target, pairs, glossary()), find, "Here: {found}.", "Mend it."
    )

    assert finding.message == "Here: “a”, “b”, “c” …."


def test_a_text_without_the_characters_looked_for_is_not_searched() -> None:
    assert by_pattern(re.compile("a"), within="b")("a") == []
    assert len(by_pattern(re.compile("a"), within="b")("ab")) == 1
