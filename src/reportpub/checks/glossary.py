"""Rules of the family T: the text and the glossary agree."""

from __future__ import annotations

from collections.abc import Iterator

from reportpub.diagnostics import Diagnostic, Severity
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document, Term
from reportpub.model.glossary import Glossary


def unknown_concept(
    source: Document, target: Document, _alignment: Alignment, glossary: Glossary
) -> Iterator[Diagnostic]:
    """T001: a term marked in the text is in no glossary entry."""
    for document in (source, target):
        for sentence in document.sentences():
            for inline in sentence.content:
                if isinstance(inline, Term) and inline.concept not in glossary.concepts:
                    yield Diagnostic(
                        "T001",
                        Severity.ERROR,
                        sentence.location,
                        f"“{inline.value}” is marked as the term “{inline.concept}”, "
                        "which the glossary does not have.",
                        "Add the entry, or correct the @ref.",
                        unit=sentence.id,
                    )
