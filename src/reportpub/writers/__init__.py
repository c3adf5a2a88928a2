"""Publication and theme in, the bytes of a finished file out.

A new format is one module and one line in ``WRITERS``. Modules are imported when
they are first used: WeasyPrint costs more than a small build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
WRITERS: Mapping[str, str] = {
    "pdf": "reportpub.writers.pdf",
    "docx": "reportpub.writers.docx",
    "epub": "reportpub.writers.epub",
    "html": "reportpub.writers.html",
    "csv": "reportpub.writers.term_csv",
    "json": "reportpub.writers.term_json",
}
# What an edition is published as; the others are of the term index alone.
EDITION_FORMATS = ("pdf", "docx", "epub", "html")


def get_writer(format_name: str) -> Writer:
    """Return the writer of a format in ``WRITERS``."""
    return cast("Writer", import_module(WRITERS[format_name]).write)


def warm(format_names: Iterable[str]) -> None:
    """Load what the writers of ``format_names`` need, before processes are forked."""
    for name in format_names:
        module = import_module(WRITERS[name])
        load = getattr(module, "load", None)
        if load is not None:
            load()
