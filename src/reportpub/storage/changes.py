"""Several files changed at once: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from reportpub.errors import OutputError
from reportpub.storage.glossary import read_glossary
from reportpub.storage.staging import put_whole
from reportpub.storage.tei import read_document

Changes: TypeAlias = Mapping[Path, bytes | None]
"""New contents by absolute path; ``None`` takes the file away."""


def apply_changes(changes: Changes, root: Path, glossary: Path) -> None:
    """Make all changes, or none where one cannot be made or breaks the project.

    The glossary and the texts are read as they will be before anything is written.
    Raises ``GlossaryError`` or ``SourceError`` where that fails, ``OutputError``
    where a file cannot be written.
    """
    _read_again(changes, root, glossary)
    before = {path: path.read_bytes() if path.exists() else None for path in changes}
    put_all(changes, before)


def put_all(changes: Changes, before: Changes) -> None:
    """Write ``changes``, all or none; ``before`` is what stood there.

    Raises ``OutputError`` where a file cannot be written; it says what could not be put
    back, if anything.
    """
    done: list[Path] = []
    try:
        for path, data in changes.items():
            put_whole(path, data)
            done.append(path)
    except OutputError as error:
        lost = [path for path in done if not _restore(path, before[path])]
        state = "Nothing was changed."
        if lost:
            state = f"These could not be put back: {', '.join(map(str, lost))}."
        message = f"{error} {state}"
        raise OutputError(message) from None


def _restore(path: Path, data: bytes | None) -> bool:
    try:
        put_whole(path, data)
    except OutputError:
        return False
    return True


def _read_again(changes: Changes, root: Path, glossary: Path) -> None:
    with _preview(changes, root, glossary) as preview:
        read_glossary(preview / glossary.relative_to(root), preview)
        for path, data in changes.items():
            name = path.relative_to(root).as_posix()
            if data is not None and path.suffix == ".xml":
                read_document(preview / name, name)


@contextmanager
def _preview(changes: Changes, root: Path, glossary: Path) -> Generator[Path]:
    """Yield a copy of the glossary with ``changes`` made in it."""
    with tempfile.TemporaryDirectory(prefix="reportpub-") as folder:
        preview = Path(folder)
        if glossary.is_dir():
            shutil.copytree(glossary, preview / glossary.relative_to(root))
        for path, data in changes.items():
            place = preview / path.relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                place.unlink(missing_ok=True)
            else:
                place.write_bytes(data)
        yield preview
