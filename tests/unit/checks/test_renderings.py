from __future__ import annotations

import pytest
from tests.unit.texts import sentence

from reportpub.checks.renderings import (
    holds_words,
    is_shortening,
    is_told,
    mentions,
    renderings,
)
from reportpub.model.bitext import pair_of
from reportpub.model.document import Note, Term, Text


@pytest.mark.parametrize(
    ("text", "rendering"),
    [
        ("Traditional industries were upgraded.", "upgrade traditional industries"),
        ("Housing in rundown areas was rebuilt.", "rebuild housing in rundown areas"),
        ("Industries were developed.", "development of industry"),
        ("The State-owned firms", "state owned firm"),
        ("We came to the people’s aid.", "the people’s aid"),
    ],
)
def test_a_rendering_is_there_in_any_order_and_form(text: str, rendering: str) -> None:
    assert holds_words(text, rendering)


def test_a_rendering_is_not_there_where_one_of_its_words_is_missing() -> None:
    assert not holds_words("Industries were upgraded.", "upgrade old industries")


def test_half_of_the_words_tell_a_member() -> None:
    assert is_told("a stronger east", "strengthen the east")
    assert not is_told("a stronger east", "link up the far south")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Consultative Conference", "Political Consultative Conference"),
        ("PCC", "Political Consultative Conference"),
        ("CPC", "Communist Party of China"),
    ],
)
def test_a_shortening_leaves_words_out_or_keeps_initials(short: str, full: str) -> None:
    assert is_shortening(short, full)
    assert not is_shortening(full, short)


def test_another_name_is_no_shortening() -> None:
    assert not is_shortening("Area for Growth", "Development Zone")
    assert not is_shortening("Development Zone", "development zone")


def test_mentions_and_renderings_tell_their_places_in_the_pair() -> None:
    zh = [sentence("s1", "甲。"), sentence("s2", (Text("做"), Term("x", "六稳")))]
    en = [
        sentence("e1", (Term("y", ""), Text("One. "))),
        sentence("e2", (Note("editor", "n"), Text("Six "), Term("x", "fronts"))),
    ]
    pair = pair_of(zh, en)

    [(_, name, spot)] = mentions(pair)
    [(_, other, place)] = renderings(pair)

    assert (name, pair.source_text[slice(*spot)]) == ("x", "六稳")
    assert (other, pair.target_text[slice(*place)]) == ("x", "fronts")
