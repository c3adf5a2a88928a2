"""What a screen reader finds in a PDF, read back by pikepdf."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reportpub.writers import layout

# Pages of three lines.
STYLE = "@page { size: 60mm 30mm; margin: 5mm } html { font: 10pt/6mm serif }"
LONG = " ".join(["word"] * 60)


def tagged(body: str, style: str = "", language: str = "en") -> Any:  # noqa: ANN401
    """Return a page of HTML as tagged PDF."""
    weasyprint = layout.load()
    page = f'<html lang="{language}"><title>t</title><style>{STYLE}{style}</style>'
    data = weasyprint.HTML(string=page + body).write_pdf(pdf_variant="pdf/ua-1")
    return pikepdf.open(BytesIO(data))


def outline(element: Any) -> str:  # noqa: ANN401
    """Return the roles in ``element``, such as ``P[Reference Note[Lbl]]``."""
    kids = [outline(kid) for kid in kids_of(element)]
    role = str(element.S)[1:]
    return f"{role}[{' '.join(kids)}]" if kids else role


def kids_of(element: Any) -> list[Any]:  # noqa: ANN401
    return [k for k in element.K if isinstance(k, pikepdf.Dictionary) and "/S" in k]


def tree(pdf: Any) -> str:  # noqa: ANN401
    return outline(pdf.Root.StructTreeRoot.K[0])


def elements(pdf: Any, role: str) -> list[Any]:  # noqa: ANN401
    """Return the structure elements with ``role`` in reading order."""

    def walk(element: Any) -> list[Any]:  # noqa: ANN401
        return [element, *(e for kid in kids_of(element) for e in walk(kid))]

    return [e for e in walk(pdf.Root.StructTreeRoot.K[0]) if str(e.S) == f"/{role}"]


def owners(pdf: Any, page: int) -> list[Any]:  # noqa: ANN401
    """Return the elements that the content of ``page`` belongs to."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return list(dict(zip(numbers[::2], numbers[1::2], strict=True))[page])


def test_a_paragraph_on_two_pages_is_one_element() -> None:
    pdf = tagged(f"<p>{LONG}</p>")

    assert len(pdf.pages) > 2
    assert tree(pdf) == "Document[P]"
    assert all(owner.S == "/P" for page in (0, 1) for owner in owners(pdf, page))


def test_every_element_says_its_language() -> None:
    body = '<h1>标题</h1><p>中文<span lang="en">English</span></p><p lang="en">More</p>'

    pdf = tagged(body, language="zh-Hans")

    assert tree(pdf) == "Document[H1 P[Span] P]"
    languages = {
        role: [str(found.Lang) for found in elements(pdf, role)]
        for role in ("Document", "H1", "P", "Span")
    }
    assert languages == {
        "Document": ["zh-Hans"],
        "H1": ["zh-Hans"],
        "P": ["zh-Hans", "en"],
        "Span": ["en"],
    }


def test_a_note_follows_its_call_and_has_a_number_of_its_own() -> None:
    note = '<span style="float: footnote">said</span>'

    pdf = tagged(f"<p>one{note} two{note}</p><p>end</p>")

    assert tree(pdf) == "Document[P[Reference Note[Lbl] Reference Note[Lbl]] P]"
    first, second = (str(note.ID) for note in elements(pdf, "Note"))
    assert first != second


def test_a_table_on_many_pages_is_one_and_its_head_is_read_once() -> None:
    rows = "<tr><td>one<td lang=zh-Hans>一</tr>" * 9
    head = "<thead><tr><th>English<th scope=row>Chinese</tr></thead>"

    pdf = tagged(f"<table>{head}<tbody>{rows}</table>")

    row = "TR[TD TD]"
    assert len(pdf.pages) > 2
    assert tree(pdf) == (
        f"Document[Table[THead[TR[TH TH]] TBody[{' '.join([row] * 9)}]]]"
    )
    assert [str(th.A.Scope) for th in elements(pdf, "TH")] == ["/Column", "/Row"]
    # The head is shown on the second page, and is not of the text there.
    assert owners(pdf, 1)[0] is None
    assert b"/Artifact" in pdf.pages[1].Contents.read_bytes()


def test_an_empty_cell_keeps_its_place() -> None:
    assert "TR[TD TD]" in tree(tagged("<table><tr><td>one<td></table>"))


def test_running_heads_and_folios_are_not_read() -> None:
    style = "@page { @top-center { content: 'head' } }"

    pdf = tagged("<p>text</p>", style)

    assert [owner and str(owner.S) for owner in owners(pdf, 0)] == ["/P", None]


def test_what_is_hidden_from_readers_is_not_read() -> None:
    assert tree(tagged("<p>a <i aria-hidden=true>b</i></p>")) == "Document[P]"
    assert tree(tagged("<p>a</p><p aria-hidden=true>b</p>")) == "Document[P]"


def test_contents_are_contents_and_lists_are_lists() -> None:
    items = '<li style="list-style: none"><a href="#x">to x</a></li>'

    pdf = tagged(f"<ol role=doc-toc>{items}</ol><ul id=x><li>one</ul>")

    assert tree(pdf) == "Document[TOC[TOCI[Reference[Link]]] L[LI[Lbl LBody]]]"


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("<a href='#x'>over  there</a>", "over there"),
        ("<a href='#x' aria-label='page 5'>5</a>", "page 5"),
    ],
)
def test_a_link_says_in_words_where_it_leads(link: str, words: str) -> None:
    pdf = tagged(f"<p id=x>{link}</p>")

    [annotation] = pdf.pages[0].Annots
    assert str(annotation.Contents) == words
    [element] = elements(pdf, "Link")
    assert element.K[0].Obj.Contents == annotation.Contents


def test_text_between_blocks_is_a_paragraph() -> None:
    assert tree(tagged("<section>a<p>b</p>c</section>")) == "Document[Sect[P P P]]"


def test_a_figure_has_words_and_a_place() -> None:
    svg = '<svg width="10" height="10"><title>A chart</title></svg>'

    pdf = tagged(f"<p>{svg}</p>")

    [figure] = elements(pdf, "Figure")
    assert str(figure.Alt) == "A chart"
    left, bottom, right, top = map(float, figure.A.BBox)
    assert right - left == pytest.approx(7.5)
    assert top - bottom == pytest.approx(7.5)
    # Under the margin of 5 mm on a page 30 mm high.
    assert 0 < bottom < top < 25 / 25.4 * 72
