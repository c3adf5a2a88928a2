"""What the last build saw and made, so that the next one does only what it must.

One JSON file a report and output folder. A file counts as unchanged when its size
and modification time are those remembered; only others are read and hashed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

_FORM = 2


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was: size in bytes, modification time in ns, SHA-256."""

    size: int
    modified: int
    sha256: str

    def matches(self, path: Path) -> bool:
        """Whether the file still looks the same from outside."""
        try:
            status = path.stat()
        except OSError:
            return False
        return status.st_size == self.size and status.st_mtime_ns == self.modified


@dataclass(frozen=True, slots=True)
class Product:
    """A file that was made: what it was made from, and how it was left.

    ``recipe`` identifies the composed edition and the writer; ``inputs`` the state
    of all inputs under which the file was last known to be right.
    """

    stamp: Stamp
    recipe: str
    inputs: str


@dataclass(frozen=True, slots=True)
class State:
    """The memory of one report's builds into one folder.

    ``titles`` are pairs of language and title, ``dates`` of language and the day the
    report was given; ``modified`` is when its editions count as made, ``fonts`` are the
    files of the faces.
    """

    inputs: Mapping[str, Stamp]
    products: Mapping[str, Product]
    titles: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]
    modified: str
    fonts: tuple[str, ...]


EMPTY = State({}, {}, (), (), "", ())


def read_state(path: Path) -> State:
    """Return what ``path`` remembers, or nothing if it is absent or not ours."""
    try:
        table = json.loads(path.read_bytes())
        if table["form"] != _FORM:
            return EMPTY
        return State(
            {name: Stamp(**stamp) for name, stamp in table["inputs"].items()},
            {
                name: Product(Stamp(**p["stamp"]), p["recipe"], p["inputs"])
                for name, p in table["products"].items()
            },
            tuple((language, title) for language, title in table["titles"]),
            tuple((language, day) for language, day in table["dates"]),
            str(table["modified"]),
            tuple(table["fonts"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return EMPTY


def state_bytes(state: State) -> bytes:
    """Return ``state`` as it is kept on disk."""
    table = {"form": _FORM, **asdict(state)}
    return json.dumps(table, ensure_ascii=False).encode()


def stamp_file(path: Path) -> Stamp:
    """Return the stamp of ``path`` as it is now."""
    status = path.stat()
    return Stamp(
        status.st_size,
        status.st_mtime_ns,
        hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def stamp_inputs(
    files: Iterable[Path], known: Mapping[str, Stamp]
) -> Mapping[str, Stamp]:
    """Return the stamps of ``files``, reading only those that look changed."""
    stamps: dict[str, Stamp] = {}
    for path in files:
        name = str(path)
        old = known.get(name)
        if old is not None and old.matches(path):
            stamps[name] = old
        else:
            stamps[name] = stamp_file(path)
    return stamps


def digest(*parts: str) -> str:
    """Return the SHA-256 of ``parts``, kept apart."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
