"""The explanatory notes, and the headings of all that follows the text."""

from __future__ import annotations

from collections.abc import Iterator

from reportpub.model.publication import Explanation, Publication
from reportpub.writers.docx.references import EM_SPACE, Bookmark, References
from reportpub.writers.docx.wml import (
    bookmark,
    entry_field,
    heading_style,
    page_reference,
    paragraph,
    run,
)


def explanations(publication: Publication, references: References) -> Iterator[str]:
    """Yield the heading and the notes."""
    title = publication.labels.explanations
    yield back_heading(publication, title, references.explanations)
    for note in publication.explanations:
        yield from _explanation(publication, note, references)


def back_heading(publication: Publication, words: str, place: Bookmark) -> str:
    """Return a heading of the first level, which the contents list."""
    language = publication.languages[0]
    content = run(words, language, heading_style(language))
    if publication.is_parallel:
        content = entry_field("TC", words, r' \f C \l "1"') + content
    return paragraph("Heading1", bookmark(place.number, place.name, content))


def _explanation(
    publication: Publication, note: Explanation, references: References
) -> Iterator[str]:
    leading = publication.languages[0]
    space = run(EM_SPACE, leading)
    words = space.join(
        run(words, language, heading_style(language))
        for language, words in note.headwords
    )
    before, after = publication.labels.page.split("{}")
    page = page_reference(references.marks[note.locator.anchor].name)
    place = run(before, leading) + page + run(after, leading)
    number = run(f"{note.number}. ", leading)
    yield paragraph("ExplanationTerm", number + words + space + place)
    for meaning in note.meanings:
        yield paragraph("Explanation", run(meaning.text, meaning.language))
    if note.source:
        label = run(publication.labels.source, leading)
        yield paragraph("ExplanationSource", label + run(note.source, "en"))
