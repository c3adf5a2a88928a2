"""Two plain texts with a segment a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.bitext import Segment

_HAN = re.compile(r"[\u3400-\u9fff]")
# Enough lines to tell a Chinese text from an English one that quotes Chinese.
_SAMPLE = 200


def chinese_first(first: str, second: str) -> tuple[str, str]:
    """Return the names of two text files, that with more Chinese characters first.

    Raises ``SourceError`` as ``read_lines`` does.
    """
    return (second, first) if _han(first) < _han(second) else (first, second)


def read_lines(paths: tuple[Path, Path], names: tuple[str, str]) -> Iterator[Segment]:
    """Yield the lines of a Chinese and an English file side by side.

    An empty line is a segment without words. Raises ``SourceError`` where a file is
    missing or not UTF-8, or where one has more lines than the other.
    """
    sides = (_lines(path, name) for path, name in zip(paths, names, strict=True))
    for number, (zh, en) in enumerate(zip_longest(*sides)):
        if zh is None or en is None:
            shorter, longer = names if zh is None else reversed(names)
            message = (
                f"The file has only {number} lines, and {longer} has more; each line "
                "must stand beside its translation. Add the lines that are missing, "
                "empty where there is no text."
            )
            raise SourceError(message, Location(shorter, number))
        yield Segment(number, number + 1, zh, en)


def read_text(path: Path, name: str) -> str:
    """Return a text file as it is, but for its line ends, which are line feeds.

    Raises ``SourceError`` where it is missing or not UTF-8.
    """
    return "".join(_raw_lines(path, name))


def _lines(path: Path, name: str) -> Iterator[str]:
    return (" ".join(line.split()) for line in _raw_lines(path, name))


def _raw_lines(path: Path, name: str) -> Iterator[str]:
    read = 0
    try:
        with path.open(encoding="utf-8-sig", newline=None) as file:
            for line in file:
                yield line
                read += 1
    except FileNotFoundError:
        message = "The file does not exist."
        raise SourceError(message, Location(name)) from None
    except UnicodeDecodeError:
        message = "The file is not UTF-8; save it with the encoding UTF-8."
        raise SourceError(message, Location(name, read + 1)) from None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise SourceError(message, Location(name)) from None


def _han(name: str) -> int:
    sample = islice(_lines(Path(name), name), _SAMPLE)
    return sum(len(_HAN.findall(line)) for line in sample)
