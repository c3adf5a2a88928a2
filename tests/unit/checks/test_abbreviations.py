"""An abbreviation is introduced before it is used; headings need not wait."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.texts import document, glossary, sentence

from reportpub.checks.abbreviations import short_form_first
from reportpub.model.bitext import Bitext, pairs_of
from reportpub.model.document import Division, Document
from reportpub.transforms.align import align

FULL = "The Political Consultative Conference (PCC) met."


def found(*english: str, heading: str = "I") -> list[str]:
    zh = [sentence(f"s{n}", "甲。") for n, _ in enumerate(english)]
    en = [sentence(f"e{n}", text, f"s{n}") for n, text in enumerate(english)]
    source, target = document("zh-Hans", zh), with_heading(document("en", en), heading)
    pairs = tuple(pairs_of(source, target, align(source, target)))
    findings = short_form_first(Bitext(source, target, pairs, glossary()))
    return [finding.sentence.id for finding in findings]


def with_heading(text: Document, words: str) -> Document:
    [part] = text.children
    assert isinstance(part, Division)
    return replace(text, children=(replace(part, head=(sentence("eh", words, "sh"),)),))


def test_the_first_use_is_found_once() -> None:
    assert found("The PCC met.", "The PCC met again.", FULL, FULL) == ["e0"]


def test_an_abbreviation_in_a_heading_is_spared() -> None:
    assert found(FULL, heading="The PCC") == []


def test_a_sentence_in_capitals_is_a_heading() -> None:
    assert found("THE PCC", FULL) == []


def test_a_plural_is_the_same_abbreviation() -> None:
    assert found("SMEs grew.", "Small and Medium Enterprises (SMEs) grew.") == ["e0"]
