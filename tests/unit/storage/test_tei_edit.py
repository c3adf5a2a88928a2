"""Words are changed in the file as the reader reads them, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_check_cases import TEI

from reportpub.diagnostics import Edit
from reportpub.storage.tei import read_document
from reportpub.storage.tei_edit import edit_tei

LETTERS = st.text("ab ,.\n\t“”\u3000你", max_size=6)
ENTITIES = st.sampled_from(("&amp;", "&lt;", "&#8220;", "&#x4f60;", "&quot;"))
ASIDES = st.sampled_from(
    ("<!-- a <s> b -->", "<?x y?>", '<note type="editor">a b</note>', "\r\n", "  ")
)
PLAIN = st.lists(LETTERS | ENTITIES, max_size=3).map("".join)
TERM = PLAIN.map('<term ref="#x">{}</term>'.format)
CHOICE = PLAIN.map("<choice><sic>a b</sic>\n <corr>{}</corr></choice>".format)
CONTENT = st.lists(
    LETTERS | ENTITIES | ASIDES | TERM | CHOICE | st.just("<![CDATA[a&b ]]>"),
    max_size=8,
).map("".join)
NOTE = '<note type="editor">n</note>'
CHOICE_OF = "<choice><sic>a</sic><corr>"
NEW = st.text("xy &<>'”，", max_size=3)


def tei(content: str, language: str = "en") -> str:
    sentences = f'<s xml:id="e1">first</s>\n<s xml:id="e2">{content}</s>'
    return TEI.format(
        code="x",
        language=language,
        date="2021-02-01",
        encoding="",
        place="",
        corresp="",
        head='<head><s xml:id="t">x</s></head>',
        sentences=sentences,
    )


def words(text: str, folder: Path, sentence: str = "e2") -> str:
    path = folder / "x.xml"
    path.write_bytes(text.encode())
    by_id = {s.id: s.text for s in read_document(path, "x.xml").sentences()}
    return by_id[sentence]


def edit(start: int, end: int, new: str, unit: str = "e2") -> Edit:
    return Edit("x.xml", unit, (start, end), new)


@given(CONTENT, st.sampled_from(("en", "zh-Hans")), st.data())
def test_what_is_edited_is_read_and_the_rest_stays_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory,
    content: str,
    language: str,
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = tei(content, language)
    before = words(text, folder)
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    new = data.draw(NEW)

    after, left = edit_tei(text, [edit(start, end, new)])

    if left:
        assert after == text
    else:
        assert words(after, folder) == before[:start] + new + before[end:]
        assert markup(after) == markup(text)
        assert after.partition(' xml:id="e2">')[0] == text.partition(' xml:id="e2">')[0]


def markup(text: str) -> list[str]:
    return re.findall(r"<!--.*?-->|<!\[CDATA\[|\]\]>|<[^>]*>", text, re.DOTALL)


@given(CONTENT)
def test_an_edit_that_writes_what_is_there_changes_no_words(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = tei(content)
    before = words(text, folder)
    edits = [edit(place, place + 1, letter) for place, letter in enumerate(before)]

    after, _ = edit_tei(text, edits)

    assert words(after, folder) == before


@pytest.mark.parametrize(
    ("content", "spot", "new", "expected"),
    [
        ("a  b", (1, 3), " ", "a b"),
        ("R&amp;D  x", (3, 5), " ", "R&amp;D x"),
        ("a\n   b , c", (3, 4), "", "a\n   b, c"),
        ('<term ref="#x">a</term> , b', (1, 2), "", '<term ref="#x">a</term>, b'),
        (f"a{NOTE} , b", (2, 3), ";", f"a{NOTE} ; b"),
        ('<term ref="#x">a</term>b', (1, 1), ",", '<term ref="#x">a</term>,b'),
        ('a<term ref="#x">b</term>', (1, 1), ",", 'a,<term ref="#x">b</term>'),
        (
            f"{CHOICE_OF}b c</corr></choice>",
            (1, 2),
            "-",
            f"{CHOICE_OF}b-c</corr></choice>",
        ),
        ("a<!-- a --> b", (1, 2), "_", "a<!-- a -->_b"),
        ("a", (1, 1), "&", "a&amp;"),
    ],
)
def test_an_edit_finds_its_place(
    content: str, spot: tuple[int, int], new: str, expected: str
) -> None:
    after, left = edit_tei(tei(content), [edit(*spot, new)])

    assert left == ()
    assert after == tei(expected)


@pytest.mark.parametrize(
    ("content", "spot", "new"),
    [
        ('a<term ref="#x">b</term>c', (0, 2), "x"),
        ("a<!-- x -->b", (0, 2), "x"),
        ("ab", (1, 4), "x"),
        ("", (0, 0), "x"),
        ("<![CDATA[ab]]>", (0, 1), "&"),
        ("<![CDATA[ab]]>c", (1, 3), "x"),
        ("a\nb", (1, 1), " "),
    ],
)
def test_an_edit_that_cannot_be_made_is_left_out_and_said(
    content: str, spot: tuple[int, int], new: str
) -> None:
    wanted = edit(*spot, new)

    assert edit_tei(tei(content), [wanted]) == (tei(content), (wanted,))


def test_of_two_edits_that_cross_one_is_left_out() -> None:
    first, second = edit(0, 2, "x"), edit(1, 3, "y")

    assert edit_tei(tei("abc"), [first, second]) == (tei("ay"), (first,))


def test_an_edit_of_an_unknown_sentence_is_left_out() -> None:
    wanted = edit(0, 1, "x", unit="e9")

    assert edit_tei(tei("a"), [wanted]) == (tei("a"), (wanted,))


def test_a_sentence_in_a_comment_is_no_sentence() -> None:
    text = tei("a").replace("<body>", '<!-- <s xml:id="e2">b</s> --><body>')

    after, left = edit_tei(text, [edit(0, 1, "x")])

    assert left == ()
    assert after == text.replace(">a<", ">x<")


def test_line_ends_and_the_mark_of_byte_order_stay() -> None:
    text = "\ufeff" + tei("a b").replace("\n", "\r\n")

    after, left = edit_tei(text, [edit(1, 2, "")])

    assert left == ()
    assert after == text.replace("a b", "ab")
