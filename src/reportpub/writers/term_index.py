"""The term index as rows, for spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportpub.model.glossary import Member
from reportpub.model.publication import IndexEntry, Publication, section_marks, walk


@dataclass(frozen=True, slots=True)
class TermRow:
    """A concept of the index and where it stands.

    ``sections`` are section numbers, ``sentences`` the ids of Chinese sentences, each
    once and in the order of the text; ``mentions`` counts every mention. ``see_also``
    are ids of concepts.
    """

    id: str
    zh: str
    en: str
    mentions: int
    sections: tuple[str, ...]
    sentences: tuple[str, ...]
    see_also: tuple[str, ...]
    members: tuple[Member, ...]


def term_rows(publication: Publication) -> Iterator[TermRow]:
    """Yield the entries of the publication's index in its order."""
    sentence_of = dict(_sentences(publication))
    for entry in publication.indexes[0].terms:
        zh, en = _both(entry)
        anchors = [locator.anchor for locator in entry.locators]
        yield TermRow(
            id=entry.concept,
            zh=zh,
            en=en,
            mentions=len(anchors),
            sections=tuple(dict.fromkeys(loc.section for loc in entry.locators)),
            sentences=tuple(dict.fromkeys(sentence_of[a] for a in anchors)),
            see_also=tuple(concept for concept, _ in entry.see_also),
            members=tuple(Member(*_both(member)) for member in entry.members),
        )


def _both(entry: IndexEntry) -> tuple[str, str]:
    """Return the Chinese and the English words of an entry, if it has them."""
    words = dict(entry.headwords)
    chinese = (w for language, w in words.items() if language.startswith("zh"))
    return next(chinese, ""), words.get("en", "")


def _sentences(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield every mark's anchor with the id of its sentence."""
    for section in walk(publication.sections):
        for line, mark in section_marks(section):
            yield mark.anchor, line.id
