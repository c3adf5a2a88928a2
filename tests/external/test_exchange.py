"""LibreOffice opens the workbook and saves it without loss."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.storage.exchange.entries import EMPTY, NASTY, real_glossary

from reportpub.model.glossary import Glossary
from reportpub.storage.exchange import FORMATS

pytestmark = pytest.mark.external


def saved_again(book: bytes, folder: Path) -> bytes:
    """Return the workbook as LibreOffice Calc saves it."""
    assert shutil.which("soffice"), "install libreoffice-calc-nogui"
    (folder / "in").mkdir()
    file = folder / "in/terms.xlsx"
    file.write_bytes(book)
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "xlsx"),
            *("--outdir", str(folder / "out"), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / "out/terms.xlsx").read_bytes()


def test_a_workbook_saved_by_libreoffice_comes_back_intact(tmp_path: Path) -> None:
    xlsx, glossary = FORMATS["xlsx"], real_glossary()

    data = saved_again(xlsx.write(glossary), tmp_path)

    assert xlsx.read(data, "terms.xlsx", EMPTY) == glossary
    assert xlsx.read(data, "terms.xlsx", glossary) == glossary


def test_libreoffice_keeps_nasty_texts(tmp_path: Path) -> None:
    concept = real_glossary().concepts["liuwen"]
    nasty = {
        f"nasty-{number}": replace(
            concept,
            id=f"nasty-{number}",
            question=text,
            definition_zh=f"{text}\n{text}",
        )
        for number, text in enumerate(NASTY)
        # Calc resolves the code of a low line twice (7.4); nobody writes that.
        if "_x005F_" not in text
    }
    glossary = Glossary(dict(sorted(nasty.items())))
    xlsx = FORMATS["xlsx"]

    data = saved_again(xlsx.write(glossary), tmp_path)

    back = xlsx.read(data, "terms.xlsx", EMPTY)
    texts = {c.id: (c.question, c.definition_zh) for c in back}
    assert texts == {c.id: (c.question, c.definition_zh) for c in glossary}
