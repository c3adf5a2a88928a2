"""Lay out pages with WeasyPrint: closed to the outside, and strict.

WeasyPrint is imported on first use only; a build without PDF does without it.
"""

from __future__ import annotations

import ctypes.util
import logging
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from typing import Any, TypeAlias

from reportpub.errors import EditionError, SystemLibraryError
from reportpub.writers import justify, tagging
from reportpub.writers.theme import Theme

# WeasyPrint has no types of its own.
Pages: TypeAlias = Any
"""A WeasyPrint ``Document``: pages laid out, not yet written."""

PANGO_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def load() -> Any:  # noqa: ANN401 (a module without types)
    """Import WeasyPrint, which needs Pango, or say how to install that."""
    try:
        with _no_library_search():
            import weasyprint
        _count_pages_once()
        tagging.install()
        justify.install()
    except OSError as error:
        reason = str(error).splitlines()[0]
        message = (
            f"A library that sets pages is missing ({reason}); on Debian or Ubuntu run "
            f"“sudo apt-get install {PANGO_PACKAGES}”, or build without PDF."
        )
        raise SystemLibraryError(message) from None
    return weasyprint


def lay_out(markup: str, theme: Theme) -> Pages:
    """Return the pages of ``markup``, set in the theme's styles and fonts.

    Raises ``EditionError`` where ``markup`` or a style refers to anything outside,
    or WeasyPrint warns.
    """
    weasyprint = load()
    style, fonts = _style(theme)
    with strictly():
        html = weasyprint.HTML(string=markup, url_fetcher=_closed())
        return html.render(stylesheets=[style], font_config=fonts)


@contextmanager
def strictly() -> Generator[None]:
    """Turn WeasyPrint's warnings into failures: the page is not as the theme says."""
    from weasyprint.logger import LOGGER
    from weasyprint.urls import FatalURLFetchingError

    collector = _Collector()
    LOGGER.addHandler(collector)
    try:
        yield
    except FatalURLFetchingError as error:
        message = f"{error}; an edition may fetch nothing, so remove the reference."
        raise EditionError(message) from None
    finally:
        LOGGER.removeHandler(collector)
    if collector.messages:
        message = (
            f"WeasyPrint warns: {collector.messages[0]}; mend the theme or the text."
        )
        raise EditionError(message)


@lru_cache(maxsize=8)
def _style(theme: Theme) -> tuple[Any, Any]:
    weasyprint = load()
    from weasyprint.text.fonts import FontConfiguration

    # Read by fontconfig whenever a configuration is made: it sees these fonts only.
    os.environ["FONTCONFIG_FILE"] = str(theme.fonts / "fonts.conf")
    fonts = FontConfiguration()
    with strictly():
        style = weasyprint.CSS(
            string=theme.styles("print.css"), font_config=fonts, url_fetcher=_closed()
        )
    return style, fonts


def _closed() -> Any:  # noqa: ANN401
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class Closed(URLFetcher):  # type: ignore[misc]
        """Fetches nothing: a report brings all it needs."""

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401
            del headers
            message = f"The theme or the text refers to {url}"
            raise FatalURLFetchingError(message)

    return Closed()


@lru_cache(maxsize=1)
def _count_pages_once() -> None:
    """Keep the list of pages that pydyf makes anew for every tag of a document.

    A tag costs as many steps as there are pages without this: a long report becomes
    quadratic. The list depends on the number of pages alone.
    """
    pdf = import_module("pydyf").PDF
    make = pdf.page_references.fget

    def kept(document: Any) -> Any:  # noqa: ANN401
        pages = document.__dict__.get("_kept_pages")
        if pages is None or len(pages) != document.pages["Count"]:
            pages = document.__dict__["_kept_pages"] = make(document)
        return pages

    pdf.page_references = property(kept)


@contextmanager
def _no_library_search() -> Generator[None]:
    """Spare WeasyPrint's import 54 child processes.

    cffi asks ``find_library`` for names that exist on other systems only, and on
    Linux each answer starts ldconfig, gcc and ld; the real names need no search.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = _find_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _find_nothing(name: str) -> str | None:
    del name
    return None


class _Collector(logging.Handler):
    """Keeps what WeasyPrint warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().rstrip("."))
