"""DOCX, written as WordprocessingML into the parts of the theme's own template.

The package is a dozen small XML parts, most of them fixed: they lie unzipped in
the theme and pass through as they are. What a publication adds is written as text
into their slots. No library builds the tree: that costs several times as much and
dates the archive by the clock. python-docx reads the result back in the tests.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportpub.writers.docx.document import document
from reportpub.writers.docx.indicators import FIGURE_TABLE
from reportpub.writers.docx.package import pack
from reportpub.writers.docx.properties import core_properties, footnotes, running_head
from reportpub.writers.docx.references import refer
from reportpub.writers.docx.template import Template

if TYPE_CHECKING:
    from reportpub.model.publication import Publication
    from reportpub.writers.theme import Theme

__all__ = ["write"]


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the edition as a Word file; same publication and theme, same bytes.

    Raises ``EditionError`` where the template lacks a slot or a page size.
    """
    template = Template(theme, publication.languages[0])
    if not template.has_style(FIGURE_TABLE):
        # A theme of official documents has no page of figures.
        publication = replace(publication, indicators=None)
    references = refer(publication)
    fillings = {
        "docProps/core.xml": core_properties(publication),
        "word/document.xml": document(publication, references, template.page()),
        "word/footnotes.xml": footnotes(publication, references),
        "word/header1.xml": running_head(publication),
    }
    return pack(template, fillings)
