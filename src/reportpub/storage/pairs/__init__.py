"""Aligned texts of other tools, read as a stream: TMX, XLIFF, a segment a line.

A new format is a module with a function ``(path, name) -> Iterator[Segment]`` and a
line in ``READERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reportpub.errors import SourceError
from reportpub.model.bitext import Segment
from reportpub.storage.pairs.lines import chinese_first, read_lines
from reportpub.storage.pairs.tmx import read_tmx
from reportpub.storage.pairs.xliff import read_xliff

Reader: TypeAlias = Callable[[Path, str], Iterator[Segment]]

READERS: Mapping[str, Reader] = {
    ".tmx": read_tmx,
    ".xlf": read_xliff,
    ".xliff": read_xliff,
}


@dataclass(frozen=True, slots=True)
class PairFile:
    """An aligned text: the names of its two sides, and its segments, read once."""

    source: str
    target: str
    segments: Iterator[Segment]


def read_pairs(names: Sequence[str]) -> Iterator[PairFile]:
    """Yield the aligned texts that ``names`` are: files of one kind, or two texts.

    Raises ``SourceError`` where a file is of no known kind, or a text stands alone.
    """
    texts = [name for name in names if Path(name).suffix.lower() not in READERS]
    if texts and (len(texts) != 2 or len(names) != 2):  # noqa: PLR2004 (a pair)
        message = (
            f"“{texts[0]}” is read as plain text; give two such files, Chinese and "
            f"English, with a segment a line, or one of {', '.join(READERS)}."
        )
        raise SourceError(message)
    if texts:
        source, target = chinese_first(names[0], names[1])
        segments = read_lines((Path(source), Path(target)), (source, target))
        yield PairFile(source, target, segments)
        return
    for name in names:
        path = Path(name)
        yield PairFile(name, name, READERS[path.suffix.lower()](path, name))
