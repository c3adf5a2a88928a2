"""The words of the glossary, language by language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportpub.model.glossary import Glossary
from reportpub.model.manuscript import Words

Vocabulary = Mapping[str, Words]


def chinese_words(glossary: Glossary) -> Vocabulary:
    """Return the Simplified Chinese words of each concept, by its id."""
    return {
        concept.id: Words(
            concept.zh.preferred,
            concept.definition_zh,
            tuple(member.zh for member in concept.members),
            concept.zh.variants,
        )
        for concept in glossary
    }


def english_words(glossary: Glossary) -> Vocabulary:
    """Return the English words of each concept, by its id."""
    return {
        concept.id: Words(
            concept.en.preferred,
            concept.definition_en,
            tuple(member.en for member in concept.members),
            concept.en.admitted,
        )
        for concept in glossary
    }


def traditional_words(
    simplified: Vocabulary, convert: Callable[[str], str]
) -> Vocabulary:
    """Return ``simplified`` in Traditional Chinese."""
    return {
        identifier: Words(
            convert(words.headword),
            convert(words.meaning),
            tuple(map(convert, words.members)),
            tuple(map(convert, words.variants)),
        )
        for identifier, words in simplified.items()
    }
