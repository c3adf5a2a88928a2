"""The real report's book of terms: every term, where the English says it is."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from lxml import html
from tests.reading import Word, pdf_words, squeeze
from tests.running import ROOT

from reportpub import pipeline
from reportpub.model.edition import TERM_INDEX
from reportpub.model.publication import IndexEntry, Publication
from reportpub.project import find_project

REPORT = "handan-2021"
# The left edge of the right column, and where folios stand, in points.
COLUMN, FOLIO = 300.0, 780.0
# Words whose middles are nearer than this stand on one line.
LINE = 5.0


@pytest.fixture(scope="module")
def book() -> Publication:
    [found] = pipeline.publications(find_project(ROOT), REPORT, [TERM_INDEX])
    return found


@pytest.fixture(scope="module")
def pages(real_dist: Path) -> dict[str, str]:
    """Return the text of each page, column by column, by its folio."""
    by_page: defaultdict[int, list[Word]] = defaultdict(list)
    for word in pdf_words(real_dist / "term-index.pdf"):
        by_page[word.page].append(word)
    found: dict[str, str] = {}
    for words in by_page.values():
        folio = "".join(word.text for word in words if word.y > FOLIO)
        text = [word for word in words if word.y <= FOLIO]
        left = [word for word in text if word.x < COLUMN]
        right = [word for word in text if word.x >= COLUMN]
        found[folio] = squeeze(in_lines(left) + in_lines(right))
    return found


def in_lines(column: list[Word]) -> str:
    """Return the text of a column, line by line: pdftotext guesses at blocks."""
    lines: list[list[Word]] = []
    for word in sorted(column, key=lambda word: word.y):
        if lines and word.y - lines[-1][0].y < LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return "".join(
        word.text for line in lines for word in sorted(line, key=lambda word: word.x)
    )


def words(entry: IndexEntry) -> list[str]:
    return [squeeze(word) for _, word in entry.headwords]


def test_every_term_stands_on_the_page_the_other_indexes_name(
    book: Publication, pages: dict[str, str]
) -> None:
    by_pinyin, by_strokes, by_letters = book.indexes
    assert book.terms is not None
    sounds = {entry.concept: squeeze(entry.pinyin) for entry in book.terms.entries}
    index = "".join(pages.values())
    wrong: list[str] = []
    for entry, *others in zip(
        *(
            sorted(index.terms, key=lambda entry: entry.concept)
            for index in (by_pinyin, by_strokes, by_letters)
        ),
        strict=True,
    ):
        zh, en = words(entry)
        here = [
            page for page, text in pages.items() if zh + sounds[entry.concept] in text
        ]
        listed = ["".join((*words(other), *here)) for other in others]
        if len(here) != 1 or not all(line in index for line in listed):
            wrong.append(f"{zh} {en} {here}")

    assert wrong == []
    assert len(by_pinyin.terms) > 450


def test_every_meaning_is_printed_once(
    book: Publication, pages: dict[str, str]
) -> None:
    text = "".join(page for folio, page in pages.items() if folio.isdecimal())
    assert book.terms is not None
    missing = [
        meaning.text
        for entry in book.terms.entries
        for meaning in entry.meanings
        if not _is_printed(squeeze(meaning.text), text)
    ]

    assert missing == []


def _is_printed(meaning: str, text: str) -> bool:
    # One that runs on in the next column is cut there: by a running head, or a folio.
    return meaning in text or meaning[:12] in text


def test_every_place_of_the_page_is_a_sentence_of_the_bilingual_page(
    real_dist: Path,
) -> None:
    terms = html.parse(real_dist / "term-index.html").getroot()
    text = html.parse(real_dist / f"{REPORT}.zh-en.html").getroot()
    ids = set(text.xpath("//@id"))
    links = [str(link) for link in terms.xpath("//a/@href") if "#" in link]

    outside = [link.partition("#")[2] for link in links if not link.startswith("#")]
    assert len(outside) > 600
    assert set(outside) <= ids
    inside = {link[1:] for link in links if link.startswith("#")}
    assert inside <= set(map(str, terms.xpath("//@id")))
    files = {re.sub("#.*", "", link) for link in links} - {""}
    assert files == {f"{REPORT}.zh-en.html"}
