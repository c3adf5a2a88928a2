"""A text as it comes from a file of another program, before it has a structure."""

from __future__ import annotations

from dataclasses import dataclass

NOTE = "\ufffc"
"""Stands in a line for the place of a note (U+FFFC OBJECT REPLACEMENT CHARACTER)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, and what its file says of its looks.

    ``place`` is its number in the file, from 1: a line, a paragraph, or a page.
    ``level`` is that of a heading (1 to 6), if the file calls it one. ``bold`` is how
    many characters from its beginning on are bold. ``notes`` are those of the places
    marked with ``NOTE`` in ``text``, in order. ``sentences`` are given where the file
    itself divides the text; joined, they are ``text``.
    """

    text: str
    place: int
    level: int = 0
    is_title: bool = False
    bold: int = 0
    notes: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words that were left out, and why; ``place`` is that of their line."""

    place: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class LooseText:
    """The lines of a file in reading order.

    ``remarks`` are whole sentences on what a person should know: an encoding that was
    guessed, macros that were not run.
    """

    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...] = ()
    remarks: tuple[str, ...] = ()
