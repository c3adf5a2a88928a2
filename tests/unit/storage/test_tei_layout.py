from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import BASE, EN, ROOT, ZH

from reportpub.errors import SourceError
from reportpub.model.document import Document
from reportpub.storage.tei import read_document
from reportpub.storage.tei_layout import format_tei

_SENTENCE = "重构产业布局。"
_ENGLISH = "Handan’s economy made steady progress."
_BLANKS = st.text("\n\t ", max_size=3)


def text_of(name: str) -> str:
    return (BASE / name).read_text(encoding="utf-8")


def read(folder: Path, text: str) -> Document:
    path = folder / "text.xml"
    path.write_bytes(text.encode())
    return read_document(path, "text.xml")


def formatted(markup: str) -> str:
    """Return the line of a sentence that holds ``markup``."""
    text = format_tei(text_of(ZH).replace(_SENTENCE, markup), ZH)
    return next(line for line in text.splitlines() if 'xml:id="s007"' in line)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_published_report_is_in_the_canonical_form(language: str) -> None:
    name = f"source/handan-2021/{language}.xml"
    text = (ROOT / name).read_text(encoding="utf-8")

    assert format_tei(text, name) == text


@pytest.mark.parametrize("name", [ZH, EN])
def test_what_is_squeezed_into_a_line_comes_apart(name: str, tmp_path: Path) -> None:
    squeezed = "".join(line.strip() for line in text_of(name).splitlines())

    text = format_tei(squeezed, name)

    assert text == format_tei(text_of(name), name)
    assert read(tmp_path, text) == read(tmp_path, text_of(name))


@given(
    places=st.lists(st.tuples(st.integers(0), _BLANKS, st.booleans()), max_size=8),
    name=st.sampled_from([ZH, EN]),
)
def test_the_form_is_a_fixed_point_and_is_read_as_before(
    tmp_path_factory: pytest.TempPathFactory,
    places: list[tuple[int, str, bool]],
    name: str,
) -> None:
    folder = tmp_path_factory.mktemp("form")
    text = text_of(name)
    for place, blanks, comments in places:
        # Beside any tag of the body, blanks and comments may stand.
        tags = [n for n, letter in enumerate(text) if letter in "<>"]
        tags = [n for n in tags if n > text.index("<text>")]
        at = tags[place % len(tags)]
        at += text[at] == ">"
        between = blanks + ("<!-- why -->" if comments else "") + blanks
        if _is_beside_words(text, at):
            text = text[:at] + between + text[at:]
    before = read(folder, text)

    once = format_tei(text, name)

    assert format_tei(once, name) == once
    assert read(folder, once) == before
    assert once.count("<!--") == text.count("<!--")


def _is_beside_words(text: str, at: int) -> bool:
    """Return whether text may stand at ``at``: not within a tag or a comment."""
    head = text[:at]
    in_tag = head.rfind("<") > head.rfind(">")
    in_comment = head.rfind("<!--") > head.rfind("-->")
    # Blanks within a label are a matter of the reader, not of the form.
    return not (in_tag or in_comment)


def test_comments_and_instructions_stay_where_they_are() -> None:
    text = text_of(ZH).replace("<body>", "<!-- one -->\n<body><?editor mark?>")
    text = text.replace("<TEI ", "<!-- first -->\n<TEI ", 1) + "<!-- last -->"

    lines = format_tei(text, ZH).splitlines()

    assert lines[1] == "<!-- first -->"
    assert "  <!-- one -->" in lines
    assert "   <?editor mark?>" in lines
    assert lines[-1] == "<!-- last -->"


def test_a_line_broken_in_a_sentence_is_mended_round_a_comment() -> None:
    assert "重构<!-- ? -->产业布局。" in formatted("重构 <!-- ? -->\n  产业布局。")


def test_a_line_broken_in_a_sentence_is_mended_round_a_word_to_colleagues() -> None:
    note = '<note type="comment"><name>李娜</name>为何？</note>'

    assert f"重构{note}产业布局。" in formatted(f"重构 {note}\n  产业布局。")


def test_white_space_that_is_read_stays() -> None:
    assert ">GDP  of 重构<" in formatted("GDP  of 重构")


def test_marked_terms_notes_and_corrections_stay() -> None:
    markup = (
        '<term ref="#liuwen">六稳</term><choice><sic>a</sic><corr>b</corr></choice>'
        '<note type="editor">注</note>。'
    )

    assert markup in formatted(markup)


def test_characters_that_markup_needs_are_escaped() -> None:
    assert "A&amp;B &lt;C&gt;" in formatted("A&amp;B <![CDATA[<C>]]>")


def test_attributes_keep_their_order_and_their_characters() -> None:
    text = text_of(EN).replace(
        '<s xml:id="e003" corresp="zh-Hans.xml#s003">',
        "<s corresp='zh-Hans.xml#s003'\n   xml:id='e003'>",
    )

    assert '<s corresp="zh-Hans.xml#s003" xml:id="e003">' in format_tei(text, EN)


def test_a_sentence_without_words_keeps_a_place_for_them() -> None:
    assert formatted("").strip() == '<s xml:id="s007"></s>'


def test_words_beside_elements_of_a_bibliographic_entry_stay_apart(
    tmp_path: Path,
) -> None:
    entry = (
        "<bibl>《<title>报告</title>》<note> 摘 要 </note>，"
        "<date when='2021-02-01'>今日</date> </bibl>"
    )
    text = text_of(ZH).replace("<p>本文为测试而作，并无底本。</p>", entry)

    once = format_tei(text, ZH)

    assert read(tmp_path, once) == read(tmp_path, text)
    assert "<note> 摘 要 </note>" in once


def test_a_file_that_breaks_the_schema_is_refused_with_its_line() -> None:
    with pytest.raises(SourceError, match=r"zh-Hans\.xml:\d+:"):
        format_tei(text_of(ZH).replace('type="part"', 'type="chapter"'), ZH)
