"""Rules of the family T: the text and the glossary agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.checks.rule import Finding
from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Sentence, Term, Text
from reportpub.model.glossary import Concept


def unknown_concept(bitext: Bitext) -> Iterator[Finding]:
    """T001: a term marked in the text is in no glossary entry."""
    for pair in bitext.pairs:
        for sentence in (*pair.source, *pair.target):
            for inline in sentence.content:
                if not isinstance(inline, Term):
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
        mentioned = {name for sentence in pair.source for name in _concepts(sentence)}
        for name in sorted(mentioned & concepts.keys()):
            for sentence in pair.target:
                yield from _forbidden(pair, sentence, concepts[name])


def _concepts(sentence: Sentence) -> set[str]:
    return {inline.concept for inline in sentence.content if isinstance(inline, Term)}


def _forbidden(pair: Pair, sentence: Sentence, concept: Concept) -> Iterator[Finding]:
    # What renders another term is that term's affair, so only the rest is searched.
    text = " ".join(i.value for i in sentence.content if isinstance(i, Text))
    for rendering in concept.en.forbidden:
        words = rf"(?<!\w){re.escape(rendering.text)}(?!\w)"
        if re.search(words, text, re.IGNORECASE):
            word = f"“{concept.zh.preferred}”"
            reason = f": {rendering.why}" if rendering.why else ""
            yield Finding(
                pair,
                sentence,
                f"“{rendering.text}” is forbidden for {word}{reason}.",
                f"Use “{concept.en.preferred}”.",
            )
