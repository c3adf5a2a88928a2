"""The book of terms shows each term, what it means and where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from tests.running import TEMPLATES
from tests.unit.writers.builders import cross_referenced, publication

from reportpub.model.publication import (
    Index,
    Publication,
    Statement,
    TermBook,
    TermEntry,
)
from reportpub.writers import term_html
from reportpub.writers.term_pages import Occurrence, occurrences
from reportpub.writers.theme import Theme

THEME = Theme(TEMPLATES / "book", Path())
BOOK = TermBook(
    titles=(Statement("zh-Hans", "术语手册"), Statement("en", "Terms & more")),
    guide=(Statement("en", "How to read <this>."),),
    sections="Sections",
    entries=(TermEntry("liuwen", "liù wěn", (Statement("en", "Six <things>."),)),),
)


def book() -> Publication:
    """Return a book of one term that has members, a relation and a reference."""
    edition = cross_referenced("zh-Hans", "en")
    [index] = edition.indexes
    letters: Index = replace(index, id="letters", title="Index of Terms")
    return replace(edition, indexes=(index, letters), terms=BOOK)


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(term_html.write(book(), THEME).decode())


def test_an_entry_has_all_that_is_known_of_its_term(page: html.HtmlElement) -> None:
    entry = page.get_element_by_id("term-liuwen")

    words = " ".join(entry.text_content().split())
    for part in ("“六稳” liù wěn", "the six fronts: stability", "Six <things>."):
        assert part in words
    assert "稳外贸 trade & <co>" in words
    assert "另见 “六稳”" in words


def test_a_place_leads_to_its_sentence_in_the_bilingual_page(
    page: html.HtmlElement,
) -> None:
    links = page.get_element_by_id("term-liuwen").xpath(".//@href")

    assert links == [
        "handan-2021.zh-en.html#zh-Hans-s0-3a",
        "handan-2021.zh-en.html#zh-Hans-s0-5",
        "#term-liuwen",
    ]


def test_every_link_within_the_page_leads_somewhere(page: html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    links = {link[1:] for link in page.xpath("//@href") if link.startswith("#")}

    assert links
    assert links <= ids


def test_an_id_stands_once(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))


def test_another_wording_leads_to_the_entry(page: html.HtmlElement) -> None:
    [see] = page.xpath("//p[@class='see']")

    assert re.sub(r"\s+", " ", see.text_content()) == "工作六稳 见 “六稳”"
    assert see.xpath(".//@href") == ["#term-liuwen"]


def test_a_sentence_that_names_a_term_twice_is_one_place() -> None:
    edition = publication("zh-Hans", "en")
    [entry] = edition.indexes[0].terms

    assert occurrences(edition)(entry) == [
        Occurrence("0.1.1", ("zh-Hans-s0-3a",)),
        Occurrence("0.2", ("zh-Hans-s0-5",)),
    ]
