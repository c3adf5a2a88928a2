"""What a finished file must hold: the publication, folded as readers fold a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from reportpub.model.edition import Layout
from reportpub.model.publication import (
    Line,
    Mark,
    NoteCall,
    Publication,
    Row,
    Run,
    Section,
    Version,
    line_text,
    walk,
)
from reportpub.proofs.reading import fold


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its id, its words, and these folded with its notes' numbers."""

    id: str
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one language has in a group."""

    language: str
    column: int
    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What has to stand side by side; sides without words are left out."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """All of an edition that a proof looks for, in reading order."""

    groups: tuple[Group, ...]
    notes: tuple[Group, ...]
    surroundings: frozenset[str]
    """What stands before and after the text and may happen to say the same."""
    ends: frozenset[str]
    """Headings of what follows the text and repeats words of it."""
    headings: Mapping[str, int]
    """How often each of ``ends`` is a text of the report itself."""


def expect(publication: Publication, layout: Layout = Layout.ROWS) -> Expectation:
    """Return what a file of ``publication`` must hold that is laid out as ``layout``.

    In stacked files one version stands under the other; on facing pages headings of
    parts are beside each other too.
    """
    rows = tuple(_rows(publication, layout))
    labels = publication.labels
    surroundings = (
        *(labels.contents, labels.notes, labels.imprint, *publication.dates),
        *(statement.text for statement in publication.imprint),
    )
    ends = (
        *([labels.explanations] if publication.explanations else []),
        *(index.title for index in publication.indexes),
    )
    groups = tuple(group for row, stacked in rows for group in _groups(row, stacked))
    folded_ends = frozenset(map(fold, ends))
    return Expectation(
        groups,
        tuple(note for row, _ in rows for note in _notes(row)),
        frozenset(map(fold, surroundings)),
        folded_ends,
        Counter(s.text for g in groups for s in g.sides if s.text in folded_ends),
    )


def _rows(publication: Publication, layout: Layout) -> Iterator[tuple[Row, bool]]:
    """Yield every row, and whether its versions stand one above the other."""
    is_stacked = layout is Layout.STACKED
    yield publication.title, True
    for section in walk(publication.sections):
        if section.heading is not None:
            above = _is_part(section) and layout is not Layout.FACING
            yield section.heading, is_stacked or above
        for block in section.blocks:
            yield from ((row, is_stacked) for row in block.rows)


def _is_part(section: Section) -> bool:
    # Part headings stand before the table of the part, where there is one.
    return section.level == 1


def _groups(row: Row, is_stacked: bool) -> Iterator[Group]:  # noqa: FBT001
    sides = tuple(
        _side(version, 0 if is_stacked else column)
        for column, version in enumerate(row.versions)
    )
    with_words = tuple(side for side in sides if side.text)
    if is_stacked:
        yield from (Group((side,)) for side in with_words)
    elif with_words:
        yield Group(with_words)


def _side(version: Version, column: int) -> Side:
    sentences = tuple(_sentence(line) for line in version.lines)
    text = "".join(sentence.text for sentence in sentences)
    return Side(version.language, column, text, sentences)


def _sentence(line: Line) -> Sentence:
    text = fold("".join(map(_words, line.pieces)))
    return Sentence(line.id, line_text(line), text)


def _words(piece: Run | Mark | NoteCall) -> str:
    match piece:
        case Run(value) | Mark(_, _, value):
            return value
        case NoteCall():
            return str(piece.number)
        case _:
            assert_never(piece)


def _notes(row: Row) -> Iterator[Group]:
    for version in row.versions:
        for line in version.lines:
            for piece in line.pieces:
                if isinstance(piece, NoteCall):
                    text = fold(f"{piece.number}. {piece.value}")
                    note = Sentence(line.id, piece.value, text)
                    yield Group((Side(version.language, 0, text, (note,)),))
