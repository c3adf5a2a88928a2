"""HTML: one page an edition, complete in itself."""

from __future__ import annotations

from reportpub.model.publication import Publication, Row, notes, plain, walk
from reportpub.writers.markup import (
    Dialect,
    section_locators,
    versions_markup,
)
from reportpub.writers.theme import Theme


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the page as UTF-8; it refers to no other file."""
    entries = {
        entry.concept: entry
        for index in publication.indexes[:1]
        for entry in index.terms
    }
    # On one page every mention leads to the note, and the note to every mention.
    links = {
        locator.anchor: f"#x-{note.concept}"
        for note in publication.explanations
        for locator in entries[note.concept].locators
    }

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
        entries=entries,
        section_locators=section_locators,
        link=lambda anchor: f"#{anchor}",
        xmllang=lambda _language: "",
        epub_type=lambda _name: "",
    )
    return page.encode()
