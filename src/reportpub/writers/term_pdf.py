"""The book of terms as PDF: entries by pinyin, then indexes that lead to them."""

from __future__ import annotations

from reportpub.model.publication import Publication
from reportpub.writers.archival import archived
from reportpub.writers.galley import COLUMN_STEP, two_columns
from reportpub.writers.layout import Pages, lay_out, load
from reportpub.writers.pages import first_pages
from reportpub.writers.term_pages import render_terms
from reportpub.writers.theme import Theme

__all__ = ["load", "write"]


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the book as PDF/A-3a and PDF/UA-1; errors as those of the other PDF.

    The entries are laid out first, so that the indexes know their pages.
    """

    def galley(kind: str, **context: object) -> Pages:
        markup = render_terms(
            "terms/print.html.jinja", publication, theme, kind=kind, **context
        )
        return lay_out(markup, theme)

    entries = galley("entries", first_page=1)
    pages = _pages(entries, before=0)
    before = (len(entries.pages) + 1) // 2
    others = galley("others", first_page=before + 1, pages=pages)
    pages |= _pages(others, before)
    front = galley("front", pages=pages)
    parts = (two_columns(entries, COLUMN_STEP), two_columns(others, COLUMN_STEP))
    whole = front.copy([*front.pages, *(page for part in parts for page in part.pages)])
    return archived(whole, publication, front_pages=len(front.pages))


def _pages(galley: Pages, before: int) -> dict[str, int]:
    """Return the page each anchor stands on: two of the galley make one."""
    return {
        anchor: before + (number + 1) // 2
        for anchor, number in first_pages(galley).items()
    }
