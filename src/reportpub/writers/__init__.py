"""Publication and theme in, the bytes of a finished file out.

A new format is one module and one line in ``WRITERS``. Modules are imported when
they are first used: WeasyPrint costs more than a small build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, assert_never, cast

from reportpub.model.edition import EDITION_FORMATS, Edition, Matter

if TYPE_CHECKING:
    from reportpub.model.publication import Publication
    from reportpub.writers.theme import Theme


class Writer(Protocol):
    """Makes one file of one format."""

    def __call__(self, publication: Publication, theme: Theme) -> bytes:
        """Return the complete file; same publication and theme, same bytes."""
        ...


# Format → the module whose ``write`` makes it.
WRITERS: Mapping[str, str] = {
    "pdf": "reportpub.writers.pdf",
    "docx": "reportpub.writers.docx",
    "epub": "reportpub.writers.epub",
    "html": "reportpub.writers.html",
    "csv": "reportpub.writers.term_csv",
    "json": "reportpub.writers.term_json",
    "term-pdf": "reportpub.writers.term_pdf",
    "term-html": "reportpub.writers.term_html",
    "figure-html": "reportpub.writers.figure_html",
    "figure-csv": "reportpub.writers.figure_csv",
    "figure-json": "reportpub.writers.figure_json",
}
# What an edition of terms is published as, by file name extension.
TERM_FORMATS: Mapping[str, str] = {
    "pdf": "term-pdf",
    "html": "term-html",
    "csv": "csv",
    "json": "json",
}
# What the table of figures is published as.
FIGURE_FORMATS: Mapping[str, str] = {
    "html": "figure-html",
    "csv": "figure-csv",
    "json": "figure-json",
}
# Every extension, in the order readers are offered them.
FORMATS = tuple(dict.fromkeys((*EDITION_FORMATS, *TERM_FORMATS)))
# Those that are set in the theme's fonts.
PRINTED = frozenset({"pdf", "term-pdf"})


def formats_of(edition: Edition) -> Mapping[str, str]:
    """Return the formats ``edition`` is published in, by file name extension."""
    match edition.matter:
        case Matter.TEXT:
            return {name: name for name in edition.formats or EDITION_FORMATS}
        case Matter.TERMS:
            return TERM_FORMATS
        case Matter.FIGURES:
            return FIGURE_FORMATS
        case _:
            assert_never(edition.matter)


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
