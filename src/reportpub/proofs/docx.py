"""Read a DOCX edition: its paragraphs, the rows of its tables, and its footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from reportpub.proofs.package import Node, parse, parts
from reportpub.proofs.reading import Cell, Strip, fold, strip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID, _TYPE, _VAL, _EAST_ASIA = (
    f"{_W}{name}" for name in ("id", "type", "val", "eastAsia")
)
_RUN, _LANGUAGE, _TEXT, _CALL = (
    f"{_W}{name}" for name in ("r", "lang", "t", "footnoteReference")
)
_RUN_STYLE = f"{_W}rStyle"
# Numbers for the eye, which are no words of the text.
_NUMBER = "SentenceNumber"
_BODY, _PARAGRAPH, _TABLE = f"{_W}body", f"{_W}p", f"{_W}tbl"
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
        yield from _notes(parse(archive, "word/footnotes.xml"))
        for node in parts(archive, "word/document.xml", _PARAGRAPH, _TABLE):
            if node.getparent().tag == _BODY:
                yield from _strips(node)
                node.clear()


def _notes(footnotes: Node) -> Iterator[Strip]:
    for node in footnotes:
        # Those with a type are lines between text and notes.
        if node.get(_TYPE) is None:
            note = _cell(node)
            text = fold(f"{node.get(_ID)}.") + note.text
            yield strip(Cell(text, language=note.language), is_note=True)


def _strips(node: Node) -> Iterator[Strip]:
    if node.tag == _TABLE:
        yield from _table(node)
    elif not _style(node).startswith("TOC"):
        yield strip(_cell(node))


def _table(table: Node) -> Iterator[Strip]:
    # A row may be held in a content control.
    for row in table.iter(f"{_W}tr"):
        if row.find(_TITLES) is None:
            cells = row.iterchildren(f"{_W}tc")
            yield strip(*(_cell(cell, n) for n, cell in enumerate(cells)))


def _style(paragraph: Node) -> str:
    style = paragraph.find(_STYLE)
    return "" if style is None else style.get(_VAL, "")


def _cell(node: Node, column: int = 0) -> Cell:
    words: list[str] = []
    languages: set[str] = set()
    language = ""
    # A run says its language before its words.
    is_number = False
    for part in node.iter(_RUN, _RUN_STYLE, _LANGUAGE, _TEXT, _CALL):
        tag = part.tag
        if tag == _RUN_STYLE:
            is_number = part.get(_VAL) == _NUMBER
        elif is_number and tag == _TEXT:
            continue
        elif tag == _TEXT:
            words.append(part.text or "")
            # A space may be of either language.
            if not words[-1].isspace():
                languages.add(language)
        elif tag == _LANGUAGE:
            # The second of its two is for East Asian text.
            name = part.get(_EAST_ASIA) or part.get(_VAL, "none")
            language = str(_LANGUAGES.get(name, name))
        elif tag == _CALL:
            words.append(part.get(_ID))
        else:
            language, is_number = "none", False
    return Cell(fold("".join(words)), column, " + ".join(sorted(languages)))
