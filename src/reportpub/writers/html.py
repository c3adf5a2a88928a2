"""HTML: one page an edition, complete in itself."""

from __future__ import annotations

from reportpub.model.publication import (
    Index,
    Publication,
    Row,
    notes,
    plain,
    walk,
)
from reportpub.writers.charts import SCREEN, chart_svg
from reportpub.writers.markup import (
    Dialect,
    section_locators,
    versions_markup,
)
from reportpub.writers.policy import content_policy
from reportpub.writers.theme import Theme


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the page as UTF-8.

    It loads no other file, and the only one it leads to is the report's page beside it.
    """
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

    style = theme.read("screen.css") + theme.read("reading.css")
    script = theme.read("reading.js")
    page = theme.render(
        "page.html.jinja",
        publication=publication,
        sections=[s for s in walk(publication.sections) if s.heading is not None],
        notes=list(notes(publication)),
        style=style,
        script=script,
        policy=content_policy(style, script),
        versions=versions,
        plain=plain,
        entries=entries,
        referred_to=_referred_to,
        section_locators=section_locators,
        link=lambda anchor: f"#{anchor}",
        xmllang=lambda _language: "",
        leading=publication.languages[0],
        chart=lambda chart: chart_svg(chart, SCREEN),
        epub_type=lambda _name: "",
    )
    return page.encode()


def _referred_to(index: Index) -> frozenset[str]:
    """Return the concepts that another entry of ``index`` leads to."""
    entries = [entry for group in index.groups for entry in group.entries]
    preferred = (entry.concept for entry in entries if entry.see)
    related = (concept for entry in entries for concept, _ in entry.see_also)
    return frozenset((*preferred, *related))
