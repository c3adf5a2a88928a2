"""The DOCX editions as LibreOffice prints them, and the system's own Chromium."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def converted(real_dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all DOCX editions as PDF."""
    assert which("soffice"), "soffice is not installed: make external"
    folder = tmp_path_factory.mktemp("libreoffice")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    files = map(str, sorted(real_dist.glob("*.docx")))
    done = subprocess.run(
        [*command, str(folder), *files], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = which("chromium")
    assert path, "chromium is not installed: make external"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()
