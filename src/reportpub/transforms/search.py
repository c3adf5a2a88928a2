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

    @property
    def whole(self) -> str:
        """All syllables, written together."""
        return "".join(self.syllables)

    @property
    def initials(self) -> str:
        """The first letter of each syllable."""
        return "".join(syllable[:1] for syllable in self.syllables)

    def rank(self, query: str) -> int | None:
        """Return how well ``query`` fits, as a whole or as initials."""
        if query in (self.whole, self.initials):
            return _EXACT
        if self.whole.startswith(query) or self.initials.startswith(query):
            return _BEGINS
        # Within a word only from the beginning of a syllable on.
        starts = ("".join(self.syllables[i:]) for i in range(1, len(self.syllables)))
        return _HOLDS if any(rest.startswith(query) for rest in starts) else None


class SearchIndex:
    """Concepts, prepared so that many queries are answered fast."""

    def __init__(
        self, concepts: Iterable[Concept], known: SearchIndex | None = None
    ) -> None:
        """Prepare ``concepts``; those that ``known`` has already are taken from it."""
        before = known.keys if known else {}
        self.keys: dict[str, _Keys] = {}
        for concept in concepts:
            old = before.get(concept.id)
            is_same = old is not None and old.concept is concept
            self.keys[concept.id] = old if old and is_same else _keys(concept)

    def find(self, query: str) -> tuple[Concept, ...]:
        """Return the concepts that ``query`` fits, the best first.

        A word that is the query comes before one that begins with it, and that before
        one that holds it; then words of the languages before ids and ids before
        pinyin; then the shorter word; then the order of the ids.
        """
        folded = _fold(query)
        sound = re.sub(r"[\s'’-]", "", _toneless(folded))
        is_sound = sound.isascii() and sound.isalpha()
        pattern = _pattern(folded)
        ranked: list[tuple[_Rank, str, Concept]] = []
        for identifier, keys in self.keys.items():
            ranks: list[_Rank] = []
            # Most concepts hold the query nowhere, and that is told at once.
            if folded in keys.words:
                ranks += _word_ranks(keys, folded, pattern)
            if is_sound and sound in keys.sounds:
                ranks += _sound_ranks(keys, sound)
            if ranks:
                ranked.append((min(ranks), identifier, keys.concept))
        ranked.sort(key=lambda row: row[:2])
        return tuple(concept for _, _, concept in ranked)


def search(concepts: Iterable[Concept], query: str) -> tuple[Concept, ...]:
    """Return the concepts that ``query`` fits, the best first.

    As ``SearchIndex.find``, for one query.
    """
    return SearchIndex(concepts).find(query)


def syllables(word: str, override: str = "") -> tuple[str, ...]:
    """Return the pinyin of ``word``, without tones, a syllable each."""
    from pypinyin import lazy_pinyin

    bare = re.sub(r"[^\w]", "", word)
    parts: list[str] = override.split() if override else lazy_pinyin(bare)
    return tuple(_toneless(part.casefold()) for part in parts)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What a concept is found by; ``words`` and ``sounds`` are all of it in one."""

    concept: Concept
    words: str
    sounds: str
    folded: tuple[tuple[int, int, str], ...]
    """For each word its field, its length and its letters."""
    spoken: tuple[tuple[int, _Sound], ...]


def _keys(concept: Concept) -> _Keys:
    chinese = (concept.zh.preferred, *concept.zh.variants, concept.zh.hant)
    english = (concept.en.preferred, *concept.en.admitted)
    folded = tuple(
        (field, len(word), _fold(word))
        for field, words in enumerate((chinese, english, (concept.id,)))
        for word in filter(None, words)
    )
    spoken = tuple(
        (len(word), _Sound(syllables(word, override)))
        for word in (concept.zh.preferred, *concept.zh.variants)
        for override in (concept.zh.pinyin if word == concept.zh.preferred else "",)
    )
    sounds = "\n".join(f"{s.whole}\n{s.initials}" for _, s in spoken)
    return _Keys(concept, "\n".join(w for *_, w in folded), sounds, folded, spoken)


def _word_ranks(keys: _Keys, query: str, holds: re.Pattern[str]) -> Iterator[_Rank]:
    for field, length, word in keys.folded:
        if word == query:
            yield _EXACT, field, length, keys.concept.id
        elif word.startswith(query):
            yield _BEGINS, field, length, keys.concept.id
        elif holds.search(word):
            yield _HOLDS, field, length, keys.concept.id


def _sound_ranks(keys: _Keys, query: str) -> Iterator[_Rank]:
    for length, sound in keys.spoken:
        how = sound.rank(query)
        if how is not None:
            yield how, 3, length, keys.concept.id


def _pattern(query: str) -> re.Pattern[str]:
    # In Latin letters only from the beginning of a word on.
    start = r"(?<![a-z0-9])" if query[:1].isascii() else ""
    return re.compile(start + re.escape(query))


def _fold(text: str) -> str:
    quotes = str.maketrans({"’": "'", "‘": "'", "”": '"', "“": '"'})
    return " ".join(text.translate(quotes).casefold().split())


def _toneless(text: str) -> str:
    """Return pinyin without tone marks, ü as v."""
    plain = unicodedata.normalize("NFD", text.replace("ü", "v"))
    plain = plain.replace("u\u0308", "v")
    return "".join(c for c in plain if not unicodedata.combining(c))
