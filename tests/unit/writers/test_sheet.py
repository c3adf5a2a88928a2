"""A page set alone is the page of the finished edition, but for its folio."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from tests.conftest import LayOut

from reportpub import pipeline
from reportpub.editions.arrange import arranged
from reportpub.model.edition import EDITIONS, Layout
from reportpub.model.publication import Publication
from reportpub.project import Project, find_project
from reportpub.storage.glossary import read_glossary
from reportpub.writers import pdf
from reportpub.writers.fonts import prepare_fonts
from reportpub.writers.sheet import Sheet, sheet_of
from reportpub.writers.theme import Theme

BY_NAME = {edition.name: edition for edition in EDITIONS}


def set_in(project: Project, edition: str) -> tuple[Publication, Theme]:
    glossary = read_glossary(project.glossary, project.root)
    publication = pipeline.preview(project, "mini", BY_NAME[edition], glossary)
    fonts = prepare_fonts(project.theme, set(repr(publication)), project.cache / "f")
    return publication, Theme(project.theme, fonts.folder)


@pytest.fixture
def bilingual(lay_out: LayOut) -> tuple[Publication, Theme]:
    return set_in(find_project(lay_out()), "zh-en")


def drawn(sheet: Sheet) -> Image.Image:
    return Image.open(BytesIO(sheet.picture)).convert("L")


def printed(publication: Publication, theme: Theme, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf.write(publication, theme)) as document:
        image: Image.Image = document[page].render(scale=2).to_pil()
        return image.convert("L")


@pytest.mark.parametrize(("unit", "page"), [("s004", 3), ("e013", 4)])
def test_a_page_is_as_it_prints_but_for_its_number(
    bilingual: tuple[Publication, Theme], unit: str, page: int
) -> None:
    sheet = sheet_of(*bilingual, {unit})

    assert sheet
    alone, whole = drawn(sheet), printed(*bilingual, page)
    assert alone.size == whole.size == (sheet.width, sheet.height)
    # The folio stands in the lower margin.
    edge = alone.height * 92 // 100
    text, margin = (0, 0, alone.width, edge), (0, edge, alone.width, alone.height)
    assert differing(alone.crop(text), whole.crop(text)) < 1 / 2_000
    assert alone.crop(margin).getextrema() == (255, 255)
    assert darkest(whole.crop(margin)) < 128


def darkest(image: Image.Image) -> int:
    return min(level for level, count in enumerate(image.histogram()) if count)


def differing(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that differ by a quarter of black, not by a shade."""
    depths = ImageChops.difference(one, other).histogram()
    return sum(depths[64:]) / sum(depths)


@pytest.mark.parametrize("edition", BY_NAME)
def test_the_row_of_a_sentence_is_where_it_says(lay_out: LayOut, edition: str) -> None:
    set_ = set_in(find_project(lay_out()), edition)
    sheets = [sheet_of(*set_, units) for units in ({"s002", "e002"}, {"s008", "e008"})]

    heading, last = sheets
    assert heading
    assert last
    assert heading.number == last.number == last.count == 1
    assert 0 < heading.top < heading.bottom < last.bottom < 1
    assert last.top < last.bottom
    row = drawn(last).crop(
        (0, round(last.top * last.height), last.width, round(last.bottom * last.height))
    )
    assert darkest(row) < 128  # there are words


def test_the_title_stands_on_the_title_page(
    bilingual: tuple[Publication, Theme],
) -> None:
    sheet = sheet_of(*bilingual, {"s001", "e001"})

    assert sheet
    assert sheet.count == 0
    assert differing(drawn(sheet), printed(*bilingual, 0)) < 1 / 2_000


def test_a_sentence_that_is_not_there_has_no_page(
    bilingual: tuple[Publication, Theme],
) -> None:
    assert sheet_of(*bilingual, {"s999"}) is None


def test_facing_pages_are_seen_side_by_side(
    bilingual: tuple[Publication, Theme],
) -> None:
    publication, theme = bilingual
    facing = arranged(publication, Layout.FACING)

    sheet = sheet_of(facing, theme, {"e013"})

    assert sheet
    assert sheet.width > sheet.height
    left, right = (
        printed(facing, theme, page) for page in spread_of(facing, theme, "竣工")
    )
    own = drawn(sheet)
    edge = own.height * 92 // 100
    middle = left.width
    for half, whole in (
        (own.crop((0, 0, middle, edge)), left),
        (own.crop((middle, 0, own.width, edge)), right),
    ):
        assert differing(half, whole.crop((0, 0, middle, edge))) < 1 / 2_000


def spread_of(publication: Publication, theme: Theme, words: str) -> tuple[int, int]:
    """Return the pages, from 0, of the left of which ``words`` are."""
    with pypdfium2.PdfDocument(pdf.write(publication, theme)) as document:
        for number, page in enumerate(document):
            if words in page.get_textpage().get_text_range():
                return number, number + 1
    message = f"{words} are on no page"
    raise AssertionError(message)


def test_a_draft_is_set_though_there_is_much_to_mend(lay_out: LayOut) -> None:
    root: Path = lay_out()
    english = root / "source/mini/en.xml"
    text = english.read_text(encoding="utf-8")
    english.write_text(text.replace("steady", "  steady"), encoding="utf-8")
    project = find_project(root)
    assert any(f.severity == "error" for f in pipeline.check(project, "mini"))

    assert sheet_of(*set_in(project, "en"), {"e004"})
