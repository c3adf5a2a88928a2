"""Find the glossary's concepts in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from reportpub.model.alignment import Alignment
from reportpub.model.document import Document, Inline, Sentence, Term, Text
from reportpub.model.glossary import Concept, Glossary, Status
from reportpub.transforms.sentences import map_sentences

# A straight apostrophe in the glossary is the same word as a typographic one.
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class _Match:
    """A mention: half-open range of characters, and the concept mentioned."""

    start: int
    end: int
    concept: str


def annotate_terms(document: Document, glossary: Glossary) -> Document:
    """Return the Chinese ``document`` with every term mentioned turned into a Term.

    Leftmost-longest: of two terms that overlap the one that begins first is taken,
    and of those that begin together the longest. An explicit Term stays as it is.
    """
    words = [
        (word, concept.id)
        for concept in _live(glossary)
        for word in dict.fromkeys((concept.zh.preferred, *concept.zh.variants))
    ]
    if not words:
        return document
    automaton = AhoCorasick(
        [word for word, _ in words],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    )

    def find(text: str) -> Iterator[_Match]:
        for pattern, start, end in automaton.find_matches_as_indexes(text):
            yield _Match(start, end, words[pattern][1])

    return map_sentences(document, lambda sentence: _annotate(sentence, find))


def annotate_translation(
    document: Document, source: Document, alignment: Alignment, glossary: Glossary
) -> Document:
    """Return the English ``document`` with the terms of ``source`` marked in it.

    Only concepts that the aligned sentences of ``source`` mention are looked for.
    One whose rendering is not found word for word is marked by an empty Term at
    the beginning of the first aligned sentence, so that no mention is lost.
    """
    wanted = _wanted(source, alignment)
    renderings = {concept.id: _renderings(concept) for concept in glossary}

    def mark(sentence: Sentence) -> Sentence:
        concepts = wanted.get(_key(sentence, alignment), ())
        return _annotate(
            sentence, lambda text: _find_renderings(text, concepts, renderings)
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


def _live(glossary: Glossary) -> Iterator[Concept]:
    return (c for c in glossary if c.status is not Status.SUPERSEDED)


def _annotate(sentence: Sentence, find: Callable[[str], Iterable[_Match]]) -> Sentence:
    content: list[Inline] = []
    for inline in sentence.content:
        if isinstance(inline, Text):
            content.extend(_cut(inline.value, find(inline.value)))
        else:
            content.append(inline)
    return replace(sentence, content=tuple(content))


def _cut(text: str, matches: Iterable[_Match]) -> Iterator[Inline]:
    """Yield ``text`` cut at ``matches``, which come in order and do not overlap."""
    position = 0
    for match in matches:
        if match.start > position:
            yield Text(text[position : match.start])
        yield Term(match.concept, text[match.start : match.end])
        position = match.end
    if position < len(text):
        yield Text(text[position:])


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


def _renderings(concept: Concept) -> tuple[str, ...]:
    """Return the folded renderings of ``concept``, longest first."""
    words = {_fold(word) for word in (concept.en.preferred, *concept.en.admitted)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _fold(text: str) -> str:
    # Lower-casing keeps the length of English text, so offsets stay true.
    return text.translate(_FOLD).lower()


def _find_renderings(
    text: str, concepts: Iterable[str], renderings: Mapping[str, tuple[str, ...]]
) -> list[_Match]:
    """Return the first mention of each concept, leftmost-longest, in order."""
    folded = _fold(text)
    candidates = [
        match
        for concept in concepts
        if (match := _first(folded, concept, renderings.get(concept, ())))
    ]
    candidates.sort(key=lambda match: (match.start, -match.end))
    chosen: list[_Match] = []
    for match in candidates:
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
    return chosen


def _first(folded: str, concept: str, words: Iterable[str]) -> _Match | None:
    for word in words:
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            if _is_whole_word(folded, start, end):
                return _Match(start, end, concept)
            start = folded.find(word, start + 1)
    return None


def _is_whole_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())
