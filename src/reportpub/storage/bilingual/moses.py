"""Moses text: a group a line, Chinese and English in a file each.

A third file has the handles, a line each: without it nobody could tell later what has
changed since.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.outgoing import OutgoingText
from reportpub.model.returned import Hand, ReturnedFile
from reportpub.storage.bilingual.files import parted, read_bytes, returned

SUFFIXES = (".zh", ".en", ".ids")


def write(text: OutgoingText) -> Mapping[str, bytes]:
    """Return the three files of the report, by the ends of their names."""
    columns = (
        (group.source_shown for group in text.groups),
        (group.target_shown for group in text.groups),
        (group.handle.name for group in text.groups),
    )
    return {
        suffix: "".join(f"{' '.join(line.split())}\n" for line in lines).encode()
        for suffix, lines in zip(SUFFIXES, columns, strict=True)
    }


def read(path: Path, name: str) -> ReturnedFile:
    """Return what comes back in three files; ``path`` is any of them.

    Raises ``SourceError`` where one is missing or not UTF-8, or where they do not have
    the same number of lines.
    """
    stem = Path(name).stem
    names = [f"{stem}{suffix}" for suffix in SUFFIXES]
    sides = [_lines(path.with_name(part), part) for part in names]
    counts = [len(lines) for lines in sides]
    if len({*counts}) > 1:
        said = ", ".join(f"{n} has {c}" for n, c in zip(names, counts, strict=True))
        message = f"The files must have as many lines as each other; {said}."
        raise SourceError(message, Location(name))
    lines = enumerate(zip(*sides, strict=True), start=1)
    groups, loose = parted(
        returned(handle, zh, en, Location(names[1], number))
        for number, (zh, en, handle) in lines
    )
    return ReturnedFile(stem, Hand(), groups, loose)


def _lines(path: Path, name: str) -> list[str]:
    try:
        text = read_bytes(path, name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "The file is not UTF-8; save it with the encoding UTF-8."
        raise SourceError(message, Location(name, line)) from None
    # Other marks that Python takes for ends of lines are text to other programs.
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")
