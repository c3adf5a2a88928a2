"""A translation given the divisions and paragraphs of the text it renders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import assert_never

from reportpub.diagnostics import Location
from reportpub.model.document import (
    Division,
    Document,
    Header,
    Inline,
    Paragraph,
    Progress,
    Sentence,
    State,
)


@dataclass(frozen=True, slots=True)
class Rendering:
    """Chinese sentences, by their ids, and the English ones that render them.

    Either may be empty.
    """

    source: tuple[str, ...]
    target: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A heading or paragraph of the source, by the id of its block."""

    block: str
    is_head: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    """An English sentence before it has an id."""

    content: tuple[Inline, ...]
    corresp: tuple[str, ...]
    state: State | None


_TITLE = _Slot("", is_head=True)


def mirror(
    source: Document,
    renderings: Iterable[Rendering],
    header: Header,
    location: Location,
) -> Document:
    """Return the translation that ``renderings`` are, in the order of ``source``.

    A Chinese sentence without English has an empty one, whose state is *initial*, so
    that there is a place to write it. English without Chinese stands after what was
    before it.
    """
    return _Mirror(source, _placed(source, renderings), location).document(header)


def _placed(
    source: Document, renderings: Iterable[Rendering]
) -> Mapping[_Slot, list[_Placed]]:
    slots = dict(_slots(source))
    placed: defaultdict[_Slot, list[_Placed]] = defaultdict(list)
    last = _TITLE
    for rendering in renderings:
        if not rendering.target:
            for unit in rendering.source:
                last = slots[unit]
                placed[last].append(_Placed((), (unit,), State.INITIAL))
            continue
        wanted = [slots[unit] for unit in rendering.source] or [last]
        for content, slot in zip(
            rendering.target, _chosen(wanted, len(rendering.target)), strict=True
        ):
            placed[slot].append(_Placed(content, rendering.source, None))
            last = slot
    return placed


def _chosen(slots: Sequence[_Slot], number: int) -> Iterator[_Slot]:
    """Yield where each of ``number`` sentences goes that render those of ``slots``."""
    bodies = [slot for slot in slots if not slot.is_head]
    body = bodies[0] if bodies else slots[0]
    for position in range(number):
        # The first of several may well be the heading.
        yield slots[0] if position == 0 and number > 1 else body


def _slots(source: Document) -> Iterator[tuple[str, _Slot]]:
    for sentence in source.title:
        yield sentence.id, _TITLE
    for block in source.blocks():
        match block:
            case Division():
                slot, sentences = _Slot(block.id, is_head=True), block.head
            case Paragraph():
                slot, sentences = _Slot(block.id, is_head=False), block.sentences
            case _:
                assert_never(block)
        for sentence in sentences:
            yield sentence.id, slot


class _Mirror:
    """Makes the blocks of the translation, and numbers its sentences."""

    def __init__(
        self,
        source: Document,
        placed: Mapping[_Slot, list[_Placed]],
        location: Location,
    ) -> None:
        self._source = source
        self._file = f"{source.language}.xml"
        self._placed = placed
        self._location = location
        self._numbers = count(1)

    def document(self, header: Header) -> Document:
        title = self._sentences(_TITLE)
        if not title:
            title = (self._empty(self._source.title[0].id),)
        return Document(
            id=f"{self._source.id.removesuffix('-zh')}-en",
            language="en",
            header=header,
            title=title,
            children=tuple(self._children(self._source.children)),
            location=self._location,
        )

    def _children(
        self, blocks: Iterable[Paragraph | Division]
    ) -> Iterator[Paragraph | Division]:
        for block in blocks:
            match block:
                case Paragraph():
                    sentences = self._sentences(_Slot(block.id, is_head=False))
                    if sentences:
                        yield self._paragraph(block, sentences)
                case Division():
                    yield from self._division(block)
                case _:
                    assert_never(block)

    def _division(self, block: Division) -> Iterator[Division]:
        head = self._sentences(_Slot(block.id, is_head=True))
        children = tuple(self._children(block.children))
        if not children and head:
            # What it holds is said elsewhere; TEI wants a paragraph all the same.
            first = _first_paragraph(block)
            children = (self._paragraph(first, (self._empty(first.sentences[0].id),)),)
        if children:
            yield Division(
                f"e{block.id}",
                block.kind,
                head,
                children,
                (f"{self._file}#{block.id}",),
                self._location,
            )

    def _paragraph(
        self, block: Paragraph, sentences: tuple[Sentence, ...]
    ) -> Paragraph:
        corresp = (f"{self._file}#{block.id}",)
        return Paragraph(f"e{block.id}", sentences, corresp, self._location)

    def _sentences(self, slot: _Slot) -> tuple[Sentence, ...]:
        return tuple(map(self._sentence, self._placed.get(slot, ())))

    def _empty(self, unit: str) -> Sentence:
        return self._sentence(_Placed((), (unit,), State.INITIAL))

    def _sentence(self, placed: _Placed) -> Sentence:
        return Sentence(
            f"e{next(self._numbers):03}",
            placed.content,
            tuple(f"{self._file}#{unit}" for unit in placed.corresp),
            self._location,
            progress=Progress(placed.state),
        )


def _first_paragraph(division: Division) -> Paragraph:
    first = division.children[0]
    return first if isinstance(first, Paragraph) else _first_paragraph(first)
