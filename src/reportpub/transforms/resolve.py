"""Read a text as corrected: what is printed in an edition."""

from __future__ import annotations

from dataclasses import replace

from reportpub.model.document import Correction, Document, Sentence, Text, joined
from reportpub.transforms.sentences import map_sentences


def resolve_corrections(document: Document) -> Document:
    """Return ``document`` with every correction turned into the corrected text."""
    return map_sentences(document, _resolve)


def _resolve(sentence: Sentence) -> Sentence:
    content = joined(
        Text(inline.corr) if isinstance(inline, Correction) else inline
        for inline in sentence.content
    )
    made = tuple(i for i in sentence.content if isinstance(i, Correction))
    return replace(
        sentence, content=tuple(content), corrections=(*sentence.corrections, *made)
    )
