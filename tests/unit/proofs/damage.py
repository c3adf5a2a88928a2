"""Publications with one mistake, to be written where the sound one was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from reportpub.model.publication import (
    Block,
    Line,
    NoteCall,
    Piece,
    Publication,
    Row,
    Run,
    Section,
    Version,
)

Damage: TypeAlias = Callable[[Publication], Publication]


def in_first_block(change: Callable[[Block], Block]) -> Damage:
    """Return what changes the first paragraph of the first part."""

    def damage(publication: Publication) -> Publication:
        first, *sections = publication.sections
        block, *blocks = first.blocks
        part = replace(first, blocks=(change(block), *blocks))
        return replace(publication, sections=(part, *sections))

    return damage


def in_rows(change: Callable[[Sequence[Row]], Sequence[Row]]) -> Damage:
    """Return what changes the rows of the first paragraph."""
    return in_first_block(lambda block: replace(block, rows=tuple(change(block.rows))))


def in_lines(
    change: Callable[[Sequence[Line]], Sequence[Line]], version: int = -1
) -> Damage:
    """Return what changes the sentences of one side of the second row, if there is one.

    An edition of one language has them all in one.
    """

    def change_row(row: Row) -> Row:
        versions = list(row.versions)
        lines = tuple(change(versions[version].lines))
        versions[version] = replace(versions[version], lines=lines)
        return Row(tuple(versions))

    return in_rows(lambda rows: (*rows[:-1], change_row(rows[-1])))


def in_words(change: Callable[[str], str], version: int = -1) -> Damage:
    """Return what changes the words of the last sentence of a side."""

    def change_line(line: Line) -> Line:
        pieces = (
            Run(change(p.value)) if isinstance(p, Run) else p for p in line.pieces
        )
        return replace(line, pieces=tuple(pieces))

    return in_lines(lambda lines: (*lines[:-1], change_line(lines[-1])), version)


def swapped_sides(row: Row) -> Row:
    """Return ``row`` with its languages in each other's column."""
    return Row(row.versions[::-1])


def mislabelled(row: Row) -> Row:
    """Return ``row`` with each language said to be the other."""
    tags = [version.language for version in row.versions]
    versions = zip(reversed(tags), row.versions, strict=True)
    return Row(tuple(replace(version, language=tag) for tag, version in versions))


def renderings_moved_up(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return ``rows`` with each rendering a row too high, and the first one lost."""
    empty = Version(rows[0].versions[1].language, ())
    lower = (*(row.versions[1] for row in rows[1:]), empty)
    return tuple(
        Row((row.versions[0], version))
        for row, version in zip(rows, lower, strict=True)
    )


def without_title(publication: Publication) -> Publication:
    """Return ``publication`` under another title."""
    line = Line("title", (Run("另题"),))
    version = Version(publication.languages[0], (line,))
    return replace(publication, title=Row((version, *publication.title.versions[1:])))


def without_heading(publication: Publication) -> Publication:
    """Return ``publication`` without the heading of its first subsection."""
    first, *sections = publication.sections
    subsection, *others = first.sections
    part = replace(first, sections=(replace(subsection, heading=None), *others))
    return replace(publication, sections=(part, *sections))


def paragraph_doubled(publication: Publication) -> Publication:
    """Return ``publication`` with its first paragraph twice."""
    first, *sections = publication.sections
    block, *blocks = first.blocks
    again = replace(block, id=f"{block.id}-again")
    part = replace(first, blocks=(block, again, *blocks))
    return replace(publication, sections=(part, *sections))


def without_last_part(publication: Publication) -> Publication:
    """Return ``publication`` cut short."""
    return replace(publication, sections=publication.sections[:-1])


def parts_swapped(publication: Publication) -> Publication:
    """Return ``publication`` with its last two parts in the wrong order."""
    *sections, one, other = publication.sections
    return replace(publication, sections=(*sections, other, one))


def with_another_note(publication: Publication) -> Publication:
    """Return ``publication`` with a digit changed in its first note."""

    def piece(found: Piece) -> Piece:
        if isinstance(found, NoteCall):
            return replace(found, value=f"{found.value}7")
        return found

    def line(found: Line) -> Line:
        return replace(found, pieces=tuple(map(piece, found.pieces)))

    def section(found: Section) -> Section:
        blocks = (
            replace(
                block,
                rows=tuple(
                    Row(
                        tuple(
                            replace(v, lines=tuple(map(line, v.lines)))
                            for v in row.versions
                        )
                    )
                    for row in block.rows
                ),
            )
            for block in found.blocks
        )
        return replace(
            found, blocks=tuple(blocks), sections=tuple(map(section, found.sections))
        )

    first, *sections = publication.sections
    return replace(publication, sections=(section(first), *sections))


# What is done to an edition in two languages, and the code that has to name it.
PARALLEL: dict[str, tuple[Damage, str]] = {
    "a row is dropped": (in_rows(lambda rows: rows[1:]), "E001"),
    "the last row is dropped": (in_rows(lambda rows: rows[:-1]), "E001"),
    "a row is doubled": (in_rows(lambda rows: (rows[0], *rows)), "E002"),
    "two rows are swapped": (in_rows(lambda rows: rows[::-1]), "E003"),
    "columns are swapped": (
        in_rows(lambda rows: (swapped_sides(rows[0]), *rows[1:])),
        "E004",
    ),
    "a rendering is dropped": (in_lines(lambda _: ()), "E001"),
    "a source is dropped": (in_lines(lambda _: (), version=0), "E001"),
    "a rendering is doubled": (in_lines(lambda lines: (*lines, *lines)), "E002"),
    "renderings are a row too high": (in_rows(renderings_moved_up), "E001 E003"),
    "a digit is changed": (in_words(lambda text: text.replace("0", "8")), "E001"),
    "a digit is changed in Chinese": (
        in_words(lambda text: text.replace("0", "8"), version=0),
        "E001",
    ),
    "words are added": (in_words(lambda text: f"{text} Indeed."), "E001"),
    "words are cut": (in_words(lambda text: text[:-3]), "E001"),
}
# The same for one language, where a paragraph is one row.
ALONE: dict[str, tuple[Damage, str]] = {
    "a paragraph is dropped": (in_rows(lambda _: ()), "E001"),
    "a paragraph is doubled": (paragraph_doubled, "E002"),
    "a sentence is dropped": (in_lines(lambda lines: lines[:-1]), "E001"),
    "a sentence is doubled": (in_lines(lambda lines: (*lines, lines[0])), "E002"),
    "two sentences are swapped": (in_lines(lambda lines: lines[::-1]), "E003"),
    "a digit is changed": (in_words(lambda text: text.replace("0", "8")), "E001"),
}
EITHER: dict[str, tuple[Damage, str]] = {
    "the title is another": (without_title, "E001"),
    "a heading is dropped": (without_heading, "E001"),
    "the last part is cut": (without_last_part, "E001"),
    "two parts are swapped": (parts_swapped, "E003"),
    "a note is another": (with_another_note, "E001"),
}
