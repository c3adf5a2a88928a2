"""Read finished editions back, by programs that had no part in making them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree, html

XHTML = "{http://www.w3.org/1999/xhtml}"
WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
# Points: lower than any line of the text, higher than notes, folios, running heads.
_TEXT = 13.5
# Headings of parts: English and Chinese ones, the tallest type on a page.
_PART, _CHINESE_PART = 19, 22
_RUNNING_HEAD, _FOLIO = 62, 780


def squeeze(text: str) -> str:
    """Return ``text`` without white space and without hyphens set by a layout."""
    return re.sub(r"[\s\u2010\u00ad]+", "", text)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page: page from 1, left edge, middle line and height in points."""

    page: int
    x: float
    y: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Stream:
    """Characters in reading order, each with the word it stands in."""

    text: str
    words: tuple[Word, ...]


def pdf_words(path: Path) -> list[Word]:
    """Return every word of a PDF, page by page."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    page = subprocess.run(command, check=True, capture_output=True).stdout
    tree = html.document_fromstring(page.decode())
    return [
        _word(number, node)
        for number, sheet in enumerate(tree.iter("page"), start=1)
        for node in sheet.iter("word")
    ]


def _word(page: int, node: Any) -> Word:  # noqa: ANN401 (lxml has no types)
    left, top, bottom = (float(node.get(name)) for name in ("xmin", "ymin", "ymax"))
    return Word(page, left, (top + bottom) / 2, bottom - top, node.text or "")


def body(words: Iterable[Word]) -> list[Word]:
    """Return the words of the text; its pages count from 1, what follows is left out.

    Running heads, heads of columns, notes, their numbers and folios are smaller than
    the text and fall away.
    """
    found = list(words)
    folios = {
        word.page: word.text
        for word in found
        if word.y > _FOLIO and word.height < _TEXT
    }
    first = next(page for page, folio in folios.items() if folio == "1")
    last = min(
        word.page
        for word in found
        if word.page >= first
        and word.height > _PART
        and word.text in {"名词解释", "名詞解釋", "Explanatory"}
    )
    return [
        Word(word.page - first + 1, word.x, word.y, word.height, word.text)
        for word in found
        if first <= word.page < last and word.height > _TEXT
    ]


def columns(words: Iterable[Word], boundary: float) -> tuple[Stream, Stream]:
    """Return the left and the right column; tall English headings are in the right."""
    found = list(words)
    right = [
        word
        for word in found
        if (word.height < _CHINESE_PART if word.height > _PART else word.x > boundary)
    ]
    inside = set(map(id, right))
    return stream([word for word in found if id(word) not in inside]), stream(right)


def stream(words: Iterable[Word]) -> Stream:
    """Return ``words``, which are in one column, in reading order."""
    ordered = [word for line in lines(words) for word in line]
    pieces = [(squeeze(word.text), word) for word in ordered]
    return Stream(
        "".join(text for text, _ in pieces),
        tuple(word for text, word in pieces for _ in text),
    )


def lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the lines of one column, each from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (word.page, word.y)):
        if line and (word.page != line[0].page or word.y - line[0].y > 5):
            yield sorted(line, key=lambda word: word.x)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda word: word.x)


def index_lines(words: Iterable[Word], boundary: float) -> list[str]:
    """Return the lines of the main index, column by column."""
    found = [word for word in words if _RUNNING_HEAD < word.y < _FOLIO]
    start = min(
        word.page
        for word in found
        if word.text.startswith("术语索引") and word.height > _PART
    )
    text: list[str] = []
    for page in sorted({word.page for word in found if word.page >= start}):
        on_page = [word for word in found if word.page == page]
        if page == start:
            guide = next(word for word in on_page if "排列" in word.text)
            # Heading and guide stand above the left column only.
            below = guide.y + 5
            on_page = [w for w in on_page if w.x >= boundary or w.y > below]
        for column in (
            [word for word in on_page if word.x < boundary],
            [word for word in on_page if word.x >= boundary],
        ):
            text += [" ".join(word.text for word in line) for line in lines(column)]
    # The index in English follows in the same columns.
    return text[: next(n for n, line in enumerate(text) if "（英文）" in line)]


def html_rows(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of the text of a page: the versions of each, squeezed."""
    main = html.document_fromstring(path.read_bytes().decode()).find(".//main")
    return list(_rows(main, ""))


