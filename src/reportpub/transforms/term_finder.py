"""Find the glossary's Chinese words in sentences, leftmost-longest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportpub.model.document import Inline, Sentence, Term, Text
from reportpub.model.glossary import Glossary, Status

_Match: TypeAlias = tuple[int, int, int]
"""The half-open range of characters where a term stands, and the term's number."""


@dataclass(frozen=True, slots=True)
class TermFinder:
    """The words of a glossary, made ready once for any number of sentences."""

    find: Callable[[str], Sequence[_Match]]
    """Return the matches in a text, in its order."""
    terms: Sequence[Term]
    """What a match stands for, by number; one mention of a word is like another."""

    def mark(self, sentence: Sentence) -> Sentence:
        """Return ``sentence`` with every term turned into a Term.

        Leftmost-longest: of two terms that overlap the one that begins first is taken,
        and of those that begin together the longest. An explicit Term stays as it is.
        """
        content: list[Inline] = []
        for inline in sentence.content:
            if isinstance(inline, Text):
                self._cut(inline, content)
            else:
                content.append(inline)
        # Not by replace(): it costs as much as finding the terms.
        return Sentence(
            sentence.id,
            tuple(content),
            sentence.corresp,
            sentence.location,
            sentence.corrections,
            sentence.progress,
        )

    def _cut(self, text: Text, content: list[Inline]) -> None:
        """Append ``text`` to ``content``, cut at its terms."""
        value, position = text.value, 0
        for first, last, number in self.find(value):
            if first > position:
                content.append(Text(value[position:first]))
            content.append(self.terms[number])
            position = last
        if position == 0:
            content.append(text)
        elif position < len(value):
            content.append(Text(value[position:]))


def term_finder(glossary: Glossary) -> TermFinder:
    """Return what finds the words of all concepts that are not superseded."""
    terms = [
        Term(concept.id, word)
        for concept in glossary
        if concept.status is not Status.SUPERSEDED
        for word in dict.fromkeys((concept.zh.preferred, *concept.zh.variants))
    ]
    return TermFinder(word_finder([term.value for term in terms]), terms)


def word_finder(words: list[str]) -> Callable[[str], Sequence[_Match]]:
    """Return a function that finds ``words``, each given once, by number."""
    # Imported here: a build with nothing to do needs no automaton.
    from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

    return CharwiseDoubleArrayAhoCorasick(words, MATCH_KIND_LEFTMOST_LONGEST).find
