"""Publication and theme in, the bytes of a finished file out.

A new format is one module and one line in ``WRITERS``. Modules are imported when
they are first used: WeasyPrint and python-docx cost more than a small build.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from reportpub.model.publication import Publication
    from reportpub.writers.theme import Theme


class Writer(Protocol):
    """Makes one file of one format."""

    def __call__(self, publication: Publication, theme: Theme) -> bytes:
        """Return the complete file; same publication and theme, same bytes."""
        ...


# Format (and file name extension) → the module whose ``write`` makes it.
WRITERS = {
    "pdf": "reportpub.writers.pdf",
    "docx": "reportpub.writers.docx",
    "epub": "reportpub.writers.epub",
    "html": "reportpub.writers.html",
}


def get_writer(format_name: str) -> Writer:
    """Return the writer of a format in ``WRITERS``."""
    return cast("Writer", import_module(WRITERS[format_name]).write)
