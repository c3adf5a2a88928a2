"""Loose texts of other programs: bytes in, lines with hints of their looks out.

A new format is a module with a function ``(data, name) -> LooseText`` and a line in
``READERS``. Every reader takes its file for hostile: sizes are bounded, nothing is
run, fetched or expanded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TypeAlias, cast

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.loose import LooseText

Reader: TypeAlias = Callable[[bytes, str], LooseText]

_HERE = "reportpub.storage.loose"
# Imported when they are called: PDFium and its like take long to load.
READERS: Mapping[str, str] = {
    ".txt": f"{_HERE}.txt:read_txt",
    ".docx": f"{_HERE}.docx:read_docx",
    ".docm": f"{_HERE}.docx:read_docx",
    ".html": f"{_HERE}.html:read_html",
    ".htm": f"{_HERE}.html:read_html",
    ".pdf": f"{_HERE}.pdf:read_pdf",
}
# A report has 30,000 characters; a web page may have its pictures in it.
LARGEST = 100_000_000


def read_loose(path: Path, name: str) -> LooseText:
    """Return the text of a file; messages call it ``name``.

    Raises ``SourceError`` where it is of no known kind, cannot be read, or is empty.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        message = (
            f"The file is of no kind that can be read; there is {', '.join(READERS)}. "
            "Save it as one of these."
        )
        raise SourceError(message, Location(name))
    text = reader(suffix)(read_bytes(path, name), name)
    if not text.lines:
        raise SourceError("The file has no text in it.", Location(name))
    return text


def reader(suffix: str) -> Reader:
    """Return the reader of the files that end in ``suffix``."""
    module, _, function = READERS[suffix].partition(":")
    return cast("Reader", getattr(import_module(module), function))


def read_bytes(path: Path, name: str) -> bytes:
    """Return a file as it is, unless it is far too large for a report.

    Raises ``SourceError`` where it is that, is missing, or cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            message = (
                f"The file has {size // 1_000_000} MB, and a report has less than "
                f"{LARGEST // 1_000_000}; take the text alone."
            )
            raise SourceError(message, Location(name))
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError("The file does not exist.", Location(name)) from None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise SourceError(message, Location(name)) from None
