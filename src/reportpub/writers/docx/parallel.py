"""The text in two languages side by side: a table for each part of the report.

One table a part keeps Word quick, and leaves the parts' headings outside tables,
where Word's navigation finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from reportpub.model.publication import Block, Publication, Row, Section, walk
from reportpub.writers.docx.controls import control
from reportpub.writers.docx.lines import headings, row_mark, row_text, version_runs
from reportpub.writers.docx.references import References
from reportpub.writers.docx.wml import is_chinese, paragraph, run


def parallel_text(
    publication: Publication, references: References, measure: int
) -> Iterator[str]:
    """Yield headings and tables; ``measure`` is the width of the text in twips."""
    width = measure // len(publication.languages)
    for section in publication.sections:
        # Word makes one table of two with no paragraph between them.
        # No control of its own: LibreOffice prints the fields of a heading in one.
        yield from headings(section, references) or [paragraph("TableGap", "")]
        rows = "".join(_rows(section, references, width))
        if rows:
            yield _table(section, publication, width, rows)


def _table(section: Section, publication: Publication, width: int, rows: str) -> str:
    columns = len(publication.languages)
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    properties = _table_properties(section, publication, width * columns)
    header = _header_row(publication, width)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"


def _table_properties(section: Section, publication: Publication, width: int) -> str:
    caption = row_text(section.heading or publication.title)
    description = " | ".join(publication.language_names)
    return (
        '<w:tblPr><w:tblStyle w:val="ParallelTable"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/>"
        f"<w:tblDescription w:val={quoteattr(description)}/></w:tblPr>"
    )


def _header_row(publication: Publication, width: int) -> str:
    names = zip(publication.language_names, publication.languages, strict=True)
    cells = (paragraph("TableHeading", run(name, tag)) for name, tag in names)
    return _row(cells, width, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")


def _rows(section: Section, references: References, width: int) -> Iterator[str]:
    """Yield the rows of a part; its own heading stands before the table."""
    for part in walk((section,)):
        if part is not section and part.heading is not None:
            heading = _row(headings(part, references), width, _WHOLE)
            yield control(part.heading, heading)
        for position, block in enumerate(part.blocks):
            # A heading keeps its own distance from the first paragraph.
            suffix = "Opening" if position or part.heading is None else ""
            yield from _block(block, references, width, suffix)


# A heading is never torn in two.
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"


def _block(
    block: Block, references: References, width: int, suffix: str
) -> Iterator[str]:
    """Yield the rows of a paragraph, the first in the style with ``suffix``."""
    for row in block.rows:
        yield control(row, _row(_cells(row, references, suffix), width))
        suffix = ""


def _cells(row: Row, references: References, suffix: str) -> Iterator[str]:
    mark = row_mark(row, references)
    for version in row.versions:
        face = "Chinese" if is_chinese(version.language) else ""
        style = f"ParallelText{face}{suffix}"
        yield paragraph(style, mark + version_runs(version, references))
        mark = ""


def _row(cells: Iterable[str], width: int, properties: str = "") -> str:
    start = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    content = "".join(f"{start}{cell}</w:tc>" for cell in cells)
    return f"<w:tr>{properties}{content}</w:tr>"
