"""Read a DOCX edition: its paragraphs, the rows of its tables, and its footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from reportpub.proofs.package import Node, parse
from reportpub.proofs.reading import Cell, Strip, fold, strip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID, _TYPE, _VAL, _EAST_ASIA = (
    f"{_W}{name}" for name in ("id", "type", "val", "eastAsia")
)
_RUN, _TEXT, _CALL = f"{_W}r", f"{_W}t", f"{_W}footnoteReference"
_STYLE = f"{_W}pPr/{_W}pStyle"
_TITLES = f"{_W}trPr/{_W}tblHeader"
# What Word calls a language → what the text calls it.
_LANGUAGES = {"zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "en-US": "en"}


def read(data: bytes) -> Iterator[Strip]:
    """Yield the notes of the document, then what stands in it.

    Contents and the heads of columns are left out. A note and its call are numbered
    by the id they share: Word counts calls, and these stand in the order of their ids.
    """
    with ZipFile(BytesIO(data)) as archive:
        body = parse(archive, "word/document.xml").find(f"{_W}body")
        footnotes = parse(archive, "word/footnotes.xml")
    for node in footnotes:
        # Those with a type are lines between text and notes.
        if node.get(_TYPE) is None:
            note = _cell(node)
            text = fold(f"{node.get(_ID)}.") + note.text
            yield strip(Cell(text, language=note.language), is_note=True)
    for node in body:
        if node.tag == f"{_W}tbl":
            yield from _table(node)
        elif node.tag == f"{_W}p" and not _style(node).startswith("TOC"):
            yield strip(_cell(node))


def _table(table: Node) -> Iterator[Strip]:
    for row in table.iterchildren(f"{_W}tr"):
        if row.find(_TITLES) is None:
            cells = row.iterchildren(f"{_W}tc")
            yield strip(*(_cell(cell, n) for n, cell in enumerate(cells)))


def _style(paragraph: Node) -> str:
    style = paragraph.find(_STYLE)
    return "" if style is None else style.get(_VAL, "")


def _cell(node: Node, column: int = 0) -> Cell:
    words: list[str] = []
    languages: set[str] = set()
    for run in node.iter(_RUN):
        for child in run:
            if child.tag == _TEXT:
                words.append(child.text or "")
                # A space may be of either language.
                if words[-1].strip():
                    languages.add(_language(run))
            elif child.tag == _CALL:
                words.append(child.get(_ID))
    return Cell(fold("".join(words)), column, " + ".join(sorted(languages)))


def _language(run: Node) -> str:
    """Return the language of a run; the second of its two is for East Asian text."""
    found = run.find(f"{_W}rPr/{_W}lang")
    if found is None:
        return "none"
    tag: str = found.get(_EAST_ASIA) or found.get(_VAL, "none")
    return _LANGUAGES.get(tag, tag)
