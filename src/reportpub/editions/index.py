"""The term index: every concept an edition mentions, with the places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

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

# Where headwords stand that begin with no letter, such as “1+N”航空网络.
_OTHERS = "0–9"
_Key = tuple[str, tuple[str, ...], str]


def index_groups(
    manuscript: Manuscript, languages: tuple[str, ...], sections: tuple[Section, ...]
) -> tuple[IndexGroup, ...]:
    """Return the index of an edition, ordered as its leading language orders words.

    Chinese headwords stand in pinyin order, letter by letter (GB/T 13418), English
    ones from A to Z. Every concept marked in ``sections`` has an entry.
    """
    places = _places(sections)
    order = _pinyin_key if languages[0].startswith("zh") else _english_key
    leading, other = _headword_languages(languages)
    keyed: list[tuple[_Key, IndexEntry]] = []
    for identifier, locators in places.items():
        concept = manuscript.glossary.concepts[identifier]
        words = (
            (leading, manuscript.headwords[leading][identifier]),
            (other, manuscript.headwords[other][identifier]),
        )
        key = order(words[0][1], concept.zh.pinyin)
        keyed.append((key, IndexEntry(identifier, words, tuple(locators))))
    keyed.sort(key=lambda pair: pair[0])
    return tuple(
        IndexGroup(heading, tuple(entry for _, entry in members))
        for heading, members in groupby(keyed, key=lambda pair: _letter(pair[0]))
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


def _letter(key: _Key) -> str:
    initial = key[0][:1].upper()
    return initial if "A" <= initial <= "Z" else _OTHERS


def _pinyin_key(word: str, override: str) -> _Key:
    """Return letters without tones, then the tones, then the word itself."""
    # Imported here: English editions need no pinyin.
    from pypinyin import Style, lazy_pinyin
    from pypinyin.contrib.tone_convert import to_normal

    bare = re.sub(r"[^\w+]", "", word)
    syllables = override.split() if override else lazy_pinyin(bare, style=Style.TONE)
    plain = "".join(map(to_normal, syllables)).casefold()
    return plain, tuple(syllables), word


def _english_key(word: str, _: str) -> _Key:
    return re.sub(r"[^\w\s]", "", word).strip().casefold(), (), word
