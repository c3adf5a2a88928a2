"""The rows of a bilingual Word file, as people and their programs left them.

A row is told by the tag of its content control, or by its bookmark where the control
was lost. What stands in no row is given too, for nothing is to go missing unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportpub.diagnostics import Location
from reportpub.model.handle import Handle, read_handle
from reportpub.model.returned import Loose, Returned, ReturnedFile, Wording
from reportpub.storage.word.margin import margin_of
from reportpub.storage.word.names import Node, W, attribute, value_of
from reportpub.storage.word.parts import read_package
from reportpub.storage.word.words import Margin, wording

_CELL, _ROW, _PARAGRAPH, _TABLE = (f"{W}{name}" for name in ("tc", "tr", "p", "tbl"))
# They hold paragraphs or rows and are nothing themselves.
_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo")
)
# Made by the word processor: contents and index, with their pages.
_COUNTED = ("toc", "contents", "index", "indexheading")
_SIDES = 2


def read_word(data: bytes, name: str) -> ReturnedFile:
    """Return what stands in the rows of a Word file that went out, and elsewhere.

    Tracked changes are told from what stood there before. Raises ``SourceError`` for a
    file that is no sound Word file, is encrypted, or has macros.
    """
    package = read_package(data, name)
    reading = _Reading(margin_of(package.parts), name)
    reading.flow(package.parts["document"][0])
    return ReturnedFile(
        package.publication,
        package.hand,
        tuple(reading.groups),
        tuple(reading.loose),
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading outside tables that waits for its translation."""

    handle: Handle
    node: Node


class _Reading:
    """Walks through the body and parts rows from what stands between them."""

    def __init__(self, margin: Margin, name: str) -> None:
        self._margin = margin
        self._place = Location(name)
        self.groups: list[Returned] = []
        self.loose: list[Loose] = []
        self._heading: _Heading | None = None

    def flow(self, body: Node) -> None:
        for node in _blocks(body):
            if node.tag == _TABLE:
                self._end_heading()
                self._table(node)
            else:
                self._paragraph(node)
        self._end_heading()

    def _paragraph(self, node: Node) -> None:
        handle = _marked(node)
        if handle:
            self._end_heading()
            self._heading = _Heading(handle, node)
        elif self._heading and _style(node).endswith("translation"):
            leading, self._heading = self._heading, None
            self._group(leading.handle, self._say(leading.node), self._say(node))
        else:
            self._end_heading()
            self._leave(node)

    def _end_heading(self) -> None:
        """Give a heading back whose translation is missing."""
        if self._heading:
            leading, self._heading = self._heading, None
            self._group(leading.handle, self._say(leading.node), Wording(""))

    def _table(self, table: Node) -> None:
        for row in _rows(table):
            if row.find(f"{W}trPr/{W}tblHeader") is not None:
                continue
            handle = _tagged(row) or _marked(row)
            cells = [*_within(row, _CELL)]
            if handle and len(cells) == _SIDES:
                source, target = map(self._say, cells)
                deleted = row.find(f"{W}trPr/{W}del") is not None
                self._group(handle, source, target, is_deleted=deleted)
            else:
                for cell in cells:
                    self._leave(cell)

    def _group(
        self,
        handle: Handle,
        source: Wording,
        target: Wording,
        *,
        is_deleted: bool = False,
    ) -> None:
        found = Returned(handle, source, target, self._place, is_deleted=is_deleted)
        self.groups.append(found)

    def _leave(self, node: Node) -> None:
        if _style(node).startswith(_COUNTED):
            return
        words = self._say(node)
        text = " ".join(words.text.split())
        if text or words.remarks:
            is_new = words.text != words.before
            self.loose.append(Loose(text, self._place, is_new, words.remarks))

    def _say(self, node: Node) -> Wording:
        paragraphs = [node] if node.tag == _PARAGRAPH else [*node.iter(_PARAGRAPH)]
        return wording(paragraphs, self._margin)


def _blocks(node: Node) -> Iterator[Node]:
    for child in node:
        if child.tag in {_PARAGRAPH, _TABLE}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _rows(table: Node) -> Iterator[Node]:
    return _within(table, _ROW)


def _within(node: Node, tag: str) -> Iterator[Node]:
    """Yield the elements ``tag`` of ``node``, be they wrapped, but none below them."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _tagged(row: Node) -> Handle | None:
    """Return the handle in the tag of the content control round ``row``."""
    for ancestor in row.iterancestors(f"{W}sdt", _TABLE):
        if ancestor.tag == _TABLE:
            break
        if handle := read_handle(value_of(ancestor, "sdtPr/tag")):
            return handle
    return None


def _marked(node: Node) -> Handle | None:
    """Return the handle in the name of a bookmark in ``node``."""
    names = (attribute(mark, "name") for mark in node.iter(f"{W}bookmarkStart"))
    return next(filter(None, map(read_handle, names)), None)


def _style(node: Node) -> str:
    return value_of(node, "pPr/pStyle").casefold()
