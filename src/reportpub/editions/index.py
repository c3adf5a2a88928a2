"""The term index: every concept an edition mentions, with the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reportpub.editions.labels import INDEX_LABELS
from reportpub.editions.orders import Order, Placed, by_letters, by_pinyin, by_strokes
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import (
    Index,
    IndexEntry,
    IndexGroup,
    Locator,
    Mark,
    Section,
    rows,
    walk,
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """An order of terms: of which language, and with the other one beside it."""

    id: str
    order: Order
    is_chinese: bool
    is_bilingual: bool


# The strokes are for finding a word seen but not known: the English is not needed.
RECIPES = (
    Recipe("pinyin", by_pinyin, is_chinese=True, is_bilingual=True),
    Recipe("strokes", by_strokes, is_chinese=True, is_bilingual=False),
    Recipe("letters", by_letters, is_chinese=False, is_bilingual=True),
)


def indexes(
    manuscript: Manuscript, languages: tuple[str, ...], sections: tuple[Section, ...]
) -> tuple[Index, ...]:
    """Return the indexes of an edition, the one in its leading language's order first.

    Chinese headwords stand by pinyin and again by strokes, English ones by letters.
    Every concept marked in ``sections`` has an entry in each. Raises ``EditionError``
    for one that cannot be placed.
    """
    places = _places(sections)
    return tuple(
        _index(recipe, manuscript, languages, places)
        for recipe in RECIPES
        if recipe.is_chinese == languages[0].startswith("zh") or len(languages) > 1
    )


def _index(
    recipe: Recipe,
    manuscript: Manuscript,
    languages: tuple[str, ...],
    places: Mapping[str, tuple[Locator, ...]],
) -> Index:
    leading, other = _headword_languages(recipe, languages)
    shown = (leading, other) if recipe.is_bilingual else (leading,)
    placed: list[tuple[Placed, IndexEntry]] = []
    for identifier, locators in places.items():
        words = tuple(
            (language, manuscript.vocabulary[language][identifier].headword)
            for language in shown
        )
        pinyin = manuscript.glossary.concepts[identifier].zh.pinyin
        entry = IndexEntry(identifier, words, locators)
        placed.append((recipe.order(words[0][1], pinyin), entry))
    placed.sort(key=lambda pair: pair[0].key)
    labels = INDEX_LABELS[languages[0]][recipe.id]
    groups = tuple(
        IndexGroup(labels.heading(heading), tuple(entry for _, entry in members))
        for heading, members in groupby(placed, key=lambda pair: pair[0].heading)
    )
    return Index(recipe.id, labels.title, labels.by_page, labels.by_section, groups)


def _headword_languages(recipe: Recipe, languages: tuple[str, ...]) -> tuple[str, str]:
    """Return the language an order is of, and the other of its headwords."""
    chinese = next((name for name in languages if name.startswith("zh")), "zh-Hans")
    return (chinese, "en") if recipe.is_chinese else ("en", chinese)


def _places(sections: Iterable[Section]) -> Mapping[str, tuple[Locator, ...]]:
    """Return the places of each concept, in the order of first mentions."""
    places: dict[str, list[Locator]] = {}
    for section, mark in _marks(tuple(sections)):
        places.setdefault(mark.concept, []).append(Locator(mark.anchor, section.number))
    return {concept: tuple(locators) for concept, locators in places.items()}


def _marks(sections: tuple[Section, ...]) -> Iterator[tuple[Section, Mark]]:
    for section in walk(sections):
        for row in rows(section):
            for version in row.versions:
                for line in version.lines:
                    for piece in line.pieces:
                        if isinstance(piece, Mark):
                            yield section, piece
