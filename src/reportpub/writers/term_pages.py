"""What both books of terms show of an entry: places, meanings, references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportpub.model.publication import (
    IndexEntry,
    Publication,
    TermBook,
    plain,
    section_marks,
    walk,
)
from reportpub.writers.theme import Theme


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A section that names a term, and the ids of the sentences that do."""

    section: str
    sentences: tuple[str, ...]


def term_book(publication: Publication) -> TermBook:
    """Return what makes ``publication`` an edition of terms."""
    assert publication.terms is not None, "A book of terms is made of such an edition."
    return publication.terms


def entry_id(concept: str) -> str:
    """Return the id of a concept’s entry in the main part."""
    return f"term-{concept}"


def render_terms(
    template: str, publication: Publication, theme: Theme, **context: object
) -> str:
    """Return ``template`` filled in with the terms of ``publication``."""
    book = term_book(publication)
    return theme.render(
        template,
        publication=publication,
        book=book,
        titles=[plain(version) for version in publication.title.versions],
        details={entry.concept: entry for entry in book.entries},
        occurrences=occurrences(publication),
        entry_id=entry_id,
        plain=plain,
        sections=[s for s in walk(publication.sections) if s.heading is not None],
        **context,
    )


def occurrences(publication: Publication) -> Callable[[IndexEntry], list[Occurrence]]:
    """Return what gives the places of an entry, section by section."""
    sentence_of: Mapping[str, str] = {
        mark.anchor: line.id
        for section in walk(publication.sections)
        for line, mark in section_marks(section)
    }

    def of(entry: IndexEntry) -> list[Occurrence]:
        found: dict[str, dict[str, None]] = {}
        for locator in entry.locators:
            sentences = found.setdefault(locator.section, {})
            sentences[sentence_of[locator.anchor]] = None
        return [Occurrence(section, tuple(ids)) for section, ids in found.items()]

    return of
