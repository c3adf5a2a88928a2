"""Apply a function to every sentence of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportpub.model.document import Division, Document, Paragraph, Sentence


def map_sentences(
    document: Document, change: Callable[[Sentence], Sentence]
) -> Document:
    """Return ``document`` with ``change`` applied to each sentence, in text order."""

    def change_block(block: Paragraph | Division) -> Paragraph | Division:
        if isinstance(block, Paragraph):
            sentences = tuple(map(change, block.sentences))
            return Paragraph(block.id, sentences, block.corresp, block.location)
        head = tuple(map(change, block.head))
        return replace(
            block, head=head, children=tuple(map(change_block, block.children))
        )

    title = tuple(map(change, document.title))
    children = tuple(map(change_block, document.children))
    return replace(document, title=title, children=children)
