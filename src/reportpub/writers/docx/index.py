"""The term index: an INDEX field whose result already holds our entries.

When its fields are updated, Word builds the index anew from the XE fields in the
text, in its own order (members too), and merges equal pages. Until then, and in every
other program, ours stands, with a page for each section a term is mentioned in.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportpub.model.publication import Index, IndexEntry, Publication
from reportpub.writers.docx.annex import back_heading
from reportpub.writers.docx.references import (
    EM_SPACE,
    References,
    locators,
    pointer_texts,
)
from reportpub.writers.docx.wml import (
    block_field_end,
    block_field_start,
    heading_style,
    index_entry,
    page_reference,
    paragraph,
    run,
)

# The languages Word sorts by ([MS-LCID]); 2052 orders by pinyin.
_SORTING = {"zh-Hans": 2052, "zh-Hant": 1028, "en": 1033}


def index_heading(
    publication: Publication, index: Index, references: References
) -> Iterator[str]:
    """Yield the heading of ``index`` and how to read it."""
    place = references.indexes[index.id]
    yield back_heading(publication, index.title, place)
    note = run(index.by_page, publication.languages[0])
    if index is publication.indexes[0]:
        # Entries without a page have no place in the text; here they are together.
        note += "".join(
            index_entry(heading, instead=text) for heading, text in references.pointers
        )
    yield paragraph("IndexNote", note)


def index_entries(
    publication: Publication, index: Index, references: References
) -> Iterator[str]:
    """Yield the entries, group by group; the main index is one Word can rebuild."""
    language = publication.languages[0]
    is_main = index is publication.indexes[0]
    start = block_field_start(_instruction(language)) if is_main else ""
    for group in index.groups:
        heading = run(group.heading, language, heading_style(language))
        yield paragraph("IndexHeading", start + heading)
        start = ""
        for entry in group.entries:
            yield paragraph("Index1", _entry(index, entry, references))
            for member in entry.members:
                yield paragraph("Index2", _entry(index, member, references))
    if is_main:
        yield paragraph("SectionEnd", block_field_end())


def _instruction(language: str) -> str:
    # No \c: the section has two columns, and Word would nest sections in it.
    sorting = _SORTING.get(language, _SORTING["en"])
    return rf'INDEX \h "A" \e "{EM_SPACE}" \z "{sorting}"'


def _entry(index: Index, entry: IndexEntry, references: References) -> str:
    leading = entry.headwords[0][0]
    space = run(EM_SPACE, leading)
    words = space.join(run(words, language) for language, words in entry.headwords)
    pages = run(", ", "en").join(
        page_reference(references.marks[locator.anchor].name)
        for locator in locators(entry)
    )
    others = (
        run(text, index.pointers.language) for text in pointer_texts(index, entry)
    )
    return space.join(filter(None, (words, pages, *others)))
