"""The main part: front matter, text and index, each with pages of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from reportpub.writers.docx.annex import explanations
from reportpub.writers.docx.front import front
from reportpub.writers.docx.index import index_entries, index_heading
from reportpub.writers.docx.indicators import indicators
from reportpub.writers.docx.parallel import parallel_text
from reportpub.writers.docx.running import running_text
from reportpub.writers.docx.wml import paragraph

if TYPE_CHECKING:
    from reportpub.model.publication import Publication
    from reportpub.writers.docx.page import Page
    from reportpub.writers.docx.references import References


def document(publication: Publication, references: References, page: Page) -> str:
    """Return everything between front cover and back cover."""
    return "".join(
        chain(
            front(publication, references),
            indicators(publication, page.measure),
            _end(page.front()),
            _body(publication, references, page),
            _back(publication, references, page),
        )
    )


def _body(
    publication: Publication, references: References, page: Page
) -> Iterator[str]:
    if publication.is_parallel:
        return parallel_text(publication, references, page.measure)
    return running_text(publication, references)


def _back(
    publication: Publication, references: References, page: Page
) -> Iterator[str]:
    """Yield what follows the text, and the ends of all sections."""
    section = page.text()
    if publication.explanations:
        yield from _end(section)
        yield from explanations(publication, references)
        section = page.back()
    for index in publication.indexes:
        yield from _end(section)
        yield from index_heading(publication, index, references)
        yield from _end(page.back())
        yield from index_entries(publication, index, references)
        section = page.index()
    yield section


def _end(section: str) -> Iterator[str]:
    # The paragraph that ends a section is one of its own: text before it may be a
    # table, and its style leaves no trace on the page.
    yield paragraph("SectionEnd", "", section=section)
