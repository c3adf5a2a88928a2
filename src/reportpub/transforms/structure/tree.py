"""Headings and paragraphs made a tree of divisions, every part of it with an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from reportpub.diagnostics import Location
from reportpub.model.document import (
    Division,
    Inline,
    Note,
    Paragraph,
    Sentence,
    Text,
)
from reportpub.model.loose import NOTE, Line
from reportpub.transforms.structure.headings import Heading, Item
from reportpub.transforms.structure.passages import Passage

# TEI ``<div type>`` by depth.
_KINDS = ("part", "section", "topic")


@dataclass(slots=True)
class _Open:
    """A division that is not closed yet."""

    id: str
    rank: int
    head: tuple[Sentence, ...]
    location: Location
    children: list[Paragraph | Division] = field(
        default_factory=list[Paragraph | Division]
    )
    divisions: int = 0


class Planter:
    """Numbers the sentences and paragraphs of one text, in reading order.

    They are located at the lines of the file ``name`` they come from.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._sentences = count(1)
        self._paragraphs = count(1)
        # A line may be divided into a heading and what follows it.
        self._notes: dict[Line, Iterator[str]] = {}

    def sentences(self, line: Line, texts: Sequence[str]) -> tuple[Sentence, ...]:
        """Return ``texts``, the next sentences of ``line``, with their notes."""
        notes = self._notes.setdefault(line, iter(line.notes))
        return tuple(
            Sentence(
                f"s{next(self._sentences):03}",
                contents(text, notes),
                (),
                self._location(line),
            )
            for text in texts
        )

    def tree(self, items: Iterable[Item]) -> tuple[Paragraph | Division, ...]:
        """Return the paragraphs and divisions that ``items`` are."""
        root = _Open("d", 0, (), Location(self._name))
        stack = [root]
        for item in items:
            if isinstance(item, Passage):
                stack[-1].children.append(self._paragraph(item))
                continue
            while stack[-1].rank >= item.rank:
                self._close(stack)
            stack.append(self._opened(item, stack[-1]))
            if item.rest:
                stack[-1].children.append(self._paragraph(item.rest))
        while len(stack) > 1:
            self._close(stack)
        return tuple(root.children)

    def _opened(self, heading: Heading, parent: _Open) -> _Open:
        parent.divisions += 1
        joint = "-" if parent.rank else ""
        head = self.sentences(heading.line, heading.head)
        identifier = f"{parent.id}{joint}{parent.divisions}"
        return _Open(identifier, heading.rank, head, self._location(heading.line))

    def _close(self, stack: list[_Open]) -> None:
        done = stack.pop()
        kind = _KINDS[min(len(stack), len(_KINDS)) - 1]
        stack[-1].children.append(
            Division(done.id, kind, done.head, tuple(done.children), (), done.location)
        )

    def _paragraph(self, passage: Passage) -> Paragraph:
        identifier = f"p{next(self._paragraphs):03}"
        sentences = self.sentences(passage.line, passage.sentences)
        return Paragraph(identifier, sentences, (), self._location(passage.line))

    def _location(self, line: Line) -> Location:
        return Location(self._name, line.place)


def contents(text: str, notes: Iterator[str]) -> tuple[Inline, ...]:
    """Return ``text`` with the next of ``notes`` at each place marked for one."""
    first, *others = text.split(NOTE)
    inlines: list[Inline] = [Text(first)] if first else []
    for words in others:
        note = next(notes, "")
        if note:
            inlines.append(Note("editor", note))
        if words:
            inlines.append(Text(words))
    return tuple(inlines)
