"""What other programs make of a comparison."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.conftest import copy_project
from tests.running import BASE, reportpub
from tests.unit.later import add_later

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the comparison of two reports, as Word file and page."""
    project = copy_project(BASE, tmp_path_factory.mktemp("compared") / "project")
    add_later(project)
    for name in ("changes.docx", "changes.html"):
        outcome = reportpub("compare", "mini", "later", "--output", name, cwd=project)
        assert outcome.status == 0, outcome.err
    return project


def test_openxml_audit_has_nothing_to_say_of_tracked_changes(compared: Path) -> None:
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(compared / "changes.docx")

    assert [str(error) for error in result.errors] == []
    assert (result.is_valid, result.warning_count) == (True, 0)


def test_libreoffice_shows_both_years(compared: Path, tmp_path: Path) -> None:
    assert shutil.which("soffice"), "install libreoffice-writer-nogui"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "pdf"),
            *("--outdir", str(tmp_path), str(compared / "changes.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = subprocess.run(
        ["pdftotext", str(tmp_path / "changes.pdf"), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout

    for words in ("按期", "提前", "on", "ahead of", "Rivers are full of fish."):
        assert words in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_of_the_page(
    browser: Browser, compared: Path, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((compared / "changes.html").as_uri())
    report = Axe().run(page).generate_report()
    context.close()

    assert report.startswith("Found 0 accessibility violations"), report
