"""The DOCX editions as LibreOffice prints them, and the system's own Chromium."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser
from tests.external.windows import chromium


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
    with chromium() as browser:
        yield browser
