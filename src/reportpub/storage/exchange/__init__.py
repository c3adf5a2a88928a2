"""The glossary in the formats of other tools: one module a format, both ways.

``FORMATS`` is literal: a new format is a module with ``write``, ``read`` and ``HOLDS``,
and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeAlias

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange import martif, omegat, skos, table, tbx, workbook

Write: TypeAlias = Callable[[Glossary], bytes]
Read: TypeAlias = Callable[[bytes, str, Glossary], Glossary]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is written and read, and the fields of an entry it holds.

    ``read`` takes the file, its name for messages, and the glossary that has what
    the file does not mention.
    """

    write: Write
    read: Read
    holds: frozenset[str]


FORMATS: Mapping[str, Format] = {
    "xlsx": Format(workbook.write, workbook.read, workbook.HOLDS),
    "csv": Format(table.write, table.read, table.HOLDS),
    "tbx": Format(tbx.write, tbx.read, tbx.HOLDS),
    "tbx2": Format(martif.write, martif.read, martif.HOLDS),
    "omegat": Format(omegat.write, omegat.read, omegat.HOLDS),
    "skos": Format(skos.write, skos.read, skos.HOLDS),
}

_SUFFIXES = {
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".tbx": "tbx",
    ".txt": "omegat",
    ".tab": "omegat",
    ".tsv": "omegat",
    ".utf8": "omegat",
    ".rdf": "skos",
}
# Where the root of a martif file is to be found, whatever stands before it.
_BEGINNING = 2000


def format_of(data: bytes, name: str) -> str:
    """Return the format of a file by the end of its name and how it begins.

    Raises ``GlossaryError`` where the name says nothing.
    """
    found = _SUFFIXES.get(PurePath(name).suffix.casefold(), "")
    if not found:
        known = ", ".join(FORMATS)
        message = f"The name does not say the format; give --from, one of {known}."
        raise GlossaryError(message, Location(name))
    beginning = data[:_BEGINNING].replace(b"\0", b"")
    return "tbx2" if found == "tbx" and b"<martif" in beginning else found
