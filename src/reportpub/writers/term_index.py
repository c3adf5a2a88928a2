"""The term index as rows, for spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportpub.model.publication import Mark, Publication, rows, walk


@dataclass(frozen=True, slots=True)
class TermRow:
    """A concept of the index and where it stands.

    ``sections`` are section numbers, ``sentences`` the ids of Chinese sentences, each
    once and in the order of the text; ``mentions`` counts every mention.
    """

    id: str
    zh: str
    en: str
    mentions: int
    sections: tuple[str, ...]
    sentences: tuple[str, ...]


def term_rows(publication: Publication) -> Iterator[TermRow]:
    """Yield the entries of the publication's index in its order."""
    sentence_of = dict(_sentences(publication))
    for group in publication.indexes[0].groups:
        for entry in group.entries:
            words = dict(entry.headwords)
            anchors = [locator.anchor for locator in entry.locators]
            yield TermRow(
                id=entry.concept,
                zh=next(w for lang, w in words.items() if lang.startswith("zh")),
                en=words["en"],
                mentions=len(anchors),
                sections=tuple(dict.fromkeys(loc.section for loc in entry.locators)),
                sentences=tuple(dict.fromkeys(sentence_of[a] for a in anchors)),
            )


def _sentences(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield every mark's anchor with the id of its sentence."""
    for section in walk(publication.sections):
        for row in rows(section):
            for version in row.versions:
                for line in version.lines:
                    for piece in line.pieces:
                        if isinstance(piece, Mark):
                            yield piece.anchor, line.id
