from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.running import BASE, EN, ZH

from reportpub.errors import SourceError
from reportpub.model.document import (
    Correction,
    Division,
    Document,
    Inline,
    Note,
    Paragraph,
    Term,
    Text,
)
from reportpub.storage.tei import read_document


def base(name: str = ZH) -> str:
    return (BASE / name).read_text(encoding="utf-8")


def read(folder: Path, text: str | bytes) -> Document:
    path = folder / "zh-Hans.xml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_document(path, "source/mini/zh-Hans.xml")


def read_sentence(folder: Path, markup: str) -> tuple[Inline, ...]:
    """Read ``markup`` as the content of a sentence."""
    document = read(folder, base().replace("重构产业布局。", markup))
    return next(s for s in document.sentences() if s.id == "s007").content


def refuse(folder: Path, text: str | bytes) -> SourceError:
    with pytest.raises(SourceError) as refusal:
        read(folder, text)
    assert refusal.value.location is not None
    assert refusal.value.location.path == "source/mini/zh-Hans.xml"
    return refusal.value


def test_every_sentence_is_read_in_the_order_of_the_text() -> None:
    document = read_document(BASE / ZH, ZH)

    written = re.findall(r'<s xml:id="(s\d+)"', base())
    assert [sentence.id for sentence in document.sentences()] == written


def test_divisions_keep_their_kind_their_depth_and_their_lack_of_a_heading() -> None:
    document = read_document(BASE / ZH, ZH)

    blocks = [
        (block.id, block.kind, len(block.head))
        for block in document.blocks()
        if isinstance(block, Division)
    ]
    assert blocks == [
        ("d1", "part", 1),
        ("d1-1", "section", 1),
        ("d2", "part", 1),
        ("d2-1", "section", 1),
        ("d2-1-1", "topic", 1),
        ("d2-1-2", "topic", 0),
    ]


def test_a_sentence_knows_the_line_it_stands_on() -> None:
    document = read_document(BASE / ZH, ZH)

    lines = {s.id: s.location.line for s in document.sentences()}
    for number, line in enumerate(base().splitlines(), start=1):
        for identifier in re.findall(r'<s xml:id="(\w+)"', line):
            assert lines[identifier] == number


def test_the_header_gives_title_day_and_imprint() -> None:
    header = read_document(BASE / ZH, ZH).header

    assert (header.title, header.date) == ("样市政府工作报告", "2021-02-01")
    assert header.statements == (
        "本文为测试而作，并无底本。",
        "为测试而作，可随意使用。",
        "脱漏的引号已补出。",
    )


def test_the_header_says_whether_corrections_are_declared() -> None:
    assert read_document(BASE / ZH, ZH).header.declares_corrections
    assert not read_document(BASE / EN, EN).header.declares_corrections


def test_the_header_says_where_the_report_was_given(tmp_path: Path) -> None:
    place = '<settlement key="handan">市</settlement><region key="hebei">省</region>'
    path = tmp_path / "zh-Hans.xml"
    path.write_text(base().replace("</creation>", f"{place}</creation>"), "utf-8")

    header = read_document(path, "zh-Hans.xml").header

    assert header.scopes == ("city:handan", "province:hebei")


def test_a_translation_names_what_it_renders() -> None:
    document = read_document(BASE / EN, EN)

    corresp = {s.id: s.corresp for s in document.sentences()}
    assert corresp["e005"] == ("zh-Hans.xml#s004",)
    assert corresp["e007"] == ("zh-Hans.xml#s006", "zh-Hans.xml#s007")


def test_terms_corrections_and_notes_are_read_as_such(tmp_path: Path) -> None:
    content = read_sentence(
        tmp_path,
        "甲<term ref='#liuwen'>六稳</term>乙"
        "<choice><sic>的</sic><corr>地</corr></choice>丙"
        "<note type='editor'>注 文</note>丁",
    )

    assert content == (
        Text("甲"),
        Term("liuwen", "六稳"),
        Text("乙"),
        Correction("的", "地"),
        Text("丙"),
        Note("editor", "注 文"),
        Text("丁"),
    )


