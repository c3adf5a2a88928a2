"""What stands before the text: title, imprint and contents."""

from __future__ import annotations

from collections.abc import Iterator

from reportpub.model.publication import Publication, walk
from reportpub.writers.docx.lines import (
    heading_level,
    row_mark,
    title_runs,
    version_runs,
)
from reportpub.writers.docx.references import EM_SPACE, Bookmark, References
from reportpub.writers.docx.wml import (
    TAB,
    block_field_end,
    block_field_start,
    heading_style,
    link,
    page_reference,
    paragraph,
    run,
)


def front(publication: Publication, references: References) -> Iterator[str]:
    """Yield the paragraphs of the front matter."""
    yield from _title(publication, references)
    yield from _imprint(publication)
    yield from _contents(publication, references)


def _title(publication: Publication, references: References) -> Iterator[str]:
    styles = ("Title", *["TitleTranslation"] * len(publication.languages))
    mark = row_mark(publication.title, references)
    for style, version in zip(styles, publication.title.versions, strict=False):
        bold = heading_style(version.language)
        yield paragraph(style, mark + version_runs(version, references, bold))
        mark = ""
    for language, words in zip(publication.languages, publication.dates, strict=True):
        yield paragraph("Subtitle", run(words, language))


def _imprint(publication: Publication) -> Iterator[str]:
    if not publication.imprint:
        return
    yield paragraph("ImprintHeading", _label(publication, publication.labels.imprint))
    for statement in publication.imprint:
        yield paragraph("Imprint", run(statement.text, statement.language))


def _contents(publication: Publication, references: References) -> Iterator[str]:
    entries = list(_entries(publication, references))
    if not entries:
        return
    yield paragraph("TOCHeading", _label(publication, publication.labels.contents))
    # A second language is no heading to Word: both come from hidden entries.
    kind = r"\f C" if publication.is_parallel else r'\o "1-3"'
    outline = "" if publication.is_parallel else r" \u"
    start = block_field_start(rf"TOC {kind} \h \z{outline}")
    for level, content in entries:
        yield paragraph(f"TOC{level}", start + content)
        start = ""
    yield paragraph("SectionEnd", block_field_end())


def _entries(
    publication: Publication, references: References
) -> Iterator[tuple[int, str]]:
    joint = run(EM_SPACE, publication.languages[0])
    for section in walk(publication.sections):
        if section.heading is not None:
            words = title_runs(section.heading, joint)
            yield (
                heading_level(section),
                _entry(words, references.sections[section.id]),
            )
    if publication.explanations:
        words = run(publication.labels.explanations, publication.languages[0])
        yield 1, _entry(words, references.explanations)
    for index in publication.indexes:
        words = run(index.title, publication.languages[0])
        yield 1, _entry(words, references.indexes[index.id])


def _entry(words: str, place: Bookmark) -> str:
    return link(place.name, words + TAB + page_reference(place.name))


def _label(publication: Publication, words: str) -> str:
    language = publication.languages[0]
    return run(words, language, heading_style(language))
