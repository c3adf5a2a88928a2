"""Read a text as corrected: what is printed in an edition."""

from __future__ import annotations

from dataclasses import replace

from reportpub.model.document import Correction, Document, Inline, Sentence, Text
from reportpub.transforms.sentences import map_sentences


def resolve_corrections(document: Document) -> Document:
    """Return ``document`` with every correction turned into the corrected text."""
    return map_sentences(document, _resolve)


def _resolve(sentence: Sentence) -> Sentence:
    content: list[Inline] = []
    for inline in sentence.content:
        piece = Text(inline.corr) if isinstance(inline, Correction) else inline
        last = content[-1] if content else None
        if isinstance(piece, Text) and isinstance(last, Text):
            content[-1] = Text(last.value + piece.value)
        else:
            content.append(piece)
    return replace(sentence, content=tuple(content))
