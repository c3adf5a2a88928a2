"""What an edition is about, for programs that list files."""

from __future__ import annotations

from reportpub.model.publication import Publication

_MOST = 12


def keywords(publication: Publication) -> tuple[str, ...]:
    """Return the terms mentioned most often, in each language of the edition.

    Of all terms these are the ones with an explanatory note: names and programmes,
    not units and turns of phrase.
    """
    explained = {note.concept for note in publication.explanations}
    terms = publication.indexes[0].terms if publication.indexes else ()
    told = [entry for entry in terms if entry.concept in explained]
    often = sorted(told, key=lambda entry: -len(entry.locators))[:_MOST]
    return tuple(
        words
        for language in publication.languages
        for entry in often
        for tag, words in entry.headwords
        if tag == language
    )
