"""A comparison as a Word file with tracked changes (ECMA-376 part 1, 17.13.5).

All changes accepted it holds the later report, all rejected the earlier one, passage by
passage, the Chinese of each above its English. No clock is asked: the changes are dated
with the later report, so that the same reports give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from reportpub.model.comparison import Change, Comparison, Fate, Piece, Row
from reportpub.writers.comparison.words import NOTHING, counts, renderings, said
from reportpub.writers.docx.wml import paragraph, run
from reportpub.writers.zipping import pack

_AUTHOR = "reportpub"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE_PROPERTIES = (
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
)
# The parts that are the same in every file lie in a folder, unzipped.
_FOLDER = Path(__file__).with_name("package")
_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/fontTable.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
)
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE_PROPERTIES}" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:creator>{author}</dc:creator><dc:language>en</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified>'
    "<dc:title>{title}</dc:title></cp:coreProperties>"
)
# A4 with margins of 2.5 cm, in twentieths of a point.
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" '
    'w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr>"
)
_WIDTH = 9072
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'


def write(comparison: Comparison) -> bytes:
    """Return the file."""
    before, after = comparison.before, comparison.after
    title = f"{after.id} against {before.id}"
    date = f"{after.date}T00:00:00Z"
    document = (
        f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>'
        f"{_body(comparison, title, date)}{_SECTION}</w:body></w:document>"
    )
    core = _CORE.format(author=_AUTHOR, date=date, title=escape(title))
    return pack(
        (
            *((name, (_FOLDER / name).read_bytes()) for name in _PARTS),
            ("docProps/core.xml", core.encode()),
            ("word/document.xml", document.encode()),
        )
    )


def _body(comparison: Comparison, title: str, date: str) -> str:
    before, after = comparison.before, comparison.after
    numbers = "; ".join(f"{number} {name}" for name, number in counts(comparison))
    tracked = _Tracked(date)
    parts = [
        paragraph("Title", run(title, "en")),
        paragraph("Normal", run(f"{before.en}, {before.date} → {after.date}", "en")),
        paragraph("Normal", run(f"{numbers}.", "en")),
        paragraph("Heading1", run("Passages", "en")),
        *(tracked.row(row) for row in comparison.rows),
    ]
    if comparison.labels:
        parts.append(paragraph("Heading1", run("Terms", "en")))
        names = ["Chinese", "Change", "English"]
        parts.append(_table(names, _label_rows(comparison), (3, 2, 5)))
    if comparison.indicators:
        parts.append(paragraph("Heading1", run("Indicators", "en")))
        years = before.date[:4], after.date[:4]
        names = ["Indicator", "Measure", "What", *years]
        parts.append(_table(names, _indicator_rows(comparison), (4, 2, 1, 3, 3)))
    return "".join(parts)


class _Tracked:
    """Writes passages with their changes, each with a number of its own."""

    def __init__(self, date: str) -> None:
        self._numbers = count(1)
        self._date = date

    def row(self, row: Row) -> str:
        """Return the Chinese and the English of a passage, a paragraph each."""
        zh, en = row.zh, row.en
        if row.moved and row.after is not None:
            # It is gone from its old place; here the later text alone is put in.
            zh, en = (_new(row.after.zh), _new(row.after.en))
        suffix = "Heading" if row.is_heading else ""
        return "".join(
            self._paragraph(f"{name}{suffix}", pieces, language)
            for name, pieces, language in (
                ("Chinese", zh, "zh-Hans"),
                ("English", en, "en"),
            )
            if pieces
        )

    def _paragraph(self, style: str, pieces: Sequence[Piece], language: str) -> str:
        changes = {piece.change for piece in pieces}
        mark = ""
        # The mark of a paragraph comes and goes with all its words.
        if changes == {Change.INSERTED}:
            mark = f"<w:rPr><w:ins {self._attributes()}/></w:rPr>"
        elif changes == {Change.DELETED}:
            mark = f"<w:rPr><w:del {self._attributes()}/></w:rPr>"
        content = "".join(self._piece(piece, language) for piece in pieces)
        return paragraph(style, content, section=mark)

    def _piece(self, piece: Piece, language: str) -> str:
        words = run(piece.text, language)
        match piece.change:
            case Change.BOTH:
                return words
            case Change.INSERTED:
                return f"<w:ins {self._attributes()}>{words}</w:ins>"
            case Change.DELETED:
                # 17.3.3.7: what is deleted stands in an element of its own.
                gone = words.replace("<w:t ", "<w:delText ")
                gone = gone.replace("</w:t>", "</w:delText>")
                return f"<w:del {self._attributes()}>{gone}</w:del>"

    def _attributes(self) -> str:
        number, date = next(self._numbers), quoteattr(self._date)
        return f'w:id="{number}" w:author="{_AUTHOR}" w:date={date}'


def _new(text: str) -> tuple[Piece, ...]:
    return (Piece(Change.INSERTED, text),) if text else ()


_Cell = tuple[str, str]
"""Words and their language."""


def _label_rows(comparison: Comparison) -> Iterator[tuple[_Cell, ...]]:
    for label in comparison.labels:
        changed = label.fate is Fate.CHANGED
        fate = "rendered differently" if changed else label.fate.value
        yield (label.zh, "zh-Hans"), (fate, "en"), (renderings(label), "en")


def _indicator_rows(comparison: Comparison) -> Iterator[tuple[_Cell, ...]]:
    for pair in comparison.indicators:
        for part, old, new in said(pair):
            measure = (pair.measure, "en")
            figures = (old or NOTHING, "en"), (new or NOTHING, "en")
            yield (pair.zh, "zh-Hans"), measure, (part, "en"), *figures


def _table(
    head: Iterable[str], rows: Iterable[Sequence[_Cell]], shares: Sequence[int]
) -> str:
    widths = [_WIDTH * share // sum(shares) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = f"<w:tblBorders><w:top {_LINE}/><w:bottom {_LINE}/><w:insideH {_LINE}/>"
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    names = [(name, "en") for name in head]
    repeated = "<w:trPr><w:tblHeader/></w:trPr>"
    first = f"<w:tr>{repeated}{_cells(names, widths, 'CellHead')}</w:tr>"
    others = "".join(f"<w:tr>{_cells(row, widths, 'Cell')}</w:tr>" for row in rows)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{first}{others}</w:tbl>"


def _cells(row: Iterable[_Cell], widths: Iterable[int], style: str) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(style, run(words, language))}</w:tc>"
        for (words, language), width in zip(row, widths, strict=True)
    )
