from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest
from tests.unit.texts import concept, glossary

from reportpub.model.adaptation import Adaptation
from reportpub.model.glossary import Forbidden
from reportpub.transforms.adaptation.terms import exchange_terms
from reportpub.transforms.term_finder import term_finder

LIUWEN = concept("六稳", "stability on the six fronts", identifier="liuwen")
FORBIDS = replace(
    LIUWEN,
    en=replace(LIUWEN.en, forbidden=(Forbidden("six stabilities", "literal"),)),
)
ONCE = {"liuwen": ["stability on the six fronts", "six-front stability"]}


def adapted(
    english: str,
    zh: str = "做好“六稳”工作。",
    history: Mapping[str, Collection[str]] = ONCE,
) -> Adaptation:
    terms = glossary(FORBIDS)
    return exchange_terms(zh, english, terms, term_finder(terms), history)


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("We kept six-front stability.", "We kept stability on the six fronts."),
        ("Six-front stability was kept.", "Stability on the six fronts was kept."),
        (
            "Six stabilities mean six-front stability.",
            "Stability on the six fronts mean stability on the six fronts.",
        ),
    ],
)
def test_what_the_glossary_once_said_becomes_what_it_says(
    english: str, expected: str
) -> None:
    found = adapted(english)

    assert (found.words, found.doubts) == (expected, ())
    assert found.changes


@pytest.mark.parametrize(
    ("english", "zh"),
    [
        ("We kept stability on the six fronts.", "做好“六稳”工作。"),
        # Both stand there: somebody meant it so.
        ("Six stabilities: stability on the six fronts.", "做好“六稳”工作。"),
        # The Chinese does not mention it.
        ("We kept six-front stability.", "做好工作。"),
        ("We did good work.", "做好“六稳”工作。"),
    ],
)
def test_everything_else_stays_as_it_is(english: str, zh: str) -> None:
    assert adapted(english, zh) == Adaptation(english)


def test_another_inflection_is_left_and_said() -> None:
    english = "We kept a six stability."

    found = adapted(english)

    doubt = "“six stability” is “stability on the six fronts” by now"
    assert found == Adaptation(english, (), (f"{doubt}; put it in by hand.",))


def test_without_a_history_what_is_forbidden_is_replaced() -> None:
    found = adapted("We ensured six stabilities.", history={})

    assert found.changes == ("six stabilities → stability on the six fronts",)
