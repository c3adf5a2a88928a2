"""What fields, links and calls name: bookmarks, footnotes, index entries.

All are counted before a line is written, so that text in front can refer to text
behind it, and writing changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from reportpub.model.handle import Handle, row_handle
from reportpub.model.publication import (
    Index,
    IndexEntry,
    Locator,
    Publication,
    all_rows,
    notes,
    walk,
)

# Headword and translation, entry and pages: as wide as a Chinese character.
EM_SPACE = "\u2003"


Heading: TypeAlias = tuple[str, ...]
"""The words of an entry; of one under another, those of the other first."""

# Word writes a page, or this.
_NO_PAGE = " "


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the file: the schema wants a number, fields want a name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class References:
    """Everything in one publication that can be referred to."""

    explanations: Bookmark
    indexes: Mapping[str, Bookmark]
    """By the id of the index."""
    sections: Mapping[str, Bookmark]
    """By the id of the section."""
    marks: Mapping[str, Bookmark]
    """By anchor; only marks whose page the index gives."""
    rows: Mapping[Handle, Bookmark]
    """Where the rows of two languages begin, by what they are found by."""
    notes: Mapping[str, int]
    """Footnote numbers, by anchor."""
    entries: Mapping[str, tuple[Heading, ...]]
    """What each mention of a concept is entered in the index under."""
    pointers: tuple[tuple[Heading, str], ...]
    """What the index has without a page, and what stands there instead."""


def refer(publication: Publication) -> References:
    """Count all that ``publication`` refers to, in reading order."""
    numbers = count(1)
    entries = publication.indexes[0].terms if publication.indexes else ()
    return References(
        # Word hides names that begin with an underscore from its lists.
        explanations=_bookmark("_Toc", numbers),
        indexes={x.id: _bookmark("_Toc", numbers) for x in publication.indexes},
        sections={s.id: _bookmark("_Toc", numbers) for s in walk(publication.sections)},
        marks={
            locator.anchor: _bookmark("_Idx", numbers)
            for entry in entries
            for locator in locators(entry)
        },
        rows={
            handle: Bookmark(next(numbers), handle.bookmark)
            for handle in filter(None, map(row_handle, all_rows(publication)))
            if handle.bookmark
        },
        notes={call.anchor: n for n, (_, call) in enumerate(notes(publication), 1)},
        entries=_headings(entries),
        pointers=tuple(_pointers(publication.indexes[0]))
        if publication.indexes
        else (),
    )


def _headings(entries: Iterable[IndexEntry]) -> Mapping[str, tuple[Heading, ...]]:
    headings: dict[str, list[Heading]] = {}
    for entry in entries:
        words = entry_words(entry)
        headings.setdefault(entry.concept, []).append((words,))
        for member in entry.members:
            if member.concept:
                under = (words, entry_words(member))
                headings.setdefault(member.concept, []).append(under)
    return {concept: tuple(several) for concept, several in headings.items()}


def _pointers(index: Index) -> Iterator[tuple[Heading, str]]:
    for group in index.groups:
        for entry in group.entries:
            words = entry_words(entry)
            for text in pointer_texts(index, entry):
                yield (words,), text
            for member in entry.members:
                if not member.concept:
                    yield (words, entry_words(member)), _NO_PAGE


def pointer_texts(index: Index, entry: IndexEntry) -> Iterator[str]:
    """Yield what ``entry`` says of other entries."""
    how = index.pointers
    if entry.see:
        yield f"{how.see} {entry.see}"
    if entry.see_also:
        others = how.joint.join(words for _, words in entry.see_also)
        yield f"{how.see_also} {others}"


def _bookmark(prefix: str, numbers: Iterator[int]) -> Bookmark:
    number = next(numbers)
    return Bookmark(number, f"{prefix}{number:08}")


def locators(entry: IndexEntry) -> tuple[Locator, ...]:
    """Return the first locator in each section: Word merges no equal pages."""
    first = {locator.section: locator for locator in reversed(entry.locators)}
    return tuple(loc for loc in entry.locators if first[loc.section] is loc)


def entry_words(entry: IndexEntry) -> str:
    """Return the headwords of ``entry`` in one line."""
    return EM_SPACE.join(words for _, words in entry.headwords)
