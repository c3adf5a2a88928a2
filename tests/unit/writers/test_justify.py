from __future__ import annotations

import itertools
import re
import subprocess
from pathlib import Path
from typing import Any, cast

import pytest
from tests.running import TEMPLATES

from reportpub.writers.fonts import prepare_fonts
from reportpub.writers.justify import _gaps
from reportpub.writers.layout import lay_out
from reportpub.writers.theme import Theme

WIDTH, SIZE = 207.0, 14.0
TEXT = (
    "“干”字当头，我们（全体干部）一定要“真抓实干”、“埋头苦干”，新建学校 12 所、"
    "修路 345.6 公里；经济、社会、文化……各项事业——都要向前。"
)
OPEN, CLOSED = "“（", "”），。、；"


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    folder = tmp_path_factory.mktemp("fonts")
    prepared = prepare_fonts(TEMPLATES / "book", TEXT + "∶’", folder)
    return Theme(TEMPLATES / "book", prepared.folder)


def pages(theme: Theme, text: str, language: str = "zh-Hans") -> Any:  # noqa: ANN401
    """Return a page with ``text`` as a justified paragraph, ``WIDTH`` px wide."""
    return lay_out(
        f'<html lang="{language}"><title>t</title><p lang="{language}" style="'
        f'width: {WIDTH}px; font-size: {SIZE}px; text-align: justify">{text}',
        theme,
    )


def lines(document: Any) -> list[Any]:  # noqa: ANN401
    """Return the boxes of the paragraph's lines."""
    [page] = document.pages
    boxes = cast("Any", page)._page_box.children[0].descendants()
    return [box for box in boxes if type(box).__name__ == "LineBox"]


def words(line: Any) -> str:  # noqa: ANN401
    return "".join(getattr(box, "text", "") for box in line.descendants())


def width(theme: Theme, text: str, language: str = "zh-Hans") -> float:
    """Return how many ems wide ``text`` is."""
    [line] = lines(pages(theme, text, language))
    return float(line.width) / SIZE


def test_every_line_but_the_last_is_flush(theme: Theme) -> None:
    *full, last = lines(pages(theme, TEXT * 3))

    assert len(full) > 5
    for line in full:
        # What a closing mark leaves white hangs over the edge.
        white = SIZE / 2 if words(line)[-1] in CLOSED else 0.0
        assert line.width == pytest.approx(WIDTH + white, abs=0.1), words(line)
    assert last.width < WIDTH - 1


def test_a_line_of_several_pieces_is_flush_and_in_order(theme: Theme) -> None:
    first, *_ = lines(pages(theme, f"一定要<b>真抓</b>实<i>干部</i>{TEXT}"))

    pieces = [box for box in first.descendants() if getattr(box, "text", "")]
    assert len(pieces) > 4
    for left, right in itertools.pairwise(pieces):
        assert right.position_x == pytest.approx(left.position_x + left.width)
    assert first.width == pytest.approx(WIDTH, abs=SIZE / 2 + 0.1)


def test_an_english_line_is_stretched_at_its_spaces(theme: Theme) -> None:
    first, *_ = lines(pages(theme, "the city’s work—and " * 9, "en"))

    assert first.width == pytest.approx(WIDTH, abs=0.1)
    assert all(getattr(b.pango_layout, "gaps", None) is None for b in first.children)


def test_no_line_begins_or_ends_with_what_it_must_not(theme: Theme) -> None:
    for line in lines(pages(theme, TEXT * 5)):
        assert words(line)[0] not in CLOSED
        assert words(line)[-1] not in OPEN


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("干、部", 3.0),
        ("干”、部", 3.5),
        ("干”、“部", 4.0),
        ("干（“部", 3.5),
        ("“干", 1.5),
        ("干）。", 2.5),
        ("干∶部", 2.5),
    ],
)
def test_marks_that_meet_share_their_white(theme: Theme, text: str, ems: float) -> None:
    assert width(theme, text) == pytest.approx(ems, abs=0.02)


@pytest.mark.parametrize(("text", "ems"), [("干、“部", 3.5), ("干、）部", 4.0)])
def test_traditional_points_keep_their_square(
    theme: Theme, text: str, ems: float
) -> None:
    assert width(theme, text, "zh-Hant") == pytest.approx(ems, abs=0.02)


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("甲乙", [True]),
        ("ab", [False]),
        ("甲 12", [False, True, False]),
        ("甲——", [True, False]),
        ("……乙", [False, True]),
        ("a b", [False, True]),
    ],
)
def test_lines_open_beside_han_and_at_spaces(text: str, gaps: list[bool]) -> None:
    assert list(_gaps(text)) == gaps


def test_what_is_read_from_the_page_has_no_spaces(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(pages(theme, TEXT * 3).write_pdf(pdf_tags=True))

    read = subprocess.run(
        ["pdftotext", str(file), "-"], check=True, capture_output=True, text=True
    ).stdout

    folio = "1"
    text = read.replace("\n", "").strip("\f").removesuffix(folio)
    assert text == re.sub(" ", "", TEXT * 3)
