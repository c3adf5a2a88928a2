"""What a printed edition carries with it: its texts as TEI, its terms as TBX."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reportpub.model.glossary import Glossary
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import Attachment, Publication, Relationship
from reportpub.storage.exchange import FORMATS
from reportpub.storage.tei import read_text

# RFC 6129; TBX has no media type of its own.
_TEI, _XML = "application/tei+xml", "application/xml"


def attach(
    publication: Publication, manuscript: Manuscript, folder: Path, name: str
) -> Publication:
    """Return ``publication`` with the files it was made from.

    These are the texts in its languages, from the report's ``folder`` called
    ``name``, and the glossary entries its index has. What it does not hold is left
    out, so that it changes only when they do.
    """
    if not publication.sections:
        # A table of figures is made for screens and programs only.
        return publication
    # Traditional Chinese is made from Simplified; a book of terms shows no text.
    sources = dict.fromkeys(
        "zh-Hans" if language == "zh-Hant" else language
        for language in publication.languages
        if publication.terms is None
    )
    texts = (
        Attachment(
            f"{publication.report}.{language}.xml",
            _TEI,
            f"The text ({language}) as TEI",
            Relationship.SOURCE,
            read_text(folder / f"{language}.xml", f"{name}/{language}.xml").encode(),
        )
        for language in sources
    )
    found = (entry.concept for index in publication.indexes for entry in index.terms)
    terms = Attachment(
        f"{publication.report}.terms.tbx",
        _XML,
        "The terms as TBX (ISO 30042)",
        Relationship.SUPPLEMENT,
        FORMATS["tbx"].write(_part(manuscript.glossary, found)),
    )
    attached = sorted((*texts, terms), key=lambda attachment: attachment.name)
    return replace(publication, attachments=tuple(attached))


def _part(glossary: Glossary, identifiers: Iterable[str]) -> Glossary:
    """Return the entries with ``identifiers``; they refer to each other only."""
    kept = set(identifiers)
    return Glossary(
        {
            concept.id: replace(
                concept, see_also=tuple(i for i in concept.see_also if i in kept)
            )
            for concept in glossary
            if concept.id in kept
        }
    )
