from __future__ import annotations

from decimal import Decimal

import pytest

from reportpub.model.figure import Figure, Kind
from reportpub.model.figure_words import figure_words, number_words
from reportpub.transforms.figures.chinese import read_chinese
from reportpub.transforms.figures.english import read_english


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("超过3636.6亿元", "more than 363.66 billion yuan"),
        ("1.22万家", "12,200"),
        ("458.3万亩", "4.583 million mu or 305,533.33 hectares"),
        ("百亿斤", "10 billion jin or 5 million tons"),
        ("8%左右", "about 8 percent"),
        ("1.50个百分点", "1.5 percentage points"),
        ("增长2.2倍", "growth by 2.2 times"),
        ("三分之一", "33.33 percent"),
        ("去年", "last year"),
        ("2015年", "the year 2015"),
        ("90年代", "the 90s"),
        ("第七", "number 7"),
    ],
)
def test_a_figure_is_said_as_a_reviser_reads_it(text: str, words: str) -> None:
    assert figure_words(read_chinese(text)[0]) == words


def test_a_plan_may_have_no_number() -> None:
    plan = read_english("this Five-Year Plan")[-1]

    assert figure_words(plan) == "five-year plan without a number"


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_said(kind: Kind) -> None:
    assert figure_words(Figure(0, 1, "1", kind, Decimal(1)))


@pytest.mark.parametrize(
    ("value", "words"),
    [("0", "0"), ("1E+3", "1,000"), ("2000000", "2 million"), ("6.50", "6.5")],
)
def test_a_number_is_written_as_english_writes_it(value: str, words: str) -> None:
    assert number_words(Decimal(value)) == words
