"""The small parts: running head, footnotes and what the file says about itself."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportpub.model.publication import Publication, notes, plain
from reportpub.writers.docx.lines import row_text
from reportpub.writers.docx.references import References
from reportpub.writers.docx.wml import footnote, is_chinese, run
from reportpub.writers.keywords import keywords


def running_head(publication: Publication) -> str:
    """Return the title of the report in the leading language, cut to one line."""
    leading = publication.title.versions[0]
    return run(shortened(plain(leading), leading.language), leading.language)


def shortened(words: str, language: str) -> str:
    """Return ``words`` if a line of a running head holds them, else their beginning."""
    if is_chinese(language):
        return words if len(words) <= _CHINESE else f"{words[: _CHINESE - 1]}…"
    if len(words) <= _OTHER:
        return words
    return f"{words[: words.rfind(' ', 0, _OTHER)].rstrip(',;:')} …"


# What a line of 157 mm holds in letters of 8 points, some to spare.
_CHINESE, _OTHER = 50, 96


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
