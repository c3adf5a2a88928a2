"""Pages look as they did when they were agreed on, but for the noise of small sizes.

``make golden`` agrees on them anew. Where one differs, ``build/looks/index.html``
shows the page agreed on, the page of today, and what differs between them.
"""

from __future__ import annotations

import base64
import subprocess
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser
from tests.running import ROOT

pytestmark = pytest.mark.external

EDITIONS = ("zh-Hans", "zh-Hant", "en", "zh-en")
REPORT = "handan-2021"
AGREED = Path(__file__).parent / "looks"
SHEET = ROOT / "build/looks"
# 36 dots to the inch: columns, headings and lines show, letters do not.
DOTS = "36"
# A page may differ in one pixel of 500, and there by a quarter of black.
SHARE, DEPTH = 1 / 500, 64

Picture: TypeAlias = "Image.Image"


def pages(pdf: Path) -> dict[str, int]:
    """Return the pages to look at, from 1: their names and places."""
    with pikepdf.open(pdf) as opened:
        labels = [page.label for page in opened.pages]
    text = labels.index("1") + 1
    return {
        "title": 1,
        "contents": 3,
        "charts": text - 1,
        "text": text,
        "index": len(labels) - 1,
        "last": len(labels),
    }


def word_pages(pdf: Path) -> dict[str, int]:
    """Return the pages of a DOCX in print to look at; the text begins with folio 1."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    printed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    folios = [page.split()[-1:] for page in printed.split("\f")]
    text = folios.index(["1"]) + 1
    return {"title": 1, "contents": 3, "figures": text - 1, "text": text}


def screens(browser: Browser, page: Path) -> dict[str, Picture]:
    """Return what a page to read shows at first, and where the text begins."""
    found: dict[str, Picture] = {}
    for name, width, scheme in (
        ("wide", 1280, "light"),
        ("phone", 360, "light"),
        ("dark", 1280, "dark"),
    ):
        opened = browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        opened.goto(f"{page.as_uri()}#indicators")
        shot = Image.open(BytesIO(opened.screenshot())).convert("L")
        # Letters do not show at this size, as on the printed pages.
        found[f"{name}-figures"] = shot.resize((shot.width // 4, shot.height // 4))
        opened.close()
    return found


def picture(pdf: Path, page: int) -> Picture:
    number = str(page)
    size = ("pdftoppm", "-r", DOTS, "-gray", "-png")
    command = [*size, "-f", number, "-l", number, str(pdf)]
    done = subprocess.run(command, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("L")


def difference(agreed: Picture, today: Picture) -> float:
    """Return the share of pixels that differ, 1 where even the sizes do."""
    if agreed.size != today.size:
        return 1.0
    blurred = (image.filter(ImageFilter.BoxBlur(1)) for image in (agreed, today))
    depths = ImageChops.difference(*blurred).histogram()
    return sum(depths[DEPTH:]) / sum(depths)


@pytest.mark.parametrize("edition", EDITIONS)
def test_pages_look_as_agreed(
    real_dist: Path,
    converted: Path,
    browser: Browser,
    edition: str,
    pytestconfig: pytest.Config,
) -> None:
    pdf = real_dist / f"{REPORT}.{edition}.pdf"
    word = converted / f"{REPORT}.{edition}.pdf"
    today = {
        **{name: picture(pdf, page) for name, page in pages(pdf).items()},
        **{f"word-{n}": picture(word, page) for n, page in word_pages(word).items()},
        **screens(browser, real_dist / f"{REPORT}.{edition}.html"),
    }
    if pytestconfig.getoption("--update-golden"):
        AGREED.mkdir(exist_ok=True)
        for name, image in today.items():
            image.quantize(16).save(AGREED / f"{edition}-{name}.png", optimize=True)

    agreed = {
        name: Image.open(AGREED / f"{edition}-{name}.png").convert("L")
        for name in today
    }

    differing = {
        name: difference(agreed[name], image)
        for name, image in today.items()
        if difference(agreed[name], image) > SHARE
    }
    sheet = SHEET / f"{edition}.html"
    sheet.unlink(missing_ok=True)
    if differing:
        SHEET.mkdir(parents=True, exist_ok=True)
        rows = (row(name, agreed[name], today[name]) for name in differing)
        sheet.write_text(PAGE.format(edition, "".join(rows)), encoding="utf-8")
    assert differing == {}, f"see {sheet}"


PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{0}</title>
<style>body {{ font-family: sans-serif }} img {{ border: 1px solid }}</style>
<h1>{0}</h1><p>From left to right: as agreed, as today, what differs.</p>{1}</html>
"""


def row(name: str, agreed: Picture, today: Picture) -> str:
    """Return three pictures side by side."""
    changed = ImageChops.invert(ImageChops.difference(agreed, today))
    pictures = zip(
        ("agreed", "today", "changed"), (agreed, today, changed), strict=True
    )
    return f"<h2>{name}</h2>" + "".join(
        f'<img alt="{what}" src="data:image/png;base64,{encoded(image)}">'
        for what, image in pictures
    )


def encoded(image: Picture) -> str:
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


def test_what_moved_is_seen_and_what_trembles_is_not() -> None:
    page = Image.new("L", (300, 400), 255)
    page.paste(0, (20, 20, 280, 30))
    moved = ImageChops.offset(page, 0, 12)
    paler = page.point(lambda value: max(value, 30))

    assert difference(page, page) == 0
    assert difference(page, moved) > SHARE
    assert difference(page, paler) <= SHARE
    assert difference(page, page.resize((299, 400))) == 1
