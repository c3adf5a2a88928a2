"""A report's groups in the formats of other tools: one module a format, both ways.

``FORMATS`` is literal: a new format is a module with ``write`` and ``read``, and a line
here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.outgoing import OutgoingText
from reportpub.model.returned import ReturnedFile
from reportpub.storage.bilingual import (
    document,
    moses,
    tmx,
    workbook,
    xliff,
    xliff12,
)

Write: TypeAlias = Callable[[OutgoingText], Mapping[str, bytes]]
Read: TypeAlias = Callable[[Path, str], ReturnedFile]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how a report is written in it and read back.

    ``write`` returns files by what their names have behind the name that was asked
    for: mostly one, with nothing. ``read`` takes a file and its name for messages.
    """

    write: Write
    read: Read


FORMATS: Mapping[str, Format] = {
    "xliff": Format(xliff.write, xliff.read),
    "xliff12": Format(xliff12.write, xliff12.read),
    "tmx": Format(tmx.write, tmx.read),
    "xlsx": Format(workbook.write, workbook.read),
    "docx": Format(document.write, document.read),
    "moses": Format(moses.write, moses.read),
}

_SUFFIXES = {
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".tmx": "tmx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".docx": "docx",
    ".docm": "docx",
    **dict.fromkeys(moses.SUFFIXES, "moses"),
}
# Where the root of an XLIFF file is to be found, whatever stands before it.
_BEGINNING = 2000


def format_of(path: Path) -> str:
    """Return the format of a file by the end of its name and how it begins.

    Raises ``SourceError`` where the name says nothing.
    """
    found = _SUFFIXES.get(path.suffix.casefold(), "")
    if not found:
        known = ", ".join(_SUFFIXES)
        message = f"The name does not say the format; let it end in one of {known}."
        raise SourceError(message, Location(path.name))
    return "xliff12" if found == "xliff" and _is_older(path) else found


def _is_older(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            # Without its zeros UTF-16 reads like ASCII.
            return b"xliff:document:1." in file.read(_BEGINNING).replace(b"\0", b"")
    except OSError:
        # The reader says why.
        return False
