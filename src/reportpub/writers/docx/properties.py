"""The small parts: running head, footnotes and what the file says about itself."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportpub.model.publication import Publication, Row, notes
from reportpub.writers.docx.lines import row_text, title_runs
from reportpub.writers.docx.references import References
from reportpub.writers.docx.wml import footnote
from reportpub.writers.keywords import keywords


def running_head(publication: Publication) -> str:
    """Return the title of the report in the leading language: it is one line."""
    leading = Row(publication.title.versions[:1])
    return title_runs(leading, "")


def footnotes(publication: Publication, references: References) -> str:
    """Return the notes, in the order they are called."""
    return "".join(
        footnote(references.notes[call.anchor], call.value, language)
        for language, call in notes(publication)
    )


def core_properties(publication: Publication) -> str:
    """Return what the file says about itself (Dublin Core); no clock is asked."""
    authors = " / ".join(author.text for author in publication.authors)
    created = f"{publication.date}T00:00:00Z"
    return (
        _property("dc:creator", authors)
        + _property("cp:keywords", ", ".join(keywords(publication)))
        + _property("dcterms:created", created, _W3CDTF)
        + _property("dc:identifier", publication.name)
        + _property("dc:language", ", ".join(publication.languages))
        + _property("dcterms:modified", publication.modified, _W3CDTF)
        + _property("dc:title", row_text(publication.title))
    )


_W3CDTF = ' xsi:type="dcterms:W3CDTF"'


def _property(name: str, value: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(value)}</{name}>"
