"""A sentence is revised in its file; nothing else of the file changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.storage.test_tei_edit import CONTENT, NOTE, tei

from reportpub.model.document import Comment, Document, Progress, Sentence, State
from reportpub.storage.tei import read_document
from reportpub.storage.tei_revise import (
    join,
    mark,
    part,
    record,
    relink,
    remark,
    revise_each,
    reword,
)

WORDS = st.text("ab ,.&<>'”你", max_size=12)
COMMENT = Comment("Li Na", "2026-11-23", "Is <b> right & proper?")


def read(text: str, folder: Path) -> Document:
    path = folder / "x.xml"
    path.write_bytes(text.encode())
    return read_document(path, "x.xml")


def sentence(text: str, folder: Path, unit: str = "e2") -> Sentence:
    return {s.id: s for s in read(text, folder).sentences()}[unit]


@given(CONTENT, st.sampled_from(("en", "zh-Hans")), WORDS)
def test_new_words_are_read_and_every_note_stays(
    tmp_path_factory: pytest.TempPathFactory, content: str, language: str, words: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = tei(content, language)

    after = reword(text, "e2", words)

    assert sentence(after, folder).text == " ".join(words.split())
    assert after.count("<note") == text.count("<note")
    assert after.partition(' xml:id="e2"')[0] == text.partition(' xml:id="e2"')[0]


@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        ("a b c", "a x c", "a x c"),
        (f"a{NOTE} b c", "a b d", f"a{NOTE} b d"),
        (f"a b{NOTE} c d", "a x y d", f"a x{NOTE} y d"),
        (f"ab{NOTE}cd e", "xy e", f"xy{NOTE} e"),
        ('a <term ref="#x">b</term> c', "z b c", 'z <term ref="#x">b</term> c'),
        ("a\n  b", "a b c", "a\n  b c"),
        ("a", "R&D", "R&amp;D"),
        ("", "a", "a"),
        ("a", "", ""),
    ],
)
def test_only_the_words_that_differ_are_touched(
    content: str, words: str, expected: str
) -> None:
    assert reword(tei(content), "e2", words) == tei(expected)


def test_a_sentence_not_yet_begun_is_filled(tmp_path: Path) -> None:
    text = tei("x").replace('<s xml:id="e2">x</s>', '<s xml:id="e2" />')

    after = reword(text, "e2", "Done.")

    assert '<s xml:id="e2">Done.</s>' in after
    assert sentence(after, tmp_path).text == "Done."


def test_a_sentence_says_its_state_and_where_it_is_from(tmp_path: Path) -> None:
    text = mark(tei("a"), "e2", state=State.INITIAL, score="0.87", origin="h-2020")

    progress = sentence(text, tmp_path).progress
    assert progress == Progress(State.INITIAL, "0.87", "h-2020")
    reviewed = mark(text, "e2", state=State.REVIEWED)
    assert sentence(reviewed, tmp_path).progress == Progress(State.REVIEWED)
    assert mark(reviewed, "e2", state=None) == tei("a")


def test_a_mark_in_an_empty_sentence_leaves_it_well_formed(tmp_path: Path) -> None:
    text = tei("x").replace('<s xml:id="e2">x</s>', '<s xml:id="e2"/>')

    after = mark(text, "e2", state=State.FINAL)

    assert sentence(after, tmp_path).progress.state is State.FINAL


def test_a_comment_is_no_part_of_the_words(tmp_path: Path) -> None:
    text = remark(tei(f"a{NOTE} b"), "e2", COMMENT)

    found = sentence(text, tmp_path)
    assert found.text == "a b"
    assert found.progress.comments == (COMMENT,)
    assert found.content == sentence(tei(f"a{NOTE} b"), tmp_path).content


def test_a_comment_may_lack_its_author_and_its_date(tmp_path: Path) -> None:
    bare = Comment("", "", "why?")

    assert sentence(remark(tei("a"), "e2", bare), tmp_path).progress.comments == (bare,)


def test_a_change_is_recorded_after_those_before_it(tmp_path: Path) -> None:
    text = record(tei("a"), "2026-11-22", "", "First & foremost")
    text = record(text, "2026-11-23", "Li Na", "Second")

    read(text, tmp_path)  # the schema agrees
    assert text.index("First &amp; foremost") < text.index('who="Li Na">Second')
    assert text.count("<revisionDesc>") == 1


def test_a_sentence_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(KeyError, match="e9"):
        reword(tei("a"), "e9", "b")


@pytest.mark.parametrize(
    ("start", "links", "expected"),
    [
        ('<s xml:id="e1">', ["z#s1"], '<s xml:id="e1" corresp="z#s1">'),
        (
            '<s xml:id="e1" corresp="z#s1" type="final">',
            ["z#s1", "z#s2"],
            '<s xml:id="e1" corresp="z#s1 z#s2" type="final">',
        ),
        (
            "<s corresp='z#s1' xml:id='e1'>",
            ["z#s2"],
            "<s corresp=\"z#s2\" xml:id='e1'>",
        ),
        ('<s xml:id="e1" corresp="z#s1">', [], '<s xml:id="e1">'),
    ],
)
def test_a_sentence_is_linked_to_others(
    start: str, links: list[str], expected: str
) -> None:
    assert relink(f"<p>{start}a</s></p>", "e1", links) == f"<p>{expected}a</s></p>"


def test_only_a_sentence_that_is_there_is_linked() -> None:
    with pytest.raises(KeyError):
        relink('<p><s xml:id="e1">a</s></p>', "e2", [])


def test_a_sentence_is_parted_on_lines_of_their_own() -> None:
    text = '<p>\n  <s xml:id="e1" corresp="z#s1">A b. C d.<note>n</note></s>\n</p>'

    assert part(text, "e1", ["A b.", "C & d."], ["e2"]) == (
        '<p>\n  <s xml:id="e1" corresp="z#s1">A b.<note>n</note></s>\n'
        '  <s xml:id="e2" corresp="z#s1">C &amp; d.</s>\n</p>'
    )


def test_a_sentence_and_the_next_are_made_one() -> None:
    text = (
        '<p><s xml:id="e1" corresp="z#s1">A b.</s>\n'
        ' <s xml:id="e2" corresp="z#s1 z#s2"><term ref="#x">C</term> d.</s></p>'
    )

    assert join(text, "e1") == (
        '<p><s xml:id="e1" corresp="z#s1 z#s2">A b. <term ref="#x">C</term> d.</s></p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        '<p><s xml:id="e1">A.</s></p>',
        '<p><s xml:id="e1">A.</s></p><p><s xml:id="e2">B.</s></p>',
        '<p><s xml:id="e1">A.</s> words <s xml:id="e2">B.</s></p>',
        '<p><s xml:id="e2">A.</s></p>',
    ],
)
def test_a_sentence_is_not_joined_beyond_its_paragraph(text: str) -> None:
    with pytest.raises(KeyError):
        join(text, "e1")


@given(CONTENT, WORDS, WORDS)
def test_all_at_once_is_what_one_after_the_other_is(
    content: str, first: str, second: str
) -> None:
    text = tei(content)
    one = reword(reword(text, "e1", first), "e2", second)

    changes = {
        "e2": [partial(reword, unit="e2", words=second)],
        "e1": [partial(reword, unit="e1", words=first)],
    }
    assert revise_each(text, changes) == one


def test_of_all_at_once_too_one_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(KeyError, match="e9"):
        revise_each(tei("a"), {"e9": []})
