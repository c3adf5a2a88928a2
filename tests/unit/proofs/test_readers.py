"""What readers make of small files that no writer of ours has written."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import weasyprint

from reportpub.proofs import docx as docx_reader
from reportpub.proofs import epub, html, pdf
from reportpub.proofs.reading import Cell, Strip
from reportpub.writers import tagging

PAGE = """<html lang="zh-Hans"><head><title>题</title></head><body>
<nav><p>目录</p></nav><h1>题<a role="doc-noteref">1</a></h1>
<table><thead><tr><th>中<th>En</thead>
<tr><td>甲 <!-- 甲 --><b>乙</b><td lang="en">One<span lang="fr">deux</span></table>
<section role="doc-endnotes"><h2>注释</h2><ol>
<li lang="en">A note <a role="doc-backlink">↩</a></li></ol></section>
<section role="doc-index"><p>甲 1</p></section></body></html>"""


def package(**parts: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def test_a_page_is_read_by_its_elements_languages_and_roles() -> None:
    assert list(html.read(PAGE.encode())) == [
        Strip((Cell("题1", 0, "zh-Hans"),)),
        Strip((Cell("甲乙", 0, "zh-Hans"), Cell("onedeux", 1, "en + fr"))),
        Strip((Cell("1.anote", 0, "en"),), is_note=True),
    ]


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    chapter = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><body>'
        '<p>{}</p><aside role="doc-footnote"><p>1. n</p></aside></body></html>'
    )
    book = package(
        **{
            "META-INF/container.xml": (
                '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
                '<rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
            ),
            "b.opf": (
                '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
                '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/>'
                '<item id="c" href="c.xhtml"/></manifest>'
                '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
            ),
            "a.xhtml": chapter.format("A"),
            "b.xhtml": chapter.format("B"),
            "c.xhtml": chapter.format("C"),
        }
    )

    found = list(epub.read(book))

    assert [each.cells[0].text for each in found] == ["b", "1.n", "a", "1.n"]
    assert [each.is_note for each in found] == [False, True, False, True]


def test_a_word_file_is_read_by_paragraphs_rows_and_the_languages_of_runs() -> None:
    word = docx.Document()
    word.add_paragraph("一").add_run("二")
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 1).text = "Two"
    data = BytesIO()
    word.save(data)
    with ZipFile(data, "a") as archive:
        archive.writestr(
            "word/footnotes.xml",
            '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
            '2006/main"><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="1">'
            '<w:p><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>A note</w:t></w:r>'
            "</w:p></w:footnote></w:footnotes>",
        )

    assert list(docx_reader.read(data.getvalue())) == [
        Strip((Cell("1.anote", 0, "en"),), is_note=True),
        Strip((Cell("一二", 0, "none"),)),
        Strip((Cell("two", 1, "none"),)),
    ]


def test_a_printed_page_is_read_from_top_to_bottom_by_columns() -> None:
    markup = """<html lang="en"><style>
      @page { size: 12cm 16cm; @bottom-center { content: "folio" } }
      .up { position: relative; top: -4cm } table { margin-top: 2cm; width: 100% }
      .foot { float: footnote }</style>
      <table><thead><tr><th>A<th>B</thead>
      <tr><td><td>second</table>
      <ol role=doc-toc><li>contents</ol>
      <p class=up>first<span class=foot>the note</span></p>"""
    tagging.install()
    data = weasyprint.HTML(string=markup).write_pdf(pdf_tags=True)

    text, note = (
        [each for each in pdf.read(data) if each.is_note is is_note]
        for is_note in (False, True)
    )

    assert [each.cells for each in text] == [
        (Cell("first1"),),
        (Cell("second", 1),),
    ]
    assert [each.cells for each in note] == [(Cell("1.thenote"),)]
    assert [(each.page, each.ends_page) for each in text] == [(1, False), (1, True)]


def test_a_page_without_tags_holds_nothing() -> None:
    data = weasyprint.HTML(string="<html lang=en><p>text").write_pdf()

    assert list(pdf.read(data)) == []
