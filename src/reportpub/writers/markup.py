"""Markup that HTML, EPUB and the printed page share."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import assert_never

from markupsafe import Markup, escape

from reportpub.model.publication import (
    IndexEntry,
    Line,
    Mark,
    NoteCall,
    Piece,
    Publication,
    Row,
    Run,
    Version,
)
from reportpub.writers.spacing import spaced


class Dialect(StrEnum):
    """Where markup will be read: it decides how notes and ids are written."""

    SCREEN = "screen"
    BOOK = "book"
    PRINT = "print"


# Anchors of marks that lead somewhere, with the address they lead to.
Links = Mapping[str, str]


def versions_markup(
    row: Row, dialect: Dialect, links: Links
) -> list[tuple[str, Markup]]:
    """Return language and markup of each version of ``row``."""
    return [(v.language, version_markup(v, dialect, links)) for v in row.versions]


def version_markup(version: Version, dialect: Dialect, links: Links) -> Markup:
    """Return the sentences of ``version``; on a screen each can be linked to."""
    lines = (_line(line, dialect, links) for line in version.lines)
    markup = version.joint.join(lines)
    if dialect is Dialect.PRINT and version.language.startswith("zh"):
        markup = spaced(markup)
    # Every piece of text was escaped when its markup was made.
    return Markup(markup)  # noqa: S704


def explanation_links(publication: Publication, page: str) -> Links:
    """Return links from first mentions to their explanatory notes in ``page``."""
    return {
        note.locator.anchor: f"{page}#x-{note.concept}"
        for note in publication.explanations
    }


def section_locators(entry: IndexEntry) -> list[tuple[str, str]]:
    """Return the first anchor in each section the entry stands in, and its number."""
    first: dict[str, str] = {}
    for locator in entry.locators:
        first.setdefault(locator.section, locator.anchor)
    return [(anchor, section) for section, anchor in first.items()]


def _line(line: Line, dialect: Dialect, links: Links) -> str:
    pieces = "".join(_piece(piece, dialect, links) for piece in line.pieces)
    if line.number:
        # Shown by the style: it is not read out, searched or copied.
        number = (
            f'<i class="number" aria-hidden="true" data-number="{line.number}"></i>'
        )
        pieces = number + pieces
    match dialect:
        case Dialect.PRINT:
            # Paper has nothing to link to a sentence with: anchors would only weigh.
            return pieces
        case Dialect.BOOK:
            return f'<span id="{line.id}">{pieces}</span>'
        case Dialect.SCREEN:
            return f'<span id="{line.id}">{pieces}{_own_link(line.id)}</span>'
        case _:
            assert_never(dialect)


def _own_link(identifier: str) -> str:
    """Return the link of a sentence to itself, for those who want to cite it.

    It is empty, its sign comes from the style: nothing is read out after each
    sentence, searched or copied with it. The script gives it a name and a place in
    the order of the keyboard.
    """
    return f'<a href="#{identifier}" aria-hidden="true" tabindex="-1"></a>'


def _piece(piece: Piece, dialect: Dialect, links: Links) -> str:
    match piece:
        case Run(value):
            return str(escape(value))
        case Mark(anchor, _, value):
            return _mark(anchor, str(escape(value)), dialect, links)
        case NoteCall():
            return _NOTE[dialect].format(
                anchor=piece.anchor, number=piece.number, value=escape(piece.value)
            )
        case _:
            assert_never(piece)


def _mark(anchor: str, words: str, dialect: Dialect, links: Links) -> str:
    if dialect is Dialect.PRINT:
        # On paper the index finds pages from the rows: see pages.py.
        return words
    if words and anchor in links:
        return _TERM[dialect].format(anchor=anchor, link=links[anchor], words=words)
    return f'<span id="{anchor}">{words}</span>'


_TERM: Mapping[Dialect, str] = {
    Dialect.SCREEN: (
        '<a class="term" id="{anchor}" href="{link}" role="doc-glossref">{words}</a>'
    ),
    # Reading systems know references to notes, and show those over the page; they have
    # no such way with references to a glossary. The role has to say the same (Ace).
    Dialect.BOOK: (
        '<a class="term" id="{anchor}" href="{link}" role="doc-noteref" '
        'epub:type="noteref">{words}</a>'
    ),
}
_NOTE: Mapping[Dialect, str] = {
    Dialect.PRINT: '<span class="footnote" data-number="{number}">{value}</span>',
    Dialect.SCREEN: (
        '<a class="note" id="{anchor}-call" href="#{anchor}" role="doc-noteref">'
        "{number}</a>"
    ),
    Dialect.BOOK: (
        '<a class="note" id="{anchor}-call" href="#{anchor}" role="doc-noteref" '
        'epub:type="noteref">{number}</a>'
    ),
}
