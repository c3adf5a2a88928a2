from __future__ import annotations

import pytest

from reportpub.storage.tei_fill import Filling, fill

FILLING = Filling("Up 5 < 6 & more.", "0.87", "x-2020#s1")
STATED = 'type="initial" cert="0.87" source="x-2020#s1"'


def filled(sentence: str) -> str:
    before, after = '<p>\n <s xml:id="e0">Zero.</s>\n ', "\n</p>"
    text = fill(f"{before}{sentence}{after}", {"e1": FILLING})
    assert text.startswith(before)
    assert text.endswith(after)
    return text[len(before) : -len(after)]


@pytest.mark.parametrize(
    "sentence",
    [
        '<s xml:id="e1" corresp="a#s1"></s>',
        '<s xml:id="e1" corresp="a#s1"/>',
        '<s xml:id="e1" corresp="a#s1"> \n </s>',
        '<s xml:id="e1" type="translated" corresp="a#s1" cert="1"></s>',
    ],
)
def test_an_empty_sentence_gets_words_and_says_where_from(sentence: str) -> None:
    assert filled(sentence) == (
        f'<s xml:id="e1" corresp="a#s1" {STATED}>Up 5 &lt; 6 &amp; more.</s>'
    )


@pytest.mark.parametrize(
    "sentence",
    [
        '<s xml:id="e1">Words.</s>',
        '<s xml:id="e1"><term ref="#a">Words</term></s>',
        '<s xml:id="e2"></s>',
        '<!-- <s xml:id="e1"></s> -->',
    ],
)
def test_everything_else_stays_as_it_is(sentence: str) -> None:
    assert filled(sentence) == sentence


def test_a_comment_stays_behind_the_words() -> None:
    comment = '<note type="comment">Ask.</note>'

    assert filled(f'<s xml:id="e1">{comment}</s>') == (
        f'<s xml:id="e1" {STATED}>Up 5 &lt; 6 &amp; more.{comment}</s>'
    )
