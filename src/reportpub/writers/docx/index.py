"""The term index: an INDEX field whose result already holds our entries.

When its fields are updated, Word builds the index anew from the XE fields in the
text, in its own order, and merges equal pages. Until then, and in every other
program, ours stands, with a page for each section a term is mentioned in.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportpub.model.publication import IndexEntry, Publication
from reportpub.writers.docx.references import EM_SPACE, References, locators
from reportpub.writers.docx.wml import (
    block_field_end,
    block_field_start,
    bookmark,
    entry_field,
    heading_style,
    page_reference,
    paragraph,
    run,
)

# The languages Word sorts by ([MS-LCID]); 2052 orders by pinyin.
_SORTING = {"zh-Hans": 2052, "zh-Hant": 1028, "en": 1033}


def index_heading(publication: Publication, references: References) -> Iterator[str]:
    """Yield the heading of the index and how to read it."""
    language = publication.languages[0]
    words = publication.labels.index
    content = run(words, language, heading_style(language))
    if publication.is_parallel:
        content = entry_field("TC", words, r' \f C \l "1"') + content
    place = references.index
    yield paragraph("Heading1", bookmark(place.number, place.name, content))
    yield paragraph("IndexNote", run(publication.labels.index_by_page, language))


def index_entries(publication: Publication, references: References) -> Iterator[str]:
    """Yield the entries, letter by letter."""
    language = publication.languages[0]
    start = block_field_start(_instruction(language))
    for group in publication.index:
        heading = run(group.heading, language, heading_style(language))
        yield paragraph("IndexHeading", start + heading)
        start = ""
        for entry in group.entries:
            yield paragraph("Index1", _entry(entry, references))
    yield paragraph("SectionEnd", block_field_end())


def _instruction(language: str) -> str:
    # No \c: the section has two columns, and Word would nest sections in it.
    sorting = _SORTING.get(language, _SORTING["en"])
    return rf'INDEX \h "A" \e "{EM_SPACE}" \z "{sorting}"'


def _entry(entry: IndexEntry, references: References) -> str:
    leading = entry.headwords[0][0]
    space = run(EM_SPACE, leading)
    words = space.join(run(words, language) for language, words in entry.headwords)
    pages = run(", ", "en").join(
        page_reference(references.marks[locator.anchor].name)
        for locator in locators(entry)
    )
    return words + space + pages
