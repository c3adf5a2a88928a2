"""What an entry may not say is refused at every door, with place and way out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.texts import concept

from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    EnglishTerm,
    Forbidden,
    GlossForm,
    Member,
)
from reportpub.storage.entry_rules import Fault, faults


def chinese(word: str, pinyin: str = "", hant: str = "") -> Concept:
    return replace(concept(word), zh=ChineseTerm(word, (), pinyin, hant))


def gloss_as(how: GlossForm, gloss: str = "") -> Concept:
    english = EnglishTerm("the six fronts", (), (), gloss, how)
    return replace(concept("六稳"), en=english)


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [("重构", "chóng gòu"), ("5G网络", "wǎng luò"), ("能源", "néng yuán")],
)
def test_pinyin_that_fits_is_no_fault(word: str, pinyin: str) -> None:
    assert list(faults(chinese(word, pinyin=pinyin))) == []


@pytest.mark.parametrize(
    ("pinyin", "reason"),
    [
        ("chóng", "has 1 syllables"),
        ("chong gou", "no reading"),
        ("xyz gòu", "no reading"),
    ],
)
def test_pinyin_that_fits_no_word_is_a_fault(pinyin: str, reason: str) -> None:
    [fault] = faults(chinese("重构", pinyin=pinyin))

    assert fault.field == "zh.pinyin"
    assert reason in fault.message


def test_a_traditional_form_of_another_length_is_a_fault() -> None:
    [fault] = faults(chinese("邯郸", hant="邯鄲市"))

    assert fault.field == "zh.hant"
    assert "“邯鄲市” has another length than “邯郸”" in fault.message


@pytest.mark.parametrize(
    ("text", "role"), [("six fronts", "preferred"), ("fronts", "admitted")]
)
def test_a_wording_cannot_be_right_and_forbidden(text: str, role: str) -> None:
    forbidden = (Forbidden("six stabilities", ""), Forbidden(text, ""))
    english = EnglishTerm("six fronts", ("fronts",), forbidden)

    [fault] = faults(replace(concept("六稳"), en=english))

    assert (fault.field, fault.row) == ("en.forbidden", 1)
    assert f"“{text}” is {role} and forbidden at once" in fault.message


def test_capitals_alone_may_be_forbidden() -> None:
    english = EnglishTerm("Party", (), (Forbidden("party", "the CPC"),))

    assert list(faults(replace(concept("党"), en=english))) == []


@pytest.mark.parametrize("how", GlossForm)
def test_a_first_mention_needs_a_text(how: GlossForm) -> None:
    assert [fault.field for fault in faults(gloss_as(how))] == ["en.gloss_as"]


def test_a_gloss_serves_bracket_and_footnote() -> None:
    assert not _wrong(gloss_as(GlossForm.BRACKET, "six things"))
    assert not _wrong(gloss_as(GlossForm.FOOTNOTE, "Six things."))


def test_members_serve_a_bracket_if_all_are_english() -> None:
    bracket = gloss_as(GlossForm.BRACKET)

    assert not _wrong(replace(bracket, members=(Member("稳就业", "employment"),)))
    assert _wrong(replace(bracket, members=(Member("稳就业", ""),)))


def test_a_definition_serves_a_footnote_and_in_both_languages_a_note() -> None:
    footnote = gloss_as(GlossForm.FOOTNOTE)
    note = gloss_as(GlossForm.NOTE)

    assert not _wrong(replace(footnote, definition_en="Six things."))
    assert _wrong(replace(note, definition_en="Six things."))
    assert not _wrong(replace(note, definition_zh="六", definition_en="Six."))


def _wrong(found: Concept) -> list[Fault]:
    return list(faults(found))