def epub_rows(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of the text of an EPUB in the order of its spine."""
    rows: list[tuple[str, ...]] = []
    with ZipFile(path) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        opf = "{http://www.idpf.org/2007/opf}"
        hrefs = {
            item.get("id"): item.get("href") for item in package.iter(f"{opf}item")
        }
        for itemref in package.iter(f"{opf}itemref"):
            href = hrefs[itemref.get("idref")]
            if href.startswith("part-"):
                tree = etree.fromstring(archive.read(f"EPUB/{href}"))
                rows += _rows(tree.find(f"{XHTML}body"), XHTML)
    return rows


def _rows(root: Any, namespace: str) -> Iterator[tuple[str, ...]]:  # noqa: ANN401
    """Yield headings, table rows and paragraphs under ``root`` in order."""
    apart = {"notes", "annex", "index", "indicators"}
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        around = (node, *node.iterancestors())
        if any(set(n.get("class", "").split()) & apart for n in around):
            continue
        tag = node.tag.removeprefix(namespace)
        in_row = any(n.tag == f"{namespace}table" for n in node.iterancestors())
        if tag == "tr" and node.getparent().tag != f"{namespace}thead":
            yield tuple(_words(cell) for cell in node.iter(f"{namespace}td"))
        elif in_row or "beside" in node.get("class", ""):
            continue
        elif re.fullmatch("h[1-6]", tag):
            following = node.getnext()
            beside = following is not None and "beside" in following.get("class", "")
            yield (_words(node), *([_words(following)] if beside else []))
        elif tag == "p":
            yield (_words(node),)


def _words(node: Any) -> str:  # noqa: ANN401
    """Return the words of ``node`` without the numbers of its notes."""
    path = ".//text()[not(ancestor::*[@class='note'])]"
    return squeeze("".join(node.xpath(path)))


# The table of main indicators, which is none of the text.
FIGURES = "w:tblPr/w:tblStyle[@w:val='FigureTable']"


def docx_rows(path: Path) -> list[tuple[str, ...]]:
    """Return headings, table rows and paragraphs of the text of a DOCX."""
    with ZipFile(path) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    rows: list[tuple[str, ...]] = []
    controlled = "/*/w:body/w:sdt/w:sdtContent/* | /*/w:body/*[not(self::w:sdt)]"
    for node in tree.xpath(controlled, namespaces=WORD):
        kind = etree.QName(node).localname
        if kind == "tbl" and not node.xpath(FIGURES, namespaces=WORD):
            _, *others = node.iter(f"{{{WORD['w']}}}tr")
            rows += [
                tuple(_docx_words(cell) for cell in row.iter(f"{{{WORD['w']}}}tc"))
                for row in others
            ]
        elif kind == "p":
            style = _style(node)
            if style.startswith("Heading") and style.endswith("Translation") and rows:
                rows[-1] = (*rows[-1], _docx_words(node))
            elif style.startswith(("Heading", "BodyText")):
                rows.append((_docx_words(node),))
    # What follows the text begins with the heading of the notes.
    back = ("名词解释", "名詞解釋", "ExplanatoryNotes")
    return rows[: next(n for n, row in enumerate(rows) if row[0].startswith(back))]


def _style(node: Any) -> str:  # noqa: ANN401
    found: Sequence[str] = node.xpath("w:pPr/w:pStyle/@w:val", namespaces=WORD)
    return found[0] if found else ""


def _docx_words(node: Any) -> str:  # noqa: ANN401
    return squeeze("".join(node.xpath(".//w:t/text()", namespaces=WORD)))
