from __future__ import annotations

from typing import Any, cast

import pytest
from tests.running import TEMPLATES
from tests.unit.writers.builders import publication

from reportpub.editions.arrange import arranged
from reportpub.model.edition import Layout
from reportpub.model.publication import plain, rows, walk
from reportpub.writers.fonts import prepare_fonts
from reportpub.writers.layout import lay_out
from reportpub.writers.pages import mark_places
from reportpub.writers.pdf import body
from reportpub.writers.spacing import unspaced
from reportpub.writers.theme import Theme

BILINGUAL = publication("zh-Hans", "en")
POINT, MM = 96 / 72, 96 / 25.4


def theme(name: str, folder: Any, characters: str) -> Theme:  # noqa: ANN401
    prepared = prepare_fonts(TEMPLATES / name, characters, folder)
    return Theme(TEMPLATES / name, prepared.folder)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme("book", tmp_path_factory.mktemp("fonts"), repr(BILINGUAL))


def words(document: Any) -> str:  # noqa: ANN401
    return unspaced(
        "".join(
            box.text
            for page in document.pages
            for box in cast("Any", page)._page_box.descendants()
            if getattr(box, "text", None)
        )
    )


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_has_every_word_and_a_place_for_every_mark(
    book: Theme, layout: Layout
) -> None:
    edition = arranged(BILINGUAL, layout)
    document = body(edition, book)

    text = words(document)
    for section in walk(BILINGUAL.sections):
        for row in rows(section):
            for version in row.versions:
                assert plain(version).split("1")[0].split("六稳")[0] in text
    assert set(mark_places(edition, document)) >= {"t0-1", "t0-2", "t0-3"}


def test_facing_pages_have_left_even_and_right_odd_numbers(book: Theme) -> None:
    document = body(arranged(BILINGUAL, Layout.FACING), book)

    folios = [
        "".join(t.text for t in box.descendants() if getattr(t, "text", None))
        for page in document.pages
        for box in cast("Any", page)._page_box.children
        if getattr(box, "at_keyword", "") in {"@bottom-left", "@bottom-right"}
        and box.children
    ]
    assert folios == [str(n) for n in range(2, len(document.pages) + 1)]


def test_an_official_document_has_22_lines_of_28_characters(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    official = theme("gbt9704", tmp_path_factory.mktemp("fonts"), "发展")
    document = lay_out(
        '<html lang="zh-Hans" class="body alone"><title>t</title><section '
        f'class="level1"><p lang="zh-Hans">{"发展" * 1500}</section>',
        official,
    )

    page = cast("Any", document.pages[1])._page_box
    lines = [b for b in page.descendants() if type(b).__name__ == "LineBox"]
    full = [
        b for b in lines if "发" in "".join(getattr(t, "text", "") for t in b.children)
    ]
    assert (page.width / MM, page.height / MM) == pytest.approx((156, 225), abs=0.1)
    assert len(full) == 22
    assert {len(line.children[0].text) for line in full} == {28}
    assert full[0].children[0].style["font_size"] == pytest.approx(16 * POINT)
