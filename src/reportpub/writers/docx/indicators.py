"""The main indicators as a table. Word shows no SVG without a picture beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from reportpub.model.publication import Indicators, Publication, Words
from reportpub.writers.docx.wml import heading_style, paragraph, run

FIGURE_TABLE = "FigureTable"
"""The style of the table; a theme without it has no page of figures."""

# Shares of the width: the name, then result, target and goal.
_SHARES = (0.37, 0.19, 0.19, 0.25)


def indicators(publication: Publication, measure: int) -> Iterator[str]:
    """Yield heading, table and note; ``measure`` is the width of the text in twips."""
    found = publication.indicators
    if found is None:
        return
    leading = publication.languages[0]
    title = run(found.title, leading, heading_style(leading))
    yield paragraph("ImprintHeading", title)
    yield _table(found, [round(measure * share) for share in _SHARES])
    for phrase in found.note:
        yield paragraph("FigureNote", run(phrase.text, phrase.language))


def _table(found: Indicators, widths: list[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = " | ".join(head[0].text for head in found.heads)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{FIGURE_TABLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(found.title)}/>"
        f"<w:tblDescription w:val={quoteattr(heads)}/></w:tblPr>"
    )
    header = _row(
        (_paragraphs(head, "FigureHeading") for head in found.heads),
        widths,
        "<w:cantSplit/><w:tblHeader/>",
    )
    rows = "".join(
        _row(
            (
                _paragraphs(row.name, "FigureText" if row.begins else "FigureMeasure"),
                *(_paragraphs(cell, "FigureText") for cell in row.cells),
            ),
            widths,
            "<w:cantSplit/>",
        )
        for row in found.rows
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"


def _paragraphs(words: Words, style: str) -> str:
    """Return a paragraph for each language; a cell must have one."""
    return "".join(
        paragraph(style, run(phrase.text, phrase.language)) for phrase in words
    ) or paragraph(style, run("–", "en"))


def _row(cells: Iterable[str], widths: Iterable[int], properties: str) -> str:
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"
