"""Marked terms are led elsewhere, and no other byte changes."""

from __future__ import annotations

import pytest

from reportpub.storage.term_refs import redirect_terms


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<term ref="#a">六</term>', '<term ref="#b">六</term>'),
        ("<term\n  ref = '#a' >六</term>", "<term\n  ref = '#b' >六</term>"),
        ('<term n=">" ref="#a"/>', '<term n=">" ref="#b"/>'),
        ('<term ref="#a"/><term ref="#a"/>', '<term ref="#b"/><term ref="#b"/>'),
    ],
)
def test_a_marked_term_is_led_to_the_new_entry(before: str, after: str) -> None:
    assert redirect_terms(before, "a", "b") == after


@pytest.mark.parametrize(
    "text",
    [
        '<term ref="#a-b">六</term>',
        '<!-- <term ref="#a"> -->',
        '<![CDATA[<term ref="#a">]]>',
        '<note ref="#a">#a</note>',
        '<terms ref="#a"/>',
        '<term xref="#a"/>',
        '<term n=\' ref="#a"\' ref="#c"/>',
        '"#a" a',
    ],
)
def test_what_is_no_such_term_stays(text: str) -> None:
    assert redirect_terms(text, "a", "b") == text
