"""The term index: every concept an edition mentions, with the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from reportpub.editions.orders import Placed, by_letters, by_pinyin
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import (
    IndexEntry,
    IndexGroup,
    Locator,
    Mark,
    Section,
    rows,
    walk,
)


def index_groups(
    manuscript: Manuscript, languages: tuple[str, ...], sections: tuple[Section, ...]
) -> tuple[IndexGroup, ...]:
    """Return the index of an edition, ordered as its leading language orders words.

    Chinese headwords stand in pinyin order, English ones from A to Z. Every concept
    marked in ``sections`` has an entry. Raises ``EditionError`` for one that cannot be
    placed.
    """
    order = by_pinyin if languages[0].startswith("zh") else by_letters
    leading, other = _headword_languages(languages)
    placed: list[tuple[Placed, IndexEntry]] = []
    for identifier, locators in _places(sections).items():
        words = (
            (leading, manuscript.headwords[leading][identifier]),
            (other, manuscript.headwords[other][identifier]),
        )
        pinyin = manuscript.glossary.concepts[identifier].zh.pinyin
        entry = IndexEntry(identifier, words, tuple(locators))
        placed.append((order(words[0][1], pinyin), entry))
    placed.sort(key=lambda pair: pair[0].key)
    return tuple(
        IndexGroup(heading, tuple(entry for _, entry in members))
        for heading, members in groupby(placed, key=lambda pair: pair[0].heading)
    )


def _headword_languages(languages: tuple[str, ...]) -> tuple[str, str]:
    """Return the languages of a headword: always a Chinese and an English one."""
    match languages:
        case (leading, other):
            return leading, other
        case ("en",):
            return "en", "zh-Hans"
        case _:
            return languages[0], "en"


def _places(sections: Iterable[Section]) -> Mapping[str, list[Locator]]:
    places: dict[str, list[Locator]] = {}
    for section, mark in _marks(tuple(sections)):
        places.setdefault(mark.concept, []).append(Locator(mark.anchor, section.number))
    return places


def _marks(sections: tuple[Section, ...]) -> Iterator[tuple[Section, Mark]]:
    for section in walk(sections):
        for row in rows(section):
            for version in row.versions:
                for line in version.lines:
                    for piece in line.pieces:
                        if isinstance(piece, Mark):
                            yield section, piece
