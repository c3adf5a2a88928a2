"""Rules of the family T: the text and the glossary agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.checks.finding import error
from reportpub.diagnostics import Diagnostic
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document, Sentence, Term, Text
from reportpub.model.glossary import Concept, Glossary


def unknown_concept(
    source: Document, target: Document, _alignment: Alignment, glossary: Glossary
) -> Iterator[Diagnostic]:
    """T001: a term marked in the text is in no glossary entry."""
    for document in (source, target):
        for sentence in document.sentences():
            for inline in sentence.content:
                if isinstance(inline, Term) and inline.concept not in glossary.concepts:
                    yield error(
                        "T001",
                        sentence,
                        f"“{inline.value}” is marked as the term “{inline.concept}”, "
                        "which the glossary does not have.",
                        "Add the entry, or correct the @ref.",
                    )


def forbidden_rendering(
    source: Document, target: Document, alignment: Alignment, glossary: Glossary
) -> Iterator[Diagnostic]:
    """T002: a rendering that the glossary forbids stands for its Chinese word."""
    mentioned = {sentence.id: _concepts(sentence) for sentence in source.sentences()}
    for sentence in target.sentences():
        # What renders another term is that term's affair, so only the rest is searched.
        text = " ".join(i.value for i in sentence.content if isinstance(i, Text))
        for name in alignment.by_target[sentence.id].source:
            for identifier in mentioned[name] & glossary.concepts.keys():
                yield from _forbidden(sentence, text, glossary.concepts[identifier])


def _concepts(sentence: Sentence) -> set[str]:
    return {inline.concept for inline in sentence.content if isinstance(inline, Term)}


def _forbidden(sentence: Sentence, text: str, concept: Concept) -> Iterator[Diagnostic]:
    for rendering in concept.en.forbidden:
        words = rf"(?<!\w){re.escape(rendering.text)}(?!\w)"
        if re.search(words, text, re.IGNORECASE):
            word = f"“{concept.zh.preferred}”"
            reason = f": {rendering.why}" if rendering.why else ""
            yield error(
                "T002",
                sentence,
                f"“{rendering.text}” is forbidden for {word}{reason}.",
                f"Use “{concept.en.preferred}”.",
            )
