"""A new report: a folder with its texts, which appears whole or not at all."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from reportpub.errors import OutputError
from reportpub.storage.staging import output_errors

# It is an xml:id, the name of a folder, and part of the names of files.
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def report_folder(source: Path, report: str) -> Path:
    """Return where the report ``report`` is to be made.

    Raises ``OutputError`` where it exists, or its id is not made of small letters,
    digits and single hyphens.
    """
    if not _ID.fullmatch(report):
        message = (
            f"“{report}” is no id of a report; use small letters, digits and hyphens, "
            "a letter first, such as handan-2021."
        )
        raise OutputError(message)
    folder = source / report
    if folder.exists():
        message = (
            f"The report {report} exists already; choose another --id, or remove "
            f"{folder} first. Nothing was written."
        )
        raise OutputError(message)
    return folder


def write_report(folder: Path, texts: Mapping[str, str]) -> None:
    """Make ``folder`` with ``texts``, by their file names, in one step.

    Raises ``OutputError`` where it cannot be made or is there by now.
    """
    with output_errors(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".staging-", dir=folder.parent))
    try:
        with output_errors(folder.parent):
            for name, text in texts.items():
                (scratch / name).write_bytes(text.encode())
            scratch.chmod(0o755)
            # Renaming onto a folder that has files fails, so nothing is lost.
            scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
