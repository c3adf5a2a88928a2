"""PDF, by WeasyPrint, from the same markup as HTML and EPUB.

Page numbers of contents and index are not asked of CSS: each target-counter makes
WeasyPrint lay out the document again. The body is laid out once, its anchors say
which page everything is on, and index and front matter follow with plain numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from reportpub.model.publication import (
    IndexEntry,
    Publication,
    Row,
    Statement,
    Version,
    plain,
    walk,
)
from reportpub.writers.archival import archived
from reportpub.writers.charts import Ground, chart_svg
from reportpub.writers.facing import Sheets, facing, is_facing
from reportpub.writers.galley import COLUMN_STEP, two_columns
from reportpub.writers.layout import Pages, lay_out, load
from reportpub.writers.markup import Dialect, versions_markup
from reportpub.writers.pages import Place, first_pages, mark_places
from reportpub.writers.spacing import spaced
from reportpub.writers.theme import Theme

__all__ = ["body", "load", "title_page", "write"]

# In points: print.css leaves 162 mm between the margins.
_CHART_WIDTH = 455.0
# The documents that hold the text itself.
_TEXT = frozenset({"body", "verso", "recto"})


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the edition as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

    Raises ``SystemLibraryError`` where Pango is missing, ``EditionError`` where
    WeasyPrint warns: a warning there means that a page is not as the theme says.
    """
    text = body(publication, theme)
    places = mark_places(publication, text)
    annex = _annex(publication, theme, places, first_page=len(text.pages) + 1)
    before_index = len(text.pages) + len(annex)
    galley = lay_out(
        _markup(
            publication,
            theme,
            kind="index",
            first_page=before_index + 1,
            ranges=lambda entry: _ranges(entry, places),
        ),
        theme,
    )
    # Two pages of the galley make one.
    index_pages = {
        anchor: before_index + (number + 1) // 2
        for anchor, number in first_pages(galley).items()
    }
    annex_page = {"explanations": len(text.pages) + 1}
    pages = {**first_pages(text), **annex_page, **index_pages}
    front = lay_out(_markup(publication, theme, kind="front", pages=pages), theme)
    first = list(front.pages)
    if is_facing(publication) and len(first) % 2:
        # The text begins with a right page.
        first += lay_out(_markup(publication, theme, kind="blank"), theme).pages
    index = two_columns(galley, COLUMN_STEP)
    last = _colophon(publication, theme)
    whole = front.copy([*first, *text.pages, *annex, *index.pages, *last])
    return archived(whole, publication, front_pages=len(first))


def _colophon(publication: Publication, theme: Theme) -> list[object]:
    """Return the page that says how the book was made, if the theme has one."""
    words = theme.render("colophon.jinja", publication=publication, printed=_printed)
    if not words.strip():
        return []
    # The theme's own markup, with what it took from the publication escaped.
    colophon = Markup(words)  # noqa: S704
    markup = _markup(publication, theme, kind="colophon", colophon=colophon)
    pages: list[object] = lay_out(markup, theme).pages
    return pages


def body(publication: Publication, theme: Theme, *, has_folios: bool = True) -> Pages:
    """Return the pages of the text, and nothing before or after it."""
    if not is_facing(publication):
        markup = _markup(publication, theme, kind="body", has_folios=has_folios)
        return lay_out(markup, theme)

    def lay_out_side(sheets: Sheets) -> Pages:
        markup = _markup(
            publication, theme, kind=sheets.kind, has_folios=has_folios, sheets=sheets
        )
        return lay_out(markup, theme)

    title = lay_out(_markup(publication, theme, kind="half"), theme)
    return title.copy([*title.pages, *facing(publication, lay_out_side)])


def title_page(publication: Publication, theme: Theme) -> Pages:
    """Return the title page, set alone."""
    pages = defaultdict[str, str](str)
    front = lay_out(_markup(publication, theme, kind="front", pages=pages), theme)
    return front.copy(front.pages[:1])


def _annex(
    publication: Publication,
    theme: Theme,
    places: Mapping[str, Place],
    first_page: int,
) -> list[object]:
    """Return the pages of the explanatory notes, if there are any."""
    if not publication.explanations:
        return []
    markup = _markup(
        publication, theme, kind="annex", first_page=first_page, places=places
    )
    pages: list[object] = lay_out(markup, theme).pages
    return pages


def _markup(
    publication: Publication,
    theme: Theme,
    *,
    kind: str,
    has_folios: bool = True,
    **context: object,
) -> str:
    return theme.render(
        "print.html.jinja",
        kind=kind,
        has_folios=has_folios,
        layout=publication.layout,
        publication=publication if kind in _TEXT else _spaced(publication),
        titles=[plain(version) for version in publication.title.versions],
        versions=_versions,
        # In the text it is what bookmarks and running heads are made from.
        plain=plain if kind in _TEXT else _spaced_plain,
        xmllang=lambda _language: "",
        parted=_parted,
        chart=lambda chart: chart_svg(chart, _ground(publication)),
        sections=[s for s in walk(publication.sections) if s.heading is not None],
        **context,
    )


def _spaced(publication: Publication) -> Publication:
    """Return ``publication`` with its editor's words in Chinese as they are printed."""
    notes = (
        replace(note, meanings=tuple(map(_spaced_statement, note.meanings)))
        for note in publication.explanations
    )
    return replace(
        publication,
        explanations=tuple(notes),
        imprint=tuple(map(_spaced_statement, publication.imprint)),
        dates=tuple(map(spaced, publication.dates)),
    )


def _spaced_statement(statement: Statement) -> Statement:
    if not statement.language.startswith("zh"):
        return statement
    return replace(statement, text=spaced(statement.text))


def _spaced_plain(version: Version) -> str:
    words = plain(version)
    return spaced(words) if version.language.startswith("zh") else words


def _printed(words: str, language: str) -> str:
    """Return the theme's words as they are printed in ``language``."""
    return spaced(words) if language.startswith("zh") else words


def _parted(words: str) -> tuple[str, str]:
    """Return ``words`` without the last word or character, and that.

    A leader that has no room beside it takes it along.
    """
    before, space, last = words.rpartition(" ")
    if space and last.isascii():
        return before + space, last
    return words[:-1], words[-1:]


def _ground(publication: Publication) -> Ground:
    """Return what charts are drawn on: the width of the text, and its faces."""
    faces = tuple(
        "Gentium Plus" if language == "en" else "Noto Serif CJK SC"
        for language in publication.languages
    )
    return Ground(_CHART_WIDTH, faces)


def _versions(row: Row) -> list[tuple[str, Markup]]:
    return versions_markup(row, Dialect.PRINT, {})


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
