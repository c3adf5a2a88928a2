"""PDF, by WeasyPrint, from the same markup as HTML and EPUB.

Page numbers of contents and index are not asked of CSS: each target-counter makes
WeasyPrint lay out the document again. The body is laid out once, its anchors say
which page everything is on, and index and front matter follow with plain numbers.
"""

from __future__ import annotations

import ctypes.util
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from reportpub.errors import EditionError, SystemLibraryError
from reportpub.model.publication import (
    IndexEntry,
    Publication,
    Row,
    plain,
    walk,
)
from reportpub.writers.markup import Dialect, versions_markup
from reportpub.writers.pages import Place, first_pages, mark_places
from reportpub.writers.theme import Theme

if TYPE_CHECKING:
    from weasyprint import CSS, Document

_PANGO = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the edition as tagged PDF.

    Raises ``SystemLibraryError`` where Pango is missing, ``EditionError`` where
    WeasyPrint warns: a warning there means that a page is not as the theme says.
    """
    press = _Press(publication, theme)
    body = press.lay_out("body")
    places = mark_places(publication, body)
    index = press.lay_out(
        "index", first_page=len(body.pages) + 1, groups=_groups(publication, places)
    )
    section_pages = first_pages(body)
    front = press.lay_out(
        "front",
        contents=[
            (section, section_pages[section.id])
            for section in walk(publication.sections)
            if section.heading is not None
        ],
        index_page=len(body.pages) + 1,
    )
    whole = front.copy([*front.pages, *body.pages, *index.pages])
    with _warnings_are_failures():
        data: bytes = whole.write_pdf(pdf_tags=True, **_identity(publication))
    return data


def _identity(publication: Publication) -> Mapping[str, object]:
    # The identifier is otherwise random; the name of the edition is enough.
    return {"pdf_identifier": publication.name.encode()}


@dataclass(frozen=True, slots=True)
class _Press:
    """Lays out the pieces of one publication with one set of styles."""

    publication: Publication
    theme: Theme

    def lay_out(self, kind: str, **context: object) -> Document:
        weasyprint = load()
        page = self.theme.template("print.html.jinja").render(
            kind=kind,
            publication=self.publication,
            titles=[plain(version) for version in self.publication.title.versions],
            versions=_versions,
            plain=plain,
            xmllang=lambda _language: "",
            **{"first_page": None, **context},
        )
        style, font_config = _style(self.theme)
        with _warnings_are_failures():
            document: Document = weasyprint.HTML(
                string=page, url_fetcher=_refuse
            ).render(stylesheets=[style], font_config=font_config)
        return document


def _versions(row: Row) -> list[tuple[str, Any]]:
    return list(versions_markup(row, Dialect.PRINT))


def _groups(
    publication: Publication, places: Mapping[str, Place]
) -> list[Mapping[str, object]]:
    return [
        {
            "heading": group.heading,
            "entries": [
                {"headwords": entry.headwords, "pages": _ranges(entry, places)}
                for entry in group.entries
            ],
        }
        for group in publication.index
    ]


def _ranges(entry: IndexEntry, places: Mapping[str, Place]) -> list[tuple[str, str]]:
    """Return anchor and label of each run of pages; a page is named once."""
    first: dict[int, str] = {}
    for locator in entry.locators:
        place = places[locator.anchor]
        first.setdefault(place.page, place.anchor)
    runs: list[list[int]] = []
    for page in sorted(first):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [
        (first[run[0]], f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}")
        for run in runs
    ]


@lru_cache(maxsize=2)
def _style(theme: Theme) -> tuple[CSS, object]:
    weasyprint = load()
    from weasyprint.text.fonts import FontConfiguration

    # Read by fontconfig whenever a configuration is made.
    os.environ["FONTCONFIG_FILE"] = str(theme.fonts / "fonts.conf")
    font_config = FontConfiguration()
    with _warnings_are_failures():
        style = weasyprint.CSS(
            string=theme.read("print.css"),
            font_config=font_config,
            url_fetcher=_refuse,
        )
    return style, font_config


def load() -> ModuleType:
    """Import WeasyPrint, which needs Pango, or say how to install that."""
    try:
        with _no_library_search():
            import weasyprint
    except OSError as error:
        message = (
            f"A library that sets pages is missing ({str(error).splitlines()[0]}); "
            f"on Debian or Ubuntu run “{_PANGO}”, or build without PDF."
        )
        raise SystemLibraryError(message) from None
    return weasyprint


@contextmanager
def _no_library_search() -> Iterator[None]:
    """Spare WeasyPrint's import 54 child processes.

    cffi asks ``find_library`` for names that exist on other systems only, and on
    Linux each answer starts ldconfig, gcc and ld; the real names need no search.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda _name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _refuse(url: str, *_args: object, **_options: object) -> Mapping[str, object]:
    """Refuse to fetch anything: a report brings all it needs."""
    message = f"The edition refers to {url}, but editions may fetch nothing; remove it."
    raise EditionError(message)


class _Collector(logging.Handler):
    """Keeps what WeasyPrint warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _warnings_are_failures() -> Iterator[None]:
    from weasyprint.logger import LOGGER

    collector = _Collector()
    LOGGER.addHandler(collector)
    try:
        yield
    finally:
        LOGGER.removeHandler(collector)
    if collector.messages:
        message = (
            f"WeasyPrint warns: {collector.messages[0]} Mend the theme or the text."
        )
        raise EditionError(message)


