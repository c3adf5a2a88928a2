"""The term index: every concept an edition mentions, with the places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from reportpub.editions.labels import INDEX_LABELS, POINTERS
from reportpub.editions.orders import Order, Placed, by_letters, by_pinyin, by_strokes
from reportpub.model.document import Document, Term
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import (
    Index,
    IndexEntry,
    IndexGroup,
    Locator,
    Section,
    section_marks,
    walk,
)

# The places of each concept, in the order of first mentions.
_Places: TypeAlias = Mapping[str, tuple[Locator, ...]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """An order of terms: of which language, and with the other one beside it."""

    id: str
    order: Order
    languages: frozenset[str]
    is_bilingual: bool

    @property
    def is_chinese(self) -> bool:
        """Whether Chinese headwords lead."""
        return "en" not in self.languages


# The strokes are for finding a word seen but not known: the English is not needed.
# CLDR counts them as in Traditional (邯 has 8, in Simplified 7), which alone has it.
RECIPES = (
    Recipe("pinyin", by_pinyin, frozenset({"zh-Hans", "zh-Hant"}), is_bilingual=True),
    Recipe("strokes", by_strokes, frozenset({"zh-Hant"}), is_bilingual=False),
    Recipe("letters", by_letters, frozenset({"en"}), is_bilingual=True),
)


def indexes(
    manuscript: Manuscript, languages: tuple[str, ...], sections: tuple[Section, ...]
) -> tuple[Index, ...]:
    """Return the indexes of an edition, the one in its leading language's order first.

    Chinese headwords stand by pinyin, Traditional ones again by strokes, and English
    ones by letters.
    Every concept marked in ``sections`` has an entry in each, with its members and the
    entries to see also; other wordings refer to it. Raises ``EditionError``
    for one that cannot be placed.
    """
    places = _places(sections)
    return tuple(
        _index(recipe, manuscript, languages, places)
        for recipe in RECIPES
        if not recipe.languages.isdisjoint(languages)
        # Where both languages stand the English is a second way in already.
        and (recipe.is_bilingual or len(languages) == 1)
    )


def _index(
    recipe: Recipe,
    manuscript: Manuscript,
    languages: tuple[str, ...],
    places: _Places,
) -> Index:
    leading, other = _headword_languages(recipe, languages)
    shown = (leading, other) if recipe.is_bilingual else (leading,)
    maker = _Maker(recipe.order, manuscript, shown, places)
    placed = sorted((*maker.terms(), *maker.variants()), key=lambda pair: pair[0].key)
    labels = INDEX_LABELS[languages[0]][recipe.id]
    groups = tuple(
        IndexGroup(labels.heading(heading), tuple(entry for _, entry in members))
        for heading, members in groupby(placed, key=lambda pair: pair[0].heading)
    )
    return Index(
        recipe.id,
        labels.title,
        labels.by_page,
        labels.by_section,
        POINTERS[leading],
        groups,
    )


class _Maker:
    """Makes the entries of one index; ``shown`` are the languages of its headwords."""

    def __init__(
        self,
        order: Order,
        manuscript: Manuscript,
        shown: tuple[str, ...],
        places: _Places,
    ) -> None:
        self._order = order
        self._concepts = manuscript.glossary.concepts
        self._vocabularies = [(name, manuscript.vocabulary[name]) for name in shown]
        self._language, self._vocabulary = self._vocabularies[0]
        self._document = manuscript.documents[self._language]
        self._places = places
        self._of_wording = {self._concepts[i].zh.preferred: i for i in places}

    def terms(self) -> Iterator[tuple[Placed, IndexEntry]]:
        """Yield an entry for each concept that has a place."""
        for identifier, locators in self._places.items():
            words = tuple((n, v[identifier].headword) for n, v in self._vocabularies)
            yield (
                self._placed(identifier),
                IndexEntry(
                    identifier,
                    words,
                    locators,
                    see_also=self._related(identifier),
                    members=tuple(self._members(identifier)),
                ),
            )

    def variants(self) -> Iterator[tuple[Placed, IndexEntry]]:
        """Yield an entry for each other wording that a reader may look up.

        It is one the text has; and it begins unlike the preferred one, else it would
        stand beside the very entry it refers to.
        """
        wordings = _wordings(self._document)
        headwords = {self._vocabulary[i].headword.casefold() for i in self._places}
        for identifier in self._places:
            words = self._vocabulary[identifier]
            for variant in words.variants:
                if (
                    variant.casefold() in wordings.get(identifier, ())
                    and variant.casefold() not in headwords
                    and not _begin_alike(variant, words.headword)
                ):
                    headword = ((self._language, variant),)
                    yield (
                        self._order(variant, ""),
                        IndexEntry(identifier, headword, (), see=words.headword),
                    )

    def _placed(self, identifier: str) -> Placed:
        headword = self._vocabulary[identifier].headword
        return self._order(headword, self._concepts[identifier].zh.pinyin)

    def _related(self, identifier: str) -> tuple[tuple[str, str], ...]:
        """Return the related concepts that have an entry too, in this order."""
        related = set(self._concepts[identifier].see_also) & self._places.keys()
        return tuple(
            (other, self._vocabulary[other].headword)
            for other in sorted(related, key=lambda other: self._placed(other).key)
        )

    def _members(self, identifier: str) -> Iterator[IndexEntry]:
        for position, member in enumerate(self._concepts[identifier].members):
            words = tuple(
                (name, word)
                for name, vocabulary in self._vocabularies
                if (word := vocabulary[identifier].members[position])
            )
            concept = self._of_wording.get(member.zh, "")
            if words:
                yield IndexEntry(concept, words, self._places.get(concept, ()))


def _wordings(document: Document) -> Mapping[str, set[str]]:
    """Return the words, case folded, by which ``document`` mentions each concept."""
    wordings: dict[str, set[str]] = {}
    for sentence in document.sentences():
        for inline in sentence.content:
            if isinstance(inline, Term):
                wordings.setdefault(inline.concept, set()).add(inline.value.casefold())
    return wordings


# A Chinese character, or a whole word of letters and digits.
_BEGINNING = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+")


def _begin_alike(first: str, second: str) -> bool:
    """Return whether one of two wordings begins with the first word of the other."""
    one, other = (_beginning(words) for words in (first, second))
    return one.startswith(other) or other.startswith(one)


def _beginning(words: str) -> str:
    found = _BEGINNING.search(words)
    return found[0].casefold() if found else ""


def _headword_languages(recipe: Recipe, languages: tuple[str, ...]) -> tuple[str, str]:
    """Return the language an order is of, and the other of its headwords."""
    chinese = next((name for name in languages if name.startswith("zh")), "zh-Hans")
    return (chinese, "en") if recipe.is_chinese else ("en", chinese)


def _places(sections: Iterable[Section]) -> _Places:
    """Return the places of each concept, in the order of first mentions."""
    places: dict[str, list[Locator]] = {}
    for section in walk(tuple(sections)):
        for _, mark in section_marks(section):
            locator = Locator(mark.anchor, section.number)
            places.setdefault(mark.concept, []).append(locator)
    return {concept: tuple(locators) for concept, locators in places.items()}
