"""Take out the sentences that still wait for their translation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportpub.model.document import Division, Document, Paragraph, Sentence, Text


def without_awaited(target: Document) -> Document:
    """Return ``target`` without the empty sentences that only keep a place.

    Such a sentence names its Chinese and holds nothing, not even a note, and no other
    sentence renders that Chinese. Its Chinese then has no English, as if the sentence
    were not there.
    """
    rendered = {
        reference
        for sentence in target.sentences()
        if not _is_empty(sentence)
        for reference in sentence.corresp
    }

    def is_kept(sentence: Sentence) -> bool:
        if not _is_empty(sentence) or not sentence.corresp:
            return True
        return not rendered.isdisjoint(sentence.corresp)

    if all(map(is_kept, target.sentences())):
        return target
    return replace(
        target,
        title=tuple(filter(is_kept, target.title)),
        children=tuple(_block(child, is_kept) for child in target.children),
    )


def _block(
    block: Paragraph | Division, is_kept: Callable[[Sentence], bool]
) -> Paragraph | Division:
    if isinstance(block, Paragraph):
        return replace(block, sentences=tuple(filter(is_kept, block.sentences)))
    return replace(
        block,
        head=tuple(filter(is_kept, block.head)),
        children=tuple(_block(child, is_kept) for child in block.children),
    )


def _is_empty(sentence: Sentence) -> bool:
    return all(
        isinstance(inline, Text) and not inline.value.strip()
        for inline in sentence.content
    )
