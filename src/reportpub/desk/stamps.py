"""What files look like from outside, to see whether they changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

Stamp: TypeAlias = tuple[int, int, int]
"""When a file was changed, its size, and which it is: a new one may be as old."""
UNKNOWN: Stamp = (-1, -1, -1)
"""The stamp of a file that is not there."""


def stamp(path: Path) -> Stamp:
    """Return the stamp of ``path`` as it is now."""
    try:
        status = path.stat()
    except OSError:
        return UNKNOWN
    return status.st_mtime_ns, status.st_size, status.st_ino


def entry_files(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Yield every entry's file with its stamp, many times faster than ``rglob``."""
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir():
                yield from entry_files(one.path)
            elif one.name.endswith(".toml") and one.is_file():
                status = one.stat()
                yield one.path, (status.st_mtime_ns, status.st_size, status.st_ino)