def test_a_line_broken_in_the_file_is_no_space_between_chinese_characters(
    tmp_path: Path,
) -> None:
    assert read_sentence(tmp_path, "\n  重构\n   产业布局。\n") == (
        Text("重构产业布局。"),
    )


def test_a_line_broken_in_the_file_is_a_space_between_english_words(
    tmp_path: Path,
) -> None:
    text = base(EN).replace("let us strive", "let us\n        strive")
    path = tmp_path / "en.xml"
    path.write_text(text, encoding="utf-8")

    document = read_document(path, "en.xml")

    *_, last = document.sentences()
    assert last.text == "Fellow deputies, let us strive together!"


def test_comments_and_instructions_are_no_text(tmp_path: Path) -> None:
    content = read_sentence(tmp_path, "重构<!-- 旧 -->产业<?x 旧?>布局。")

    assert content == (Text("重构产业布局。"),)


def test_a_comment_between_sic_and_corr_is_passed_over(tmp_path: Path) -> None:
    markup = "<choice><!-- 见底本 --><sic>的</sic><corr>地</corr></choice>"

    assert read_sentence(tmp_path, markup) == (Correction("的", "地"),)


def test_the_five_entities_of_xml_are_characters(tmp_path: Path) -> None:
    assert read_sentence(tmp_path, "&lt;甲&gt; &amp; &#x4E59;") == (Text("<甲> & 乙"),)


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    document = read(tmp_path, b"\xef\xbb\xbf" + base().encode())

    assert document.id == "mini-zh"


def test_windows_line_ends_make_no_difference(tmp_path: Path) -> None:
    document = read(tmp_path, base().replace("\n", "\r\n"))

    unix = read_document(BASE / ZH, ZH)
    assert [s.text for s in document.sentences()] == [s.text for s in unix.sentences()]


def test_paragraphs_before_divisions_keep_their_place(tmp_path: Path) -> None:
    document = read(tmp_path, base())

    part = document.children[0]
    assert isinstance(part, Division)
    assert [type(child) for child in part.children] == [Paragraph, Division]


@pytest.mark.parametrize(
    "declaration",
    [
        "<!DOCTYPE TEI>",
        '<!DOCTYPE TEI SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_doctype_is_refused_where_it_stands(tmp_path: Path, declaration: str) -> None:
    refusal = refuse(tmp_path, base().replace("<TEI ", f"{declaration}\n<TEI "))

    assert str(refusal).startswith("source/mini/zh-Hans.xml:2: The file has a DOCTYPE")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('xml:lang="zh-Hans"', 'xml:lang="zh"'),
        ('xml:lang="zh-Hans"', ""),
        ('type="section"', 'type="chapter"'),
        ('ref="#liuwen"', 'ref="liuwen"'),
        ('<p xml:id="p005">', "<p>"),
        ("<profileDesc>", "<profileDesc><x/>"),
        ("<creation>", "<creation/><creation>"),
        (' when="2021-02-01"', ""),
        ('xml:id="s007"', 'xml:id="7"'),
    ],
)
def test_what_the_schema_does_not_know_is_refused(
    tmp_path: Path, old: str, new: str
) -> None:
    text = base()
    assert old in text

    refusal = refuse(tmp_path, text.replace(old, new, 1))

    assert refusal.location is not None
    assert refusal.location.line > 1 or "TEI" in str(refusal)


def test_an_id_is_given_once(tmp_path: Path) -> None:
    refusal = refuse(tmp_path, base().replace('xml:id="p002"', 'xml:id="s003"'))

    assert "“s003” is given twice, first on line" in str(refusal)


def test_the_real_report_is_read_without_a_refusal() -> None:
    source = Path(__file__).parents[3] / "source/handan-2021"

    chinese, english = (
        read_document(source / f"{language}.xml", language)
        for language in ("zh-Hans", "en")
    )

    assert len(list(chinese.sentences())) == 267
    assert len(list(english.sentences())) == 332
