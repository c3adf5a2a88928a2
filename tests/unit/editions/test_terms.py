from __future__ import annotations

from tests.running import BASE

from reportpub import pipeline
from reportpub.model.edition import EDITIONS, TERM_INDEX
from reportpub.model.publication import Statement
from reportpub.project import find_project


def test_the_book_has_every_term_of_the_index_in_its_order() -> None:
    [found] = pipeline.publications(find_project(BASE), "mini", [TERM_INDEX])

    assert found.terms is not None
    listed = [entry.concept for entry in found.indexes[0].terms]
    assert [entry.concept for entry in found.terms.entries] == listed
    assert [index.id for index in found.indexes] == ["pinyin", "strokes", "letters"]


def test_a_term_has_its_reading_and_its_meanings() -> None:
    [found] = pipeline.publications(find_project(BASE), "mini", [TERM_INDEX])

    assert found.terms is not None
    by_id = {entry.concept: entry for entry in found.terms.entries}
    assert by_id["liuwen"].pinyin == "liù wěn"
    assert by_id["liuwen"].meanings == (
        Statement("zh-Hans", "稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期。"),
        Statement("en", "Keeping six things stable."),
    )


def test_an_edition_of_the_text_is_no_book_of_terms() -> None:
    found = pipeline.publications(find_project(BASE), "mini", EDITIONS)

    assert [publication.terms for publication in found] == [None] * len(EDITIONS)
