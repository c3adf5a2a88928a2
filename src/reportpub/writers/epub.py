"""EPUB 3.3, packed here: chapters, navigation, package, container.

Specifications: https://www.w3.org/TR/epub-33/, OCF in its section 4; accessibility
metadata as in https://www.w3.org/TR/epub-a11y-11/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from reportpub.model.publication import (
    NoteCall,
    Publication,
    Row,
    Section,
    plain,
    row_notes,
    rows,
    section_marks,
    walk,
)
from reportpub.writers.charts import SCREEN, chart_svg
from reportpub.writers.folios import folios
from reportpub.writers.keywords import keywords
from reportpub.writers.markup import (
    Dialect,
    explanation_links,
    section_locators,
    versions_markup,
)
from reportpub.writers.theme import Theme
from reportpub.writers.zipping import pack

_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


# What a reading system shows over the page when its reference is followed. On an aside
# it would be hidden where it stands; the annex is to be read as well.
_POPUP = Markup(' epub:type="footnote" role="doc-footnote"')
# EPUB Accessibility 1.1, 4.1.2; the label is what a screen reader says.
_PAGE_BREAK = Markup(
    '<span id="page{0}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{0}">'
    "</span>"
)


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A file of the text: one part of the report and the notes called from it."""

    file: str
    section: Section
    notes: tuple[tuple[str, NoteCall], ...]


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the edition as an EPUB publication."""
    chapters = [
        _Chapter(f"part-{position}.xhtml", section, tuple(_notes(section)))
        for position, section in enumerate(publication.sections, start=1)
    ]
    return pack(_files(publication, chapters, theme), stored="mimetype")


def _files(
    publication: Publication, chapters: list[_Chapter], theme: Theme
) -> Iterator[tuple[str, bytes]]:
    pages = folios(publication)
    places = dict(_places(chapters, pages))

    def link(anchor: str) -> str:
        return f"{places[anchor]}#{anchor}"

    links = explanation_links(publication, "explanations.xhtml")

    def versions(row: Row) -> list[tuple[str, Markup]]:
        leading, *others = versions_markup(row, Dialect.BOOK, links)
        page = pages.get(row.versions[0].lines[0].id) if row.versions[0].lines else None
        if page is not None:
            leading = (leading[0], _PAGE_BREAK.format(page) + leading[1])
        return [leading, *others]

    def render(template: str, **context: object) -> bytes:
        return theme.render(
            f"epub/{template}.jinja",
            publication=publication,
            chapters=chapters,
            versions=versions,
            plain=plain,
            link=link,
            section_locators=section_locators,
            pages=[(page, link(f"page{page}")) for page in pages.values()],
            xmllang=_xmllang,
            chart=lambda chart: chart_svg(chart, SCREEN),
            epub_type=_epub_type,
            popup=_POPUP,
            **context,
        ).encode()

    # OCF 3.3, section 4.3: mimetype comes first and is stored uncompressed.
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER
    identifier = f"urn:uuid:{uuid5(NAMESPACE_URL, f'reportpub:{publication.name}')}"
    yield (
        "EPUB/package.opf",
        render("package.opf", identifier=identifier, keywords=keywords(publication)),
    )
    yield "EPUB/nav.xhtml", render("nav.xhtml")
    yield "EPUB/style.css", theme.read("epub/style.css").encode()
    if publication.indicators:
        yield "EPUB/indicators.xhtml", render("indicators.xhtml")
    title_notes = tuple(row_notes(publication.title))
    yield "EPUB/title.xhtml", render("title.xhtml", notes=title_notes)
    for chapter in chapters:
        yield f"EPUB/{chapter.file}", render("chapter.xhtml", chapter=chapter)
    if publication.explanations:
        yield "EPUB/explanations.xhtml", render("explanations.xhtml")
    for index in publication.indexes:
        yield f"EPUB/index-{index.id}.xhtml", render("index.xhtml", index=index)


def _xmllang(language: str) -> Markup:
    # Both attributes must be there and agree (EPUB 3.3, section 6.1.1).
    return Markup(' xml:lang="{}"').format(language)


def _epub_type(name: str) -> Markup:
    # Of the structure of indexes: https://idpf.org/epub/idx/
    return Markup(' epub:type="{}"').format(name)


def _notes(section: Section) -> Iterator[tuple[str, NoteCall]]:
    for part in walk((section,)):
        for row in rows(part):
            yield from row_notes(row)


def _places(
    chapters: list[_Chapter], pages: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield every anchor that contents, pages or index lead to, with its file."""
    for chapter in chapters:
        for section in walk((chapter.section,)):
            yield section.id, chapter.file
            for _, mark in section_marks(section):
                yield mark.anchor, chapter.file
            for row in rows(section):
                for line in row.versions[0].lines:
                    if line.id in pages:
                        yield f"page{pages[line.id]}", chapter.file
