"""Aligned texts to be imported, of whatever kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.bitext import Segment
from reportpub.storage.pairs import READERS


def read_aligned(path: Path, name: str) -> Sequence[Segment] | None:
    """Return the segments of an aligned text, or nothing where the file is none.

    TMX and XLIFF are, a TEI ``linkGrp`` (``.xml``) is, and so are a workbook and a Word
    file with a Chinese and an English column. Raises ``SourceError`` where it cannot
    be read, or no segment has Chinese words.
    """
    segments = _segments(path, name)
    if segments is not None and not any(segment.zh for segment in segments):
        message = "No segment of the file has a Chinese text."
        raise SourceError(message, Location(name))
    return segments


def _segments(path: Path, name: str) -> Sequence[Segment] | None:
    suffix = path.suffix.lower()
    if suffix in READERS:
        return [*READERS[suffix](path, name)]
    if suffix == ".xml":
        from reportpub.storage.pairs.links import read_links

        return read_links(path, name)
    if suffix in {".xlsx", ".xlsm"}:
        from reportpub.storage.pairs.columns import read_xlsx_columns

        return read_xlsx_columns(path, name)
    if suffix in {".docx", ".docm"}:
        from reportpub.storage.pairs.columns import read_docx_columns

        return read_docx_columns(path, name)
    return None
