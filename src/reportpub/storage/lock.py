"""The door for ``align.lock``: the Chinese against which English was accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.storage.staging import write_whole

LOCK = "align.lock"

_HEADING = "# The Chinese for which the English was accepted (reportpub accept).\n"
_ENTRY = re.compile(r"(\S+) ([0-9a-f]{16})")


def read_lock(path: Path, name: str) -> Mapping[str, str] | None:
    """Return the digest for each sentence id; ``None`` where there is no file.

    Messages call the file ``name``. Raises ``SourceError`` with a line where it is
    not as ``write_lock`` left it.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        message = f"The file cannot be read: {error}."
        raise SourceError(message, Location(name)) from None
    accepted: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            message = (
                "The line is not “id digest”; take the file from version control "
                "again, or remove it and run “reportpub accept”."
            )
            raise SourceError(message, Location(name, number))
        accepted[entry[1]] = entry[2]
    return accepted


def write_lock(path: Path, accepted: Mapping[str, str]) -> None:
    """Write ``accepted`` in its order, a sentence a line, so that changes read well."""
    write_whole(path, lock_bytes(accepted))


def lock_bytes(accepted: Mapping[str, str]) -> bytes:
    """Return ``accepted`` as it is kept on disk."""
    lines = (f"{identifier} {mark}\n" for identifier, mark in accepted.items())
    return "".join((_HEADING, *lines)).encode()
