"""Aligned texts of other tools, read as a stream: TMX, XLIFF, a sentence a line.

A new format is a module with a function ``(path, name) -> Iterator[Segment]`` and a
line in ``READERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from reportpub.model.bitext import Segment
from reportpub.storage.pairs.lines import read_lines
from reportpub.storage.pairs.tmx import read_tmx
from reportpub.storage.pairs.xliff import read_xliff

Reader: TypeAlias = Callable[[Path, str], Iterator[Segment]]

READERS: Mapping[str, Reader] = {
    ".tmx": read_tmx,
    ".xlf": read_xliff,
    ".xliff": read_xliff,
}

__all__ = ["READERS", "read_lines"]
