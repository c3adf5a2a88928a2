from __future__ import annotations

import pytest
from lxml import etree

from reportpub.model.publication import (
    IndexEntry,
    Line,
    Locator,
    Mark,
    NoteCall,
    Piece,
    Run,
    Version,
)
from reportpub.writers.markup import Dialect, section_locators, version_markup

NASTY = """<script>alert("1 & 2")</script> ' ]]> &lt;"""
every_dialect = pytest.mark.parametrize("dialect", Dialect)


def markup(dialect: Dialect, *pieces: Piece, language: str = "en") -> str:
    version = Version(language, (Line("s1", pieces),))
    return str(version_markup(version, dialect, {}))


@every_dialect
@pytest.mark.parametrize(
    "piece",
    [Run(NASTY), Mark("t1", "c", NASTY), NoteCall("n1", 1, "editor", NASTY)],
    ids=["text", "term", "note"],
)
def test_words_never_become_markup(dialect: Dialect, piece: Piece) -> None:
    found = markup(dialect, piece)

    assert "<script" not in found
    tree = etree.fromstring(f'<p xmlns:epub="http://www.idpf.org/2007/ops">{found}</p>')
    words = "".join(tree.itertext(etree.Element))
    assert words in {NASTY, "1"}


@every_dialect
def test_english_sentences_are_parted_and_chinese_are_not(dialect: Dialect) -> None:
    lines = (Line("s1", (Run("甲。"),)), Line("s2", (Run("乙。"),)))

    chinese = version_markup(Version("zh-Hant", lines), dialect, {})
    english = version_markup(Version("en", lines), dialect, {})

    assert words_of(str(chinese)) == "甲。乙。"
    assert words_of(str(english)) == "甲。 乙。"


def words_of(markup_: str) -> str:
    return "".join(etree.fromstring(f"<p>{markup_}</p>").itertext(etree.Element))


@pytest.mark.parametrize(
    ("dialect", "own_link"),
    [
        (Dialect.SCREEN, '<a href="#s1" aria-hidden="true" tabindex="-1"></a>'),
        (Dialect.BOOK, ""),
    ],
)
def test_on_a_screen_sentences_and_terms_can_be_linked_to(
    dialect: Dialect, own_link: str
) -> None:
    found = markup(dialect, Run("Keep "), Mark("t1", "c", "calm"), Mark("t2", "d", ""))

    assert found == (
        '<span id="s1">Keep <span id="t1">calm</span><span id="t2"></span>'
        f"{own_link}</span>"
    )


def test_on_paper_there_is_nothing_to_link_to() -> None:
    assert markup(Dialect.PRINT, Run("Keep "), Mark("t1", "c", "calm")) == "Keep calm"


def test_a_note_is_called_on_a_screen_and_set_on_paper() -> None:
    note = NoteCall("n3", 3, "editor", "See there.")

    assert ">3</a>" in markup(Dialect.SCREEN, note)
    assert 'epub:type="noteref"' in markup(Dialect.BOOK, note)
    assert markup(Dialect.PRINT, note) == (
        '<span class="footnote" data-number="3">See there.</span>'
    )


def test_an_entry_leads_to_its_first_mention_in_each_section() -> None:
    places = (("t1", "1"), ("t2", "1.2"), ("t3", "1"), ("t4", "3"))
    entry = IndexEntry("c", (), tuple(Locator(*place) for place in places))

    assert section_locators(entry) == [("t1", "1"), ("t2", "1.2"), ("t4", "3")]
