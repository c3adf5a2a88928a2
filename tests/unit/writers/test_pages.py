"""Laid out by WeasyPrint on pages so small that paragraphs run on."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from tests.running import TEMPLATES
from tests.unit.writers.builders import publication

from reportpub.model.publication import (
    Block,
    Line,
    Mark,
    NoteCall,
    Piece,
    Publication,
    Row,
    Run,
    Section,
    Version,
)
from reportpub.writers.fonts import prepare_fonts
from reportpub.writers.layout import lay_out
from reportpub.writers.pages import first_pages, mark_places
from reportpub.writers.pdf import _markup
from reportpub.writers.spacing import unspaced
from reportpub.writers.theme import Theme


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """Return the printed page's theme with fonts for the tests of this module."""
    cache = tmp_path_factory.mktemp("fonts")
    characters = (
        "".join(map(chr, range(0x20, 0x7F)))
        + TEXT
        + "一二三四六稳做好工作简体中文语引目录术甲乙丙第页注"
    )
    characters += repr(publication("zh-Hans", "en"))
    prepared = prepare_fonts(TEMPLATES / "book", characters, cache)
    return Theme(TEMPLATES / "book", prepared.folder)


TEXT = "发展经济改善民生推进改革扩大开放保护环境促进就业稳定增长。"


def edition(
    *languages: str, leading: tuple[Line, ...], beside: str = ""
) -> Publication:
    """Return a report of one paragraph in one row."""
    versions = [Version(languages[0], leading)]
    if languages[1:]:
        line = Line("e1", (Run(beside or "Words."),))
        versions.append(Version(languages[1], (line,)))
    section = Section("d1", 1, "1", None, (Block("p1", (Row(tuple(versions)),)),), ())
    return replace(
        publication(*languages), sections=(section,), indexes=(), explanations=()
    )


def pages_of(found: Publication, theme: Theme) -> tuple[dict[str, int], list[str]]:
    """Return the page of each mark, and the words of each page."""
    document = lay_out(_markup(found, theme, kind="body"), theme)
    places = mark_places(found, document)
    words = [
        unspaced(
            "".join(
                box.text
                for box in cast("Any", page)._page_box.descendants()
                if getattr(box, "text", None)
            )
        )
        for page in document.pages
    ]
    return {anchor: place.page for anchor, place in places.items()}, words


@pytest.mark.parametrize("languages", [("zh-Hans",), ("zh-Hans", "en")], ids="-".join)
def test_a_mark_is_on_the_page_its_words_are_on(
    theme: Theme, languages: tuple[str, ...]
) -> None:
    # One paragraph of several pages; every mark has words of its own.
    lines = tuple(
        Line(f"s{number}", (Run(TEXT), Mark(f"t{number}", "c", f"<{number}>")))
        for number in range(120)
    )

    places, words = pages_of(edition(*languages, leading=lines), theme)

    assert len(words) > 1
    for number in range(120):
        page = places[f"t{number}"]
        assert f"<{number}>" in words[page - 1], number
    assert places["t0"] == 1
    assert places["t119"] == len(words)


def test_an_english_mark_is_found_past_spaces_and_hyphens(theme: Theme) -> None:
    phrase = "Extraordinarily well-coordinated industrialization, notwithstanding "
    pieces: list[Piece] = []
    for number in range(200):
        pieces += [Run(phrase), Mark(f"t{number}", "c", f"[{number}]"), Run(". ")]

    places, words = pages_of(edition("en", leading=(Line("e1", tuple(pieces)),)), theme)

    assert len(words) > 1
    for number in range(200):
        assert f"[{number}]" in words[places[f"t{number}"] - 1], number


def test_notes_do_not_count_as_words_of_the_paragraph(theme: Theme) -> None:
    lines = tuple(
        Line(
            f"s{number}",
            (
                Run(TEXT),
                NoteCall(f"n{number}", number + 1, "editor", "A note of some length."),
                Mark(f"t{number}", "c", f"<{number}>"),
            ),
        )
        for number in range(90)
    )

    places, words = pages_of(edition("zh-Hans", leading=lines), theme)

    assert len(words) > 1
    for number in range(90):
        assert f"<{number}>" in words[places[f"t{number}"] - 1], number


def test_a_mark_without_words_is_where_the_words_after_it_begin(theme: Theme) -> None:
    lines = tuple(
        Line(f"s{number}", (Mark(f"t{number}", "c", ""), Run(f"<{number}>{TEXT}")))
        for number in range(120)
    )

    places, words = pages_of(edition("zh-Hans", leading=lines), theme)

    for number in range(120):
        assert f"<{number}>" in words[places[f"t{number}"] - 1], number


def test_a_mark_in_a_heading_is_on_the_page_of_its_section(theme: Theme) -> None:
    mark = Mark("t1", "c", "六稳")
    heading = Row((Version("zh-Hans", (Line("s1", (mark,)),)),))
    found = edition("zh-Hans", leading=(Line("s2", (Run(TEXT * 60),)),))
    [section] = found.sections
    blocks = (Block("p2", section.blocks[0].rows),)
    second = replace(section, id="d2", heading=heading, blocks=blocks)

    places, words = pages_of(replace(found, sections=(section, second)), theme)

    assert "六稳" in words[places["t1"] - 1]


def test_a_section_begins_where_its_anchor_is_first_seen() -> None:
    pages = [
        SimpleNamespace(anchors={"d1": (0, 0)}),
        SimpleNamespace(anchors={"d1": (0, 0), "d2": (0, 0)}),
    ]
    document = cast("Any", SimpleNamespace(pages=pages))

    assert first_pages(document) == {"d1": 1, "d2": 2}


def test_hyphens_of_the_layout_are_in_the_fonts() -> None:
    # Soft hyphens and page ranges are set by the layout, not by the text.
    from reportpub.writers.fonts import _ALWAYS

    assert re.search("‐", _ALWAYS)
    assert "–" in _ALWAYS
