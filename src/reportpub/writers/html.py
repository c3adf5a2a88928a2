"""HTML: one page an edition, complete in itself."""

from __future__ import annotations

from reportpub.model.publication import Publication, Row, notes, plain, walk
from reportpub.writers.markup import (
    Dialect,
    explanation_links,
    section_locators,
    versions_markup,
)
from reportpub.writers.theme import Theme


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the page as UTF-8; it refers to no other file."""
    links = explanation_links(publication, "")

    def versions(row: Row) -> object:
        return versions_markup(row, Dialect.SCREEN, links)

    page = theme.render(
        "page.html.jinja",
        publication=publication,
        sections=[s for s in walk(publication.sections) if s.heading is not None],
        notes=list(notes(publication)),
        style=theme.read("screen.css"),
        versions=versions,
        plain=plain,
        section_locators=section_locators,
        link=lambda anchor: f"#{anchor}",
        xmllang=lambda _language: "",
        epub_type=lambda _name: "",
    )
    return page.encode()
