from __future__ import annotations

import io

import docx as outside
import pytest
from tests.loose import docx, paragraph, word_part

from reportpub.errors import SourceError
from reportpub.model.loose import NOTE, LooseText
from reportpub.storage.loose.docx import read_docx, read_rows


def read(body: str, **parts: str) -> LooseText:
    named = {f"word/{name}.xml": content for name, content in parts.items()}
    return read_docx(docx(body, named), "x.docx")


def texts(found: LooseText) -> list[str]:
    return [line.text for line in found.lines]


def test_what_another_library_has_written_is_read() -> None:
    document = outside.Document()
    document.add_heading("政府工作报告", 0)
    document.add_heading("一、回顾", 1)
    document.add_paragraph("新建学校12所。").add_run("河水清澈。").bold = True
    document.add_table(1, 2).rows[0].cells[1].text = "表中。"
    stream = io.BytesIO()
    document.save(stream)

    found = read_docx(stream.getvalue(), "x.docx")

    assert texts(found) == [
        "政府工作报告",
        "一、回顾",
        "新建学校12所。河水清澈。",
        "表中。",
    ]
    assert [line.is_title for line in found.lines] == [True, False, False, False]
    assert [line.level for line in found.lines] == [0, 1, 0, 0]


def test_numbers_that_word_counts_are_written_out() -> None:
    numbering = word_part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

    found = read(
        paragraph("回顾", properties) + paragraph("任务", properties),
        numbering=numbering,
    )

    assert texts(found) == ["一、回顾", "二、任务"]


def test_levels_come_from_styles_and_from_those_they_are_based_on() -> None:
    styles = word_part(
        "styles",
        '<w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="c"><w:name w:val="x"/><w:basedOn w:val="c"/></w:style>',
    )
    body = "".join(paragraph("甲", f'<w:pStyle w:val="{name}"/>') for name in "abc")

    assert [line.level for line in read(body, styles=styles).lines] == [2, 2, 0]


def test_how_much_of_the_beginning_is_bold_is_told() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>扩大投资。</w:t></w:r>"
        '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>实施项目。</w:t></w:r></w:p>'
    )

    assert read(body).lines[0].bold == 5


def test_inserted_text_is_taken_and_deleted_text_is_said_to_be_left_out() -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>新。</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>旧。</w:delText></w:r></w:del></w:p>"
    )

    found = read(body)

    assert texts(found) == ["新。"]
    assert [(d.text, d.why) for d in found.dropped] == [("旧。", "deleted")]


def test_a_note_stands_where_it_is_called() -> None:
    notes = word_part(
        "footnotes",
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t> 注。</w:t></w:r></w:p></w:footnote>',
    )
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference "
        'w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>'
    )

    [line] = read(body, footnotes=notes).lines

    assert (line.text, line.notes) == (f"甲{NOTE}。", ("注。",))


def test_fields_and_fallbacks_are_read_once() -> None:
    body = (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent>"
        "<mc:Choice><w:r><w:t>甲</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>甲</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )

    assert texts(read(body)) == ["甲"]


def test_a_table_of_contents_is_left_out() -> None:
    body = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('一、回顾……1')}"
        f"</w:sdtContent></w:sdt>{paragraph('甲。')}"
    )

    found = read(body)

    assert texts(found) == ["甲。"]
    assert found.dropped[0].why == "contents"


def test_the_cells_of_tables_are_given_row_by_row() -> None:
    row = f"<w:tr><w:tc>{paragraph('甲。')}</w:tc><w:tc>{paragraph('A.')}</w:tc></w:tr>"

    body = paragraph("题") + f"<w:tbl>{row}{row}</w:tbl>"

    assert read_rows(docx(body), "x.docx") == [["题"], ["甲。", "A."], ["甲。", "A."]]


def test_a_damaged_part_is_named() -> None:
    with pytest.raises(SourceError, match=r"word/styles\.xml in the file is damaged"):
        read(paragraph("甲。"), styles="<w:styles")
