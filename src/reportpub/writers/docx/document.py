"""The main part: front matter, text and index, each with pages of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from reportpub.writers.docx.front import front
from reportpub.writers.docx.index import index_entries, index_heading
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
    """Yield the index, if there is one, and the end of the section before it."""
    if not publication.index:
        yield page.text()
        return
    yield from _end(page.text())
    yield from index_heading(publication, references)
    yield from _end(page.index_heading())
    yield from index_entries(publication, references)
    yield page.index()


def _end(section: str) -> Iterator[str]:
    # The paragraph that ends a section is one of its own: text before it may be a
    # table, and its style leaves no trace on the page.
    yield paragraph("SectionEnd", "", section=section)
