"""Find concepts by what a translator remembers of them.

A query is Chinese, English, an id, pinyin with or without tones (liuwen, liù wěn) or
the initials of the pinyin (lw).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportpub.model.glossary import Concept

_EXACT, _BEGINS, _HOLDS = range(3)
_Rank = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class _Sound:
    """The pinyin of a word: its syllables without tones."""

    syllables: tuple[str, ...]

    def rank(self, query: str) -> int | None:
        """Return how well ``query`` fits, as a whole or as initials."""
        whole = "".join(self.syllables)
        initials = "".join(syllable[:1] for syllable in self.syllables)
        if query in (whole, initials):
            return _EXACT
        if whole.startswith(query) or initials.startswith(query):
            return _BEGINS
        # Within a word only from the beginning of a syllable on.
        starts = ("".join(self.syllables[i:]) for i in range(1, len(self.syllables)))
        return _HOLDS if any(rest.startswith(query) for rest in starts) else None


def search(concepts: Iterable[Concept], query: str) -> tuple[Concept, ...]:
    """Return the concepts that ``query`` fits, the best first.

    A word that is the query comes before one that begins with it, and that before
    one that holds it; then words of the languages before ids and ids before pinyin;
    then the shorter word; then the order of the ids.
    """
    folded = _fold(query)
    sound = re.sub(r"[\s'’-]", "", _toneless(folded))
    ranked = sorted(
        (rank, concept.id, concept)
        for concept in concepts
        if (rank := min(_ranks(concept, folded, sound), default=None))
    )
    return tuple(concept for _, _, concept in ranked)


def syllables(word: str, override: str = "") -> tuple[str, ...]:
    """Return the pinyin of ``word``, without tones, a syllable each."""
    from pypinyin import lazy_pinyin

    bare = re.sub(r"[^\w]", "", word)
    parts: list[str] = override.split() if override else lazy_pinyin(bare)
    return tuple(_toneless(part.casefold()) for part in parts)


def _ranks(concept: Concept, query: str, sound: str) -> Iterator[_Rank]:
    chinese = (concept.zh.preferred, *concept.zh.variants, concept.zh.hant)
    english = (concept.en.preferred, *concept.en.admitted)
    for field, words in enumerate((chinese, english, (concept.id,))):
        for word in filter(None, words):
            how = _word_rank(_fold(word), query)
            if how is not None:
                yield how, field, len(word), concept.id
    if sound.isascii() and sound.isalpha():
        for word in (concept.zh.preferred, *concept.zh.variants):
            override = concept.zh.pinyin if word == concept.zh.preferred else ""
            how = _Sound(syllables(word, override)).rank(sound)
            if how is not None:
                yield how, 3, len(word), concept.id


def _word_rank(word: str, query: str) -> int | None:
    if word == query:
        return _EXACT
    if word.startswith(query):
        return _BEGINS
    # In Latin letters only from the beginning of a word on.
    start = r"(?<![a-z0-9])" if query[:1].isascii() else ""
    return _HOLDS if re.search(start + re.escape(query), word) else None


def _fold(text: str) -> str:
    quotes = str.maketrans({"’": "'", "‘": "'", "”": '"', "“": '"'})
    return " ".join(text.translate(quotes).casefold().split())


def _toneless(text: str) -> str:
    """Return pinyin without tone marks, ü as v."""
    plain = unicodedata.normalize("NFD", text.replace("ü", "v"))
    plain = plain.replace("u\u0308", "v")
    return "".join(c for c in plain if not unicodedata.combining(c))
