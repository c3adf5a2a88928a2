"""An edition composed: everything a writer needs and nothing left to look up.

A *version* is a stretch of text in one language. An edition of one language has
one version wherever an aligned edition has two, so that a writer treats both alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from reportpub.model.edition import Layout


@dataclass(frozen=True, slots=True)
class Run:
    """Characters to be set."""

    value: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place the index points to: ``value`` may be empty."""

    anchor: str
    concept: str
    value: str


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A note and the place it is called from; ``number`` counts from 1."""

    anchor: str
    number: int
    kind: str
    value: str


Piece: TypeAlias = Run | Mark | NoteCall


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to be set; ``id`` is that of the sentence in its document.

    ``number`` stands before it, small and light, and is no part of its words: that of
    its alignment group within the paragraph, empty where none is to be shown.
    """

    id: str
    pieces: tuple[Piece, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """Sentences in one language; ``language`` is a BCP 47 tag."""

    language: str
    lines: tuple[Line, ...]

    @property
    def joint(self) -> str:
        """What parts two sentences: nothing in Chinese, else a space."""
        return "" if self.language.startswith("zh") else " "


@dataclass(frozen=True, slots=True)
class Row:
    """Versions that say the same: one alignment group, or a whole paragraph."""

    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: one row, or a row for each alignment group."""

    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A division with its heading; ``level`` is 1 for a part.

    ``heading`` is None for paragraphs that follow the last subsection and belong
    to none. ``number`` is the place in the report, such as ``3.2.1``.
    """

    id: str
    level: int
    number: str
    heading: Row | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a term stands: the mark's anchor and the number of its section."""

    anchor: str
    section: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One concept of the term index (EPUB ``index-entry``).

    An entry with ``see`` stands for another wording of ``concept`` and only names
    the preferred one. A member that is no concept of the index has no ``concept``.
    """

    concept: str
    headwords: tuple[tuple[str, str], ...]
    """Pairs of language and words, the leading language first."""
    locators: tuple[Locator, ...]
    see: str = ""
    """The headword of the entry to look up instead."""
    see_also: tuple[tuple[str, str], ...] = ()
    """Concept and headword of each entry to look up as well."""
    members: tuple[IndexEntry, ...] = ()
    """What a numbered label counts, in its own order."""


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The entries under one letter."""

    heading: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Pointers:
    """How an index refers to its entries, in the language of its headwords."""

    language: str
    see: str
    see_also: str
    joint: str
    """What stands between two entries referred to."""


@dataclass(frozen=True, slots=True)
class Index:
    """All terms in one order; ``id`` is ``pinyin``, ``strokes`` or ``letters``."""

    id: str
    title: str
    by_page: str
    """How to read it where its locators are pages."""
    by_section: str
    """How to read it where its locators are sections."""
    pointers: Pointers
    groups: tuple[IndexGroup, ...]

    @property
    def terms(self) -> tuple[IndexEntry, ...]:
        """The entries of concepts, without those that only refer to one."""
        return tuple(e for group in self.groups for e in group.entries if not e.see)


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph of imprint or explanatory notes, in one language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entry of the explanatory notes; ``number`` counts from 1.

    ``headwords`` are pairs of language and words, the leading language first;
    ``source`` says where the rendering comes from.
    """

    concept: str
    number: int
    headwords: tuple[tuple[str, str], ...]
    meanings: tuple[Statement, ...]
    source: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class TermEntry:
    """What a book of terms says of a concept beside its index entry."""

    concept: str
    pinyin: str
    """How the Chinese is read: a syllable with its tone for each character."""
    meanings: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class TermBook:
    """What makes an edition one of terms; their order is that of its indexes."""

    titles: tuple[Statement, ...]
    """What the book is called, in each language."""
    guide: tuple[Statement, ...]
    """How to read it, a paragraph each."""
    sections: str
    """The heading of the list of sections that the entries refer to."""
    entries: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True)
class ReadingLabels:
    """What a reader on a screen can do with a page, in words."""

    tools: str
    """What the bar above the text is called."""
    languages: str
    """What the choice of languages is called."""
    both: str
    """The choice of both languages side by side."""
    search: str
    found: str
    """How many sentences were found, with {} for their number."""
    link: str
    """What the link to a sentence is for."""
    copied: str
    """What is said when its address was copied."""
    files: str
    """Where a report's other editions and formats are."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed words of an edition, in its leading language."""

    contents: str
    explanations: str
    notes: str
    imprint: str
    members: str
    """What stands before the members of a label."""
    joint: str
    """What stands between them."""
    stop: str
    """What ends a sentence."""
    space: str
    """What parts two sentences."""
    source: str
    """What stands before the source of a rendering."""
    close: str
    """The word for closing a note that was opened."""
    page: str
    """How a page is referred to, with {} for its number."""
    section: str
    """How a section is referred to, with {} for its number."""
    reading: ReadingLabels


class Relationship(StrEnum):
    """What an attached file is to the edition (ISO 32000-2, 7.11.3)."""

    SOURCE = "Source"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that an edition carries with it."""

    name: str
    media_type: str
    description: str
    relationship: Relationship
    content: bytes


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure in Chinese and in English, its year and its sentence."""

    zh: str
    en: str
    year: int
    sentence: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What the report says of an indicator; ``en`` may be empty."""

    zh: str
    en: str
    measure: str
    """“level”, “growth”, “average growth” or “total”."""
    result: FigureCell | None
    target: FigureCell | None
    goal: FigureCell | None

    @property
    def cells(self) -> tuple[FigureCell, ...]:
        """What is said, results first."""
        return tuple(c for c in (self.result, self.target, self.goal) if c)


Words: TypeAlias = tuple[Statement, ...]
"""The same in each language of an edition, the leading one first."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A line of the table of main indicators.

    ``cells`` are result, target and goal; what is not said has no words. ``begins`` an
    indicator, whose further measures stand under it.
    """

    name: Words
    cells: tuple[Words, ...]
    begins: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its length from 0 to 1, and what stands at its end.

    ``series`` counts from 0 what its colour stands for.
    """

    length: float
    words: str
    series: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one indicator."""

    label: Words
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with a title; ``series`` says what each colour stands for."""

    id: str
    title: Words
    series: tuple[Words, ...]
    groups: tuple[Bars, ...]
    alternative: str
    """What stands for the chart, in the leading language."""


@dataclass(frozen=True, slots=True)
class Indicators:
    """The main indicators of a report, for a page of the front matter."""

    title: str
    heads: tuple[Words, ...]
    rows: tuple[IndicatorRow, ...]
    charts: tuple[Chart, ...]
    note: Words


@dataclass(frozen=True, slots=True)
class Publication:
    """One edition of one report."""

    report: str
    edition: str
    languages: tuple[str, ...]
    title: Row
    date: str
    """The day the report was given, ISO 8601."""
    dates: tuple[str, ...]
    """The same day in words, in each language."""
    modified: str
    """When the edition counts as made, ISO 8601 in UTC; never the clock."""
    language_names: tuple[str, ...]
    """The name of each language in itself, to head a column with."""
    labels: Labels
    imprint: tuple[Statement, ...]
    sections: tuple[Section, ...]
    explanations: tuple[Explanation, ...]
    """The terms that need a word, in the order of their first mention."""
    indexes: tuple[Index, ...]
    """The terms in each order the edition offers, the main one first."""
    terms: TermBook | None = None
    """Of an edition of terms, which shows them and not the text."""
    figures: tuple[FigureRow, ...] = ()
    """Of an edition of figures, which shows nothing else of the text."""
    authors: tuple[Statement, ...] = ()
    """Who gave the report, in each language that says so."""
    attachments: tuple[Attachment, ...] = ()
    """What it was made from, in the order of the names."""
    indicators: Indicators | None = None
    """What the report aims at, where it says so in figures."""
    layout: Layout = Layout.ROWS
    """How its two languages stand, where it has two; the rows are already so."""

    @property
    def name(self) -> str:
        """The stem of the edition's files, such as ``handan-2021.zh-en``."""
        return f"{self.report}.{self.edition}"

    @property
    def is_parallel(self) -> bool:
        """Whether two languages stand side by side."""
        return len(self.languages) > 1


def plain(version: Version) -> str:
    """Return the words of ``version``, sentences joined as its language joins them."""
    return version.joint.join(line_text(line) for line in version.lines)


def line_text(line: Line) -> str:
    """Return the words of ``line`` without its notes."""
    return "".join(p.value for p in line.pieces if not isinstance(p, NoteCall))


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Yield every section, each before its subsections."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def with_blocks(
    sections: tuple[Section, ...], change: Callable[[Block], Block]
) -> tuple[Section, ...]:
    """Return ``sections`` with ``change`` applied to each paragraph at every level."""
    return tuple(
        replace(
            section,
            blocks=tuple(map(change, section.blocks)),
            sections=with_blocks(section.sections, change),
        )
        for section in sections
    )


def rows(section: Section) -> Iterator[Row]:
    """Yield the section's own rows in reading order, the heading first."""
    if section.heading is not None:
        yield section.heading
    for block in section.blocks:
        yield from block.rows


def all_rows(publication: Publication) -> Iterator[Row]:
    """Yield every row in reading order, the title first."""
    yield publication.title
    for section in walk(publication.sections):
        yield from rows(section)


def notes(publication: Publication) -> Iterator[tuple[str, NoteCall]]:
    """Yield every note with its language, in reading order."""
    for row in all_rows(publication):
        yield from row_notes(row)


def row_notes(row: Row) -> Iterator[tuple[str, NoteCall]]:
    """Yield every note called in ``row`` with its language, in reading order."""
    for version in row.versions:
        for line in version.lines:
            for piece in line.pieces:
                if isinstance(piece, NoteCall):
                    yield version.language, piece


def section_marks(section: Section) -> Iterator[tuple[Line, Mark]]:
    """Yield the marks of the section's own rows, each with the line it stands in."""
    for row in rows(section):
        for version in row.versions:
            for line in version.lines:
                for piece in line.pieces:
                    if isinstance(piece, Mark):
                        yield line, piece
