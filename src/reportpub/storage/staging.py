"""Files that appear whole or not at all.

Everything is written to a hidden folder beside its place and moved there at the
end: a build that fails or is killed leaves what was there before.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from reportpub.errors import OutputError

_PREFIX = ".staging-"


@contextmanager
def staging(folder: Path) -> Generator[Path]:
    """Yield an empty folder; on success move its files into ``folder``.

    What a killed build left behind is removed first. Raises ``OutputError`` where
    ``folder`` cannot be written.
    """
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob(f"{_PREFIX}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        scratch = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    try:
        yield scratch
        with output_errors(folder):
            _move(scratch, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def clear_leftovers(folder: Path) -> None:
    """Remove from ``folder`` what ``write_whole`` left there when it was killed."""
    for leftover in folder.glob(f"{_PREFIX}*"):
        if leftover.is_file():
            leftover.unlink(missing_ok=True)


def _move(scratch: Path, folder: Path) -> None:
    """Move all files, having made sure that each has a place to go to."""
    files = sorted(path for path in scratch.rglob("*") if path.is_file())
    places = [folder / path.relative_to(scratch) for path in files]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, f"{place} is a folder")
    for path, place in zip(files, places, strict=True):
        path.replace(place)


def put_whole(path: Path, data: bytes | None) -> None:
    """Write ``data`` to ``path`` as ``write_whole`` does; ``None`` takes it away.

    Raises ``OutputError`` where that cannot be done.
    """
    if data is not None:
        write_whole(path, data)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        message = f"{path} cannot be removed: {error.strerror}."
        raise OutputError(message) from None


def write_whole(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write ``data`` to ``path`` by way of a hidden neighbour."""
    with output_errors(path.parent, "make it writable"):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            prefix=_PREFIX, dir=path.parent, delete=False
        ) as scratch:
            place = Path(scratch.name)
            try:
                scratch.write(data)
                scratch.flush()
                place.chmod(mode)
                place.replace(path)
            except OSError:
                # Where the disk is full, half a file would keep it full.
                place.unlink(missing_ok=True)
                raise


@contextmanager
def output_errors(
    folder: Path, elsewhere: str = "choose another folder with --out"
) -> Generator[None]:
    """Turn failures to write into an ``OutputError`` that says the way out.

    ``elsewhere`` is what to do where the folder is not one's own.
    """
    try:
        yield
    except OSError as error:
        way_out = {
            errno.ENOSPC: "the disk is full; free some space",
            errno.EDQUOT: "your quota is used up; free some space",
            errno.EROFS: f"the disk is read-only; {elsewhere}",
            errno.EACCES: f"you may not write there; {elsewhere}",
            errno.EPERM: f"you may not write there; {elsewhere}",
        }.get(error.errno or 0, f"{error.strerror or error}; {elsewhere}")
        message = f"The folder {folder} cannot be written: {way_out}."
        raise OutputError(message) from None
