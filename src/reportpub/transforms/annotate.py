"""Find the glossary's concepts in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from reportpub.model.alignment import Alignment
from reportpub.model.document import Document, Inline, Sentence, Term, Text
from reportpub.model.glossary import Glossary
from reportpub.transforms.sentences import map_sentences
from reportpub.transforms.term_finder import term_finder
from reportpub.transforms.wording import (
    Index,
    Place,
    Wording,
    choose,
    find_wordings,
    index_wordings,
    read_wording,
)


def annotate_terms(document: Document, glossary: Glossary) -> Document:
    """Return the Chinese ``document`` with every term mentioned turned into a Term."""
    return map_sentences(document, term_finder(glossary).mark)


def annotate_translation(
    document: Document, source: Document, alignment: Alignment, glossary: Glossary
) -> Document:
    """Return the English ``document`` with the terms of ``source`` marked in it.

    Only concepts that the aligned sentences of ``source`` mention are looked for.
    One whose rendering is not found in any inflection is marked by an empty Term at
    the beginning of the first aligned sentence, so that no mention is lost.
    """
    wanted = _wanted(source, alignment)
    wordings = _wordings(glossary, set(chain.from_iterable(wanted.values())))

    @cache
    def index(key: str) -> Index:
        concepts = wanted.get(key, ())
        return index_wordings(chain.from_iterable(map(wordings.__getitem__, concepts)))

    places: dict[str, list[list[Place]]] = {}
    exact: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in document.sentences():
        key = _key(sentence, alignment)
        found = [
            find_wordings(inline.value, index(key)) if isinstance(inline, Text) else []
            for inline in sentence.content
        ]
        places[sentence.id] = found
        exact[key].update(p.name for p in chain.from_iterable(found) if p.is_exact)

    def mark(sentence: Sentence) -> Sentence:
        # Where a group has a rendering word for word, its inflections are others’.
        theirs = exact[_key(sentence, alignment)]
        return _mark(
            sentence,
            [
                [place for place in found if place.is_exact or place.name not in theirs]
                for found in places[sentence.id]
            ],
        )

    marked = map_sentences(document, mark)
    missing = _missing(marked, alignment, wanted)

    def complete(sentence: Sentence) -> Sentence:
        # The first sentence of a group takes what is missing; the others find none.
        lost = missing.pop(_key(sentence, alignment), ())
        empty = tuple(Term(concept, "") for concept in lost)
        return replace(sentence, content=(*empty, *sentence.content))

    return map_sentences(marked, complete)


def _key(sentence: Sentence, alignment: Alignment) -> str:
    """Return the first source sentence that ``sentence`` translates, or nothing."""
    group = alignment.by_target[sentence.id]
    return group.source[0] if group.source else ""


def _mark(sentence: Sentence, places: Iterable[Iterable[Place]]) -> Sentence:
    """Return ``sentence`` with the first place of each concept marked.

    There are ``places`` for each inline.
    """
    marked = {term.concept for term in sentence.content if isinstance(term, Term)}
    content: list[Inline] = []
    for inline, found in zip(sentence.content, places, strict=True):
        if not isinstance(inline, Text):
            content.append(inline)
            continue
        text, position = inline.value, 0
        for place in choose(found, marked):
            if place.start > position:
                content.append(Text(text[position : place.start]))
            content.append(Term(place.name, text[place.start : place.end]))
            marked.add(place.name)
            position = place.end
        if position < len(text):
            content.append(Text(text[position:]))
    return replace(sentence, content=tuple(content))


def _wordings(
    glossary: Glossary, concepts: Iterable[str]
) -> Mapping[str, Sequence[Wording]]:
    """Return the renderings of ``concepts``; one not in the glossary has none."""
    return {
        identifier: [
            wording
            for text in (concept.en.preferred, *concept.en.admitted)
            if (wording := read_wording(identifier, text))
        ]
        if (concept := glossary.concepts.get(identifier))
        else []
        for identifier in concepts
    }


def _wanted(source: Document, alignment: Alignment) -> Mapping[str, list[str]]:
    """Return the concepts of each group, by the id of its first source sentence."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in source.sentences():
        key = alignment.by_source[sentence.id].source[0]
        for inline in sentence.content:
            if isinstance(inline, Term) and inline.concept not in wanted[key]:
                wanted[key].append(inline.concept)
    return wanted


def _missing(
    document: Document, alignment: Alignment, wanted: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Return for each group the wanted concepts that its English does not mark."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in document.sentences():
        marks = (inline for inline in sentence.content if isinstance(inline, Term))
        found[_key(sentence, alignment)].update(mark.concept for mark in marks)
    return {
        key: [concept for concept in concepts if concept not in found[key]]
        for key, concepts in wanted.items()
    }
