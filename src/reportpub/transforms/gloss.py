"""Say at the first mention of a term what it means, as its entry asks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportpub.model.document import (
    Division,
    Document,
    Inline,
    Note,
    Sentence,
    Term,
    Text,
    inline_text,
    joined,
)
from reportpub.model.glossary import Concept, Glossary, GlossForm
from reportpub.transforms.sentences import map_sentences

KIND = "gloss"
"""The kind of a note that comes from the glossary."""

# A call follows punctuation and closing quotation marks (Chicago Manual of Style,
# “Placement of note number”); a mark within a word is an apostrophe.
_BEFORE_CALL = re.compile(r"(?:[.,;:!?]|[”’](?!\w))*")
_BEFORE_BRACKET = re.compile(r"(?:[”’](?!\w))?")


def gloss_first_mentions(document: Document, glossary: Glossary) -> Document:
    """Return the English ``document`` with the glosses of its first mentions.

    Each concept whose entry asks for a footnote or a bracket gets it once, where the
    body first names it; one that only headings name, there; one whose words were not
    found, at the end of the sentence. The last two take a note in any case.
    """
    wanted = {
        concept.id: concept
        for concept in glossary
        if concept.en.gloss_as in {GlossForm.FOOTNOTE, GlossForm.BRACKET}
    }
    places: defaultdict[str, list[_Mention]] = defaultdict(list)
    for mention in _first_mentions(document, wanted):
        places[mention.sentence].append(mention)

    def gloss(sentence: Sentence) -> Sentence:
        content = sentence.content
        for mention in places.get(sentence.id, ()):
            content = _glossed(content, mention, wanted[mention.concept])
        return replace(sentence, content=content)

    return map_sentences(document, gloss) if places else document


def brackets(plain: Sentence, glossed: Sentence) -> tuple[str, ...]:
    """Return the brackets that ``gloss_first_mentions`` put into ``plain``."""
    before, after = _stretches(plain), _stretches(glossed)
    pairs = zip(before, after, strict=True)
    return tuple(_added(old, new) for old, new in pairs if old != new)


def _stretches(sentence: Sentence) -> list[str]:
    """Return the words between terms: a bracket stands behind one."""
    stretches = [""]
    for inline in sentence.content:
        if isinstance(inline, Term):
            stretches.append("")
        else:
            stretches[-1] += inline_text(inline)
    return stretches


def _added(before: str, after: str) -> str:
    length = len(after) - len(before)
    places = (n for n in range(len(before) + 1) if after[n:].startswith(" ("))
    place = next(n for n in places if after[:n] + after[n + length :] == before)
    return after[place : place + length]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A sentence that names a concept, or does not say with which words."""

    sentence: str
    concept: str
    in_heading: bool
    is_nameless: bool


def _first_mentions(document: Document, wanted: Container[str]) -> Iterable[_Mention]:
    """Return the mention of each concept that takes its gloss."""
    first: dict[str, _Mention] = {}
    for mention in _mentions(document):
        if mention.concept in wanted:
            best = first.setdefault(mention.concept, mention)
            if _rank(mention) < _rank(best):
                first[mention.concept] = mention
    return first.values()


def _rank(mention: _Mention) -> tuple[bool, bool]:
    return mention.in_heading, mention.is_nameless


def _mentions(document: Document) -> Iterator[_Mention]:
    headings = {sentence.id for sentence in document.title}
    for block in document.blocks():
        if isinstance(block, Division):
            headings.update(sentence.id for sentence in block.head)
    for sentence in document.sentences():
        for inline in sentence.content:
            if isinstance(inline, Term):
                yield _Mention(
                    sentence.id,
                    inline.concept,
                    in_heading=sentence.id in headings,
                    is_nameless=not inline.value,
                )


def _glossed(
    content: tuple[Inline, ...], mention: _Mention, concept: Concept
) -> tuple[Inline, ...]:
    is_bracket = concept.en.gloss_as is GlossForm.BRACKET
    if mention.is_nameless:
        return (*content, _note(concept))
    after = 1 + next(
        position
        for position, inline in enumerate(content)
        if isinstance(inline, Term) and inline.concept == concept.id and inline.value
    )
    following = content[after] if after < len(content) else None
    text = following.value if isinstance(following, Text) else ""
    if is_bracket and not mention.in_heading:
        added: Text | Note = Text(f" ({_bracket(concept)})")
        closing = _BEFORE_BRACKET.match(text)
    else:
        added = _note(concept)
        closing = _BEFORE_CALL.match(text)
    cut = closing.end() if closing else 0
    rest = content[after + 1 :] if text else content[after:]
    parts: tuple[Text | Note, ...] = (Text(text[:cut]), added, Text(text[cut:]))
    shown = (part for part in parts if part.value)
    return (*content[:after], *joined(shown), *rest)


def _note(concept: Concept) -> Note:
    text = concept.en.gloss or concept.definition_en or _bracket(concept)
    if concept.en.gloss_as is GlossForm.BRACKET:
        # The words of a bracket are no sentence.
        text = f"{text[:1].upper()}{text[1:]}."
    return Note(KIND, text)


def _bracket(concept: Concept) -> str:
    return concept.en.gloss or _listed([member.en for member in concept.members])


def _listed(members: Sequence[str]) -> str:
    """Return ``members`` as English lists them, with the serial comma."""
    *others, last = members
    comma = ";" if any("," in member for member in members) else ","
    match others:
        case []:
            return last
        case [only]:
            return f"{only} and {last}"
        case _:
            return f"{f'{comma} '.join(others)}{comma} and {last}"
