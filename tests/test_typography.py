"""Every Chinese line of the real report's PDFs, as W3C CLREQ wants it."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree, html
from tests.running import ROOT, TEMPLATES

from reportpub import pipeline
from reportpub.model.edition import EDITIONS as RECIPES
from reportpub.model.edition import Edition, Layout
from reportpub.model.publication import Publication
from reportpub.project import find_project
from reportpub.writers.fonts import prepare_fonts
from reportpub.writers.pdf import body, write
from reportpub.writers.theme import Theme

REPORT = "handan-2021"
USUAL = [edition for edition in RECIPES if edition.languages != ("en",)]
OTHERS = [
    Edition("facing", ("zh-Hans", "en"), layout=Layout.FACING, numbers=True),
    Edition("columns", ("zh-Hant", "en"), layout=Layout.COLUMNS, numbers=True),
    Edition("official", ("zh-Hans",), theme="gbt9704"),
]
# https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end
NEVER_FIRST = re.compile("[，。、；：！？”’）》〉」』】〕〗·～%‰℃]|—(?!—)|…(?!…)")
NEVER_LAST = "“‘（《〈「『【〔〖"
CHINESE_ONLY = "，。、；：！？（）《》〈〉「」『』【】"
SHARED = frozenset("“”‘’…—·")
HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: its edges in points, the middle of its height, its text."""

    page: int
    left: float
    right: float
    y: float
    height: float
    text: str


@pytest.fixture(scope="module", params=[*USUAL, *OTHERS], ids=lambda e: e.name)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return each edition with Chinese text, and some of other looks."""
    found: Edition = request.param
    return found


@pytest.fixture(scope="module")
def publication(edition: Edition) -> Publication:
    [composed] = pipeline.publications(find_project(ROOT), REPORT, [edition])
    return composed


@pytest.fixture(scope="module")
def theme(
    edition: Edition,
    publication: Publication,
    tmp_path_factory: pytest.TempPathFactory,
) -> Theme:
    folder, look = tmp_path_factory.mktemp("fonts"), TEMPLATES / edition.theme
    return Theme(look, prepare_fonts(look, set(repr(publication)), folder).folder)


@pytest.fixture(scope="module")
def printed(
    edition: Edition,
    publication: Publication,
    theme: Theme,
    real_dist: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return the PDF of the edition."""
    if edition in USUAL:
        return real_dist / f"{REPORT}.{edition.name}.pdf"
    path = tmp_path_factory.mktemp("printed") / f"{edition.name}.pdf"
    path.write_bytes(write(publication, theme))
    return path


def chinese_lines(path: Path) -> list[Line]:
    """Return all lines with Han characters, in the order of the page."""
    command = ["pdftotext", "-bbox-layout", str(path), "-"]
    page = subprocess.run(command, check=True, capture_output=True).stdout
    tree = html.document_fromstring(page.decode())
    return [
        line
        for number, sheet in enumerate(tree.iter("page"), start=1)
        for line in _whole(_line(number, node) for node in sheet.iter("line"))
        if HAN.search(line.text)
    ]


def _whole(pieces: Iterable[Line]) -> Iterator[Line]:
    """Yield lines; poppler takes one that is opened wide, or squeezed, for several."""
    before: Line | None = None
    for piece in sorted(pieces, key=lambda line: (round(line.y), line.left)):
        if (
            before
            and abs(before.y - piece.y) < 1
            and piece.left - before.right < piece.height
        ):
            joined = before.text + piece.text
            before = replace(before, right=piece.right, text=joined)
            continue
        if before:
            yield before
        before = piece
    if before:
        yield before


def _line(page: int, node: etree._Element) -> Line:
    left, right, top, bottom = (
        float(node.get(name) or 0) for name in ("xmin", "xmax", "ymin", "ymax")
    )
    text = "".join(word.text or "" for word in node.iter("word"))
    return Line(page, left, right, (top + bottom) / 2, bottom - top, text)


def test_no_line_begins_or_ends_with_a_mark_that_must_not(printed: Path) -> None:
    lines = chinese_lines(printed)

    assert len(lines) > 500
    assert [line for line in lines if NEVER_FIRST.match(line.text)] == []
    assert [line for line in lines if line.text[-1] in NEVER_LAST] == []


def test_no_line_but_the_last_of_a_paragraph_is_ragged(
    publication: Publication, theme: Theme
) -> None:
    paragraphs = list(_paragraphs(publication, theme))

    assert sum(map(len, paragraphs)) > 200
    for *full, _ in paragraphs:
        for line, available in full:
            # A closing mark hangs over the edge by the half that is white.
            excess, half = line.width - available, line.style["font_size"] / 2
            assert -0.5 < excess < half + 0.5, _words(line)


def _paragraphs(
    publication: Publication, theme: Theme
) -> Iterator[list[tuple[Any, float]]]:
    """Yield the lines of each Chinese paragraph and cell with the room each had."""
    from weasyprint.formatting_structure import boxes

    lines: defaultdict[str, list[tuple[Any, float]]] = defaultdict(list)
    for page in body(publication, theme).pages:
        for block in cast("Any", page)._page_box.descendants():
            children = getattr(block, "children", ())
            if not (children and isinstance(children[0], boxes.LineBox)):
                continue
            if block.style["text_align_all"] != "justify" or block.element is None:
                continue
            if (block.style["lang"] or "").startswith("zh"):
                right = block.content_box_x() + block.width
                lines[block.element.get("id")].extend(
                    (line, right - line.position_x) for line in children
                )
    yield from lines.values()


def _words(line: Any) -> str:  # noqa: ANN401
    return "".join(getattr(box, "text", "") for box in line.descendants())


def test_no_chinese_mark_is_set_in_a_latin_face(printed: Path) -> None:
    wrong = [
        text
        for face, text in _pieces(printed)
        if "Gentium" in face and _is_chinese_mark(text.strip())
    ]

    assert wrong == []


def _is_chinese_mark(text: str) -> bool:
    # English has quotation marks and dashes too, but never alone.
    return bool(set(text) & set(CHINESE_ONLY)) or (text != "" and set(text) <= SHARED)


def _pieces(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each piece of text with the name of its face."""
    command = ["pdftohtml", "-xml", "-i", "-fontfullname", "-stdout", str(path)]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    tree = etree.fromstring(data, etree.XMLParser(recover=True))
    faces = {spec.get("id"): spec.get("family") or "" for spec in tree.iter("fontspec")}
    for node in tree.iter("text"):
        yield faces[node.get("font")], "".join(node.itertext())
