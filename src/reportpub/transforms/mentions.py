"""Where a report mentions a concept, and what its English says there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportpub.diagnostics import Location
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document, Sentence, Term
from reportpub.model.glossary import Concept, Glossary, Status
from reportpub.transforms.annotate import annotate_terms, annotate_translation


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that mentions a concept, with the English of its group.

    ``rendering`` is the wording of the glossary that the English has, or nothing.
    """

    sentence: str
    location: Location
    zh: str
    en: str
    english: tuple[str, ...]
    rendering: str


def find_mentions(
    concept: Concept,
    source: Document,
    target: Document,
    alignment: Alignment,
    glossary: Glossary,
) -> Iterator[Mention]:
    """Yield the sentences of ``source`` that mention ``concept``, in their order.

    ``source`` and ``target`` are as corrected. A superseded concept is looked for
    like any other: what it touched is the question.
    """
    live = replace(concept, status=Status.APPROVED)
    if not _may_occur(live, source):
        return
    every = Glossary({**_without_words_of(live, glossary), concept.id: live})
    marked = annotate_terms(source, every)
    alone = Glossary({concept.id: live})
    rendered = annotate_translation(target, marked, alignment, alone)
    words = _renderings(rendered, concept.id)
    english = {sentence.id: sentence.text for sentence in target.sentences()}
    for sentence in marked.sentences():
        if not _is_marked(sentence, concept.id):
            continue
        ids = alignment.by_source[sentence.id].target
        rendering = next((words[i] for i in ids if i in words), "")
        en = " ".join(english[i] for i in ids)
        place = sentence.location
        yield Mention(sentence.id, place, sentence.text, en, ids, rendering)


def _renderings(rendered: Document, concept: str) -> Mapping[str, str]:
    """Return the words marked as ``concept``, by the sentence they stand in."""
    return {
        sentence.id: inline.value
        for sentence in rendered.sentences()
        for inline in sentence.content
        if isinstance(inline, Term) and inline.concept == concept and inline.value
    }


def _is_marked(sentence: Sentence, concept: str) -> bool:
    marks = (inline for inline in sentence.content if isinstance(inline, Term))
    return any(mark.concept == concept for mark in marks)


def _words(concept: Concept) -> frozenset[str]:
    return frozenset((concept.zh.preferred, *concept.zh.variants))


def _may_occur(concept: Concept, source: Document) -> bool:
    """Return whether it is worth the time to look closer."""
    words = _words(concept)
    return any(
        any(word in sentence.text for word in words) or _is_marked(sentence, concept.id)
        for sentence in source.sentences()
    )


def _without_words_of(concept: Concept, glossary: Glossary) -> Mapping[str, Concept]:
    """Return the other concepts; a word that two have is that of ``concept``."""
    words = _words(concept)
    return {
        other.id: replace(
            other,
            zh=replace(
                other.zh,
                variants=tuple(w for w in other.zh.variants if w not in words),
            ),
        )
        for other in glossary
        if other.zh.preferred not in words
    }
