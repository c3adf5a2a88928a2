"""What identifies the program itself: a newer one may make other bytes."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from reportpub.storage.state import digest

# Libraries whose upgrade may change an edition.
_LIBRARIES = (
    "daachorse",
    "babel",
    "jinja2",
    "lxml",
    "opencc",
    "pypinyin",
    "Stemmer",
    "uharfbuzz",
    "weasyprint",
)


@lru_cache(maxsize=1)
def program() -> str:
    """Return a digest of the program's files and libraries, without reading them."""
    own = sorted(
        path
        for path in Path(__file__).parent.rglob("*")
        if path.suffix in {".py", ".rng"}
    )
    specs = (find_spec(library) for library in _LIBRARIES)
    libraries = (Path(spec.origin) for spec in specs if spec and spec.origin)
    return digest(*map(_identity, (*own, *libraries)))


def _identity(path: Path) -> str:
    status = path.stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"
