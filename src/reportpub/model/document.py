"""A report as it is read: divisions, paragraphs, sentences (TEI P5 words)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias, assert_never

from reportpub.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of the text."""

    value: str


@dataclass(frozen=True, slots=True)
class Term:
    """A mention of a glossary concept (TEI ``<term ref>``).

    An empty ``value`` says that the sentence mentions the concept at a place
    that could not be told.
    """

    concept: str
    value: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of the printed text (TEI ``<choice><sic/><corr/></choice>``)."""

    sic: str
    corr: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note on the words before it (TEI ``<note type>``); not part of the text."""

    kind: str
    value: str


Inline: TypeAlias = Text | Term | Correction | Note


class State(StrEnum):
    """How far a translation has come (XLIFF 2.1, 4.7.2.6; TEI ``<s type>``)."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Comment:
    """A word to colleagues (TEI ``<note type="comment">``); no edition prints it.

    ``date`` is a day, ISO 8601; it and ``author`` may be empty.
    """

    author: str
    date: str
    value: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How a translation came about, and what colleagues say of it.

    ``state`` is nothing where the file says nothing. ``score`` (TEI ``cert``, from 0
    to 1) and ``origin`` (TEI ``source``) are those of a match taken from a memory.
    """

    state: State | None = None
    score: str = ""
    origin: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of alignment (TEI ``<s>``).

    ``corresp`` holds the ids of the sentences it translates; it is empty in the
    adopted text. ``corrections`` are those that were made in its words and are no
    longer marked in them. ``progress`` is no part of what editions print.
    """

    id: str
    content: tuple[Inline, ...]
    corresp: tuple[str, ...]
    location: Location = field(compare=False)
    corrections: tuple[Correction, ...] = ()
    progress: Progress = Progress()

    @property
    def text(self) -> str:
        """The words of the sentence, corrected, without its notes."""
        return "".join(map(inline_text, self.content))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (TEI ``<p>``)."""

    id: str
    sentences: tuple[Sentence, ...]
    corresp: tuple[str, ...]
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Division:
    """A part, section or topic (TEI ``<div type>``); ``head`` may be empty."""

    id: str
    kind: str
    head: tuple[Sentence, ...]
    children: tuple[Paragraph | Division, ...]
    corresp: tuple[str, ...]
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Header:
    """What the ``<teiHeader>`` says of the text, in the text's own language."""

    title: str
    date: str
    """The day the report was given, ISO 8601."""
    statements: tuple[str, ...]
    """The paragraphs of the imprint: responsibility, source, licence, editing."""
    declares_corrections: bool = False
    """Whether ``<editorialDecl>`` has a statement on corrections."""
    scopes: tuple[str, ...] = ()
    """Where the report was given, in the words of the glossary: “city:handan”."""
    author: str = ""
    """Who gave the report, or nothing."""


@dataclass(frozen=True, slots=True)
class Document:
    """One report in one language."""

    id: str
    language: str
    header: Header
    title: tuple[Sentence, ...]
    children: tuple[Paragraph | Division, ...]
    location: Location = field(compare=False)

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence, headings included, in the order of the text."""
        yield from self.title
        for child in self.children:
            yield from _sentences(child)

    def blocks(self) -> Iterator[Paragraph | Division]:
        """Yield every division and paragraph in the order of the text."""
        for child in self.children:
            yield from _blocks(child)


def inline_text(inline: Inline) -> str:
    """Return the words ``inline`` adds to its sentence."""
    match inline:
        case Text(value) | Term(_, value):
            return value
        case Correction(_, corr):
            return corr
        case Note():
            return ""
        case _:
            assert_never(inline)


def joined(inlines: Iterable[Inline]) -> list[Inline]:
    """Return ``inlines`` with neighbouring stretches of text made one."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Text) and isinstance(last, Text):
            found[-1] = Text(last.value + inline.value)
        else:
            found.append(inline)
    return found


def _sentences(block: Paragraph | Division) -> Iterator[Sentence]:
    match block:
        case Paragraph():
            yield from block.sentences
        case Division():
            yield from block.head
            for child in block.children:
                yield from _sentences(child)
        case _:
            assert_never(block)


def _blocks(block: Paragraph | Division) -> Iterator[Paragraph | Division]:
    yield block
    if isinstance(block, Division):
        for child in block.children:
            yield from _blocks(child)
