"""Texts of other tools need not follow the house: what they mostly do is right."""

from __future__ import annotations

import pytest

from reportpub import pipeline
from reportpub.model.bitext import Segment
from reportpub.model.glossary import Glossary
from reportpub.storage.pairs import PairFile

ZH = "全市经济稳中有进。"


def found(code: str, *english: str, zh: str = ZH) -> list[str]:
    segments = [Segment(n, n + 1, zh, en) for n, en in enumerate(english)]
    pairs = PairFile("x.tmx", "x.tmx", iter(segments))
    findings = pipeline.check_pairs(pairs, Glossary({}), (code,))
    return [finding.unit for finding in findings]


HABITS = [
    ("Y104", "The city's plan.", "The city’s plan."),
    ("Y106", "The “sky”.", "The “sky.”"),
    ("Y107", "--It grew.", "It—the city—grew."),
    ("Y108", "It grew — fast.", "It—the city—grew."),
    ("Y109", "In 2016-2020.", "In 2016–2020."),
    ("Y113", "It grew by 5%.", "It grew by 5 percent."),
    ("Y118", "Coal, steel, glass and oil.", "Coal, steel, and oil."),
]


@pytest.mark.parametrize(("code", "other", "_"), HABITS)
def test_a_habit_of_the_whole_text_is_spared(code: str, other: str, _: str) -> None:
    assert found(code, other, other, other) == []


@pytest.mark.parametrize(("code", "other", "house"), HABITS)
def test_what_departs_from_the_habit_of_the_house_is_found(
    code: str, other: str, house: str
) -> None:
    assert found(code, house, house, other) == ["2"]


def test_curly_marks_in_a_straight_text_are_found() -> None:
    straight = "The city's plan."

    assert found("Y104", straight, straight, "The city’s plan.") == ["2"]


def test_loose_pairs_have_no_paragraphs_that_could_be_cut_off() -> None:
    assert found("S004", "It grew", zh="五年来，经济稳中有") == []
