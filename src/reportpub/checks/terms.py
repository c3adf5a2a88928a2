"""Rules of the family T: the text and the glossary agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportpub.checks.renderings import (
    holds_words,
    is_shortening,
    mentions,
    renderings,
)
from reportpub.checks.rule import Finding
from reportpub.checks.slips import english_places
from reportpub.diagnostics import Spot
from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Sentence, Term, inline_text
from reportpub.model.glossary import Concept, Kind, Status

# What has one name; phrases may be worded as the sentence wants.
_NAMED = frozenset(
    {
        Kind.COMPANY,
        Kind.DOCUMENT,
        Kind.INSTITUTION,
        Kind.LAW,
        Kind.NAME,
        Kind.PLACE,
        Kind.PROJECT,
        Kind.TITLE,
    }
)


def unknown_concept(bitext: Bitext) -> Iterator[Finding]:
    """T001: a term marked in the text is in no glossary entry."""
    for pair in bitext.pairs:
        for sentence in (*pair.source, *pair.target):
            for inline in sentence.content:
                # One without words was looked for in the English, and is nowhere.
                if not (isinstance(inline, Term) and inline.value):
                    continue
                if inline.concept not in bitext.glossary.concepts:
                    yield Finding(
                        pair,
                        sentence,
                        f"“{inline.value}” is marked as the term “{inline.concept}”, "
                        "which the glossary does not have.",
                        "Add the entry, or correct the @ref.",
                    )


def forbidden_rendering(bitext: Bitext) -> Iterator[Finding]:
    """T002: a rendering that the glossary forbids stands for its Chinese word.

    What stands within the rendering of another term is spared: “six guarantees” is
    forbidden for 六保, and part of the name of the campaign 三包四帮六保五到位.
    """
    concepts = bitext.glossary.concepts
    for pair in bitext.pairs:
        for name, spot in _mentioned(pair).items():
            if concept := concepts.get(name):
                yield from _forbidden(pair, concept, spot)


def _mentioned(pair: Pair) -> dict[str, Spot]:
    """Return where each concept is mentioned first, by their ids in order."""
    found: dict[str, Spot] = {}
    for _, name, spot in mentions(pair):
        found.setdefault(name, spot)
    return dict(sorted(found.items()))


def _forbidden(pair: Pair, concept: Concept, mention: Spot) -> Iterator[Finding]:
    """Yield each forbidden rendering of ``concept``, sentence by sentence."""
    if not concept.en.forbidden:
        return
    for sentence, start in english_places(pair):
        text = _without_terms(sentence)
        for rendering in concept.en.forbidden:
            words = rf"(?<!\w){re.escape(rendering.text)}(?!\w)"
            found = [m.span() for m in re.finditer(words, text, re.IGNORECASE)]
            if found:
                word = f"“{concept.zh.preferred}”"
                reason = f": {rendering.why}" if rendering.why else ""
                yield Finding(
                    pair,
                    sentence,
                    f"“{rendering.text}” is forbidden for {word}{reason}.",
                    f"Use “{concept.en.preferred}”.",
                    source=(mention,),
                    target=tuple((a + start, b + start) for a, b in found),
                )


def _without_terms(sentence: Sentence) -> str:
    """Return the words of ``sentence``, each at its place, those of terms blank.

    What renders another term is that term's affair.
    """
    return "".join(
        "\0" * len(inline.value) if isinstance(inline, Term) else inline_text(inline)
        for inline in sentence.content
    )


def rendering_missing(bitext: Bitext) -> Iterator[Finding]:
    """T003: a term is not rendered as its approved entry says.

    Any inflection and any order of the words will do, preferred or admitted. Entries
    that are only proposed bind nobody; units are read with their figures.
    """
    concepts = bitext.glossary.concepts
    for pair in bitext.pairs:
        if not (pair.source and pair.target):
            continue
        rendered = {name for _, name, _ in renderings(pair)}
        for name, spot in _mentioned(pair).items():
            concept = concepts.get(name)
            if name in rendered or concept is None or not _is_binding(concept):
                continue
            words = (concept.en.preferred, *concept.en.admitted)
            if any(holds_words(pair.target_text, word) for word in words):
                continue
            # T002 says more of it.
            if any(_forbidden(pair, concept, spot)):
                continue
            yield Finding(
                pair,
                pair.target[0],
                f"“{concept.zh.preferred}” has no rendering of the glossary: "
                f"“{concept.en.preferred}”.",
                f"Use it, or admit another in {concept.location.path}.",
                source=(spot,),
            )


def _is_binding(concept: Concept) -> bool:
    return concept.status is Status.APPROVED and concept.kind is not Kind.UNIT


def rendered_differently(bitext: Bitext) -> Iterator[Finding]:
    """T004: a name is rendered differently in different places.

    Names of places, institutions, companies, projects, laws, and the like. A shorter
    form of the same words is spared, and so are terms that are no names: how they are
    worded the sentence decides.
    """
    concepts = bitext.glossary.concepts
    seen: defaultdict[str, dict[str, Pair]] = defaultdict(dict)
    for pair in bitext.pairs:
        for sentence, name, spot in renderings(pair):
            concept = concepts.get(name)
            if concept is None or concept.kind not in _NAMED:
                continue
            words = pair.target_text[slice(*spot)]
            known = seen[name]
            full = concept.en.preferred
            other = next((w for w in known if not _is_one(w, words, full)), None)
            if other is not None and words not in known:
                yield Finding(
                    pair,
                    sentence,
                    f"“{concept.zh.preferred}” is “{words}” here and “{other}” at "
                    f"“{known[other].sentence.id}”.",
                    f"Use one of them throughout, “{concept.en.preferred}” if it fits.",
                    target=(spot,),
                )
            known.setdefault(words, pair)


def _is_one(one: str, other: str, full: str) -> bool:
    """Whether two names differ in length only; ``full`` is the longest."""
    return _is_same(one, other) or (_is_same(one, full) and _is_same(other, full))


def _is_same(one: str, other: str) -> bool:
    return (
        one.casefold() == other.casefold()
        or is_shortening(one, other)
        or is_shortening(other, one)
    )
