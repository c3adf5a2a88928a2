"""Make room in an English TEI file for the Chinese that has no English yet.

Text in, text out; what is there stays as it is, byte by byte. New sentences are empty
and name their Chinese; so do the divisions and paragraphs that had to be made for them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from reportpub.model.document import Division, Document, Paragraph, Sentence
from reportpub.storage.tei_edit import ID, PIECE

_BODY = "#body"


def grow(
    text: str, source: Document, target: Document | None
) -> tuple[str, Mapping[str, str]]:
    """Return the English ``text`` with an empty sentence where Chinese has no English.

    The second value is the id of the new sentence for each Chinese one. ``target`` is
    what ``text`` holds, or nothing where it has no sentence yet.
    """
    garden = _Garden(text, source, target)
    return garden.grown(), garden.made


class _Range(NamedTuple):
    """An element: where its tag begins, where its content does, where both end."""

    start: int
    inside: int
    outside: int
    end: int


@dataclass(slots=True)
class _Elements:
    """Where the elements of a file stand, and in which block each sentence does."""

    ranges: dict[str, _Range] = field(default_factory=dict[str, _Range])
    heads: dict[str, _Range] = field(default_factory=dict[str, _Range])
    """By the block that has them."""
    parents: dict[str, str] = field(default_factory=dict[str, str])
    paragraphs: dict[str, int] = field(default_factory=dict[str, int])
    """Where the last paragraph ends that stands in a block itself."""


class _Garden:
    def __init__(self, text: str, source: Document, target: Document | None) -> None:
        self._text = text
        self._file = source.location.path.rpartition("/")[2]
        self._source = source
        self._elements = _elements(text)
        self._taken = set(self._elements.ranges)
        self._added: list[tuple[int, str]] = []
        self.made: dict[str, str] = {}
        self._english = _links(target.sentences() if target else ())
        self._blocks = _links(target.blocks() if target else ())

    def grown(self) -> str:
        body = self._elements.ranges[_BODY]
        self._head(self._source.title, _BODY, body)
        self._children(self._source.children, _BODY, body)
        line_end = "\r\n" if "\r\n" in self._text else "\n"
        pieces: list[str] = []
        last = 0
        # Python's sorting keeps what goes to one place in its order.
        for place, markup in sorted(self._added, key=lambda item: item[0]):
            pieces += self._text[last:place], markup.replace("\n", line_end)
            last = place
        return "".join((*pieces, self._text[last:]))

    def _children(
        self, children: Iterable[Paragraph | Division], parent: str, place: _Range
    ) -> None:
        head = self._elements.heads.get(parent)
        after = head.end if head else place.inside
        # What is made for a head stands before what is made for the first child.
        indent = f"{self._indent(place.start)} "
        for child in children:
            name = self._counterpart(child)
            if name is None:
                if isinstance(child, Division):
                    # Paragraphs come before divisions.
                    after = max(after, self._elements.paragraphs.get(parent, after))
                markup = self._block(child, indent)
                if markup:
                    self._added.append((after, markup))
                continue
            here = self._elements.ranges[name]
            if isinstance(child, Paragraph):
                self._sentences(child.sentences, here)
            else:
                self._head(child.head, name, here)
                self._children(child.children, name, here)
            if place.start <= here.start and here.end <= place.end:
                after = max(after, here.end)

    def _head(self, head: Sequence[Sentence], parent: str, place: _Range) -> None:
        here = self._elements.heads.get(parent)
        if here:
            self._sentences(head, here)
        elif new := [s for s in head if s.id not in self._english]:
            indent = f"{self._indent(place.start)} "
            made = "".join(map(self._sentence, new))
            self._added.append((place.inside, f"\n{indent}<head>{made}</head>"))

    def _sentences(self, sentences: Iterable[Sentence], place: _Range) -> None:
        """Add to a block the sentences it lacks, each behind the one before it."""
        after, before = place.inside, place.inside
        for sentence in sentences:
            known = [
                self._elements.ranges[name]
                for name in self._english.get(sentence.id, ())
                if name in self._elements.ranges
            ]
            if not known:
                self._added.append(
                    (after, self._gap(place, before) + self._sentence(sentence))
                )
                continue
            inside = [r for r in known if place.start <= r.start < place.end]
            if inside:
                before, after = inside[-1].start, inside[-1].end

    def _gap(self, block: _Range, before: int) -> str:
        """Return the line end and indent that a sentence of ``block`` stands after.

        ``before`` is where the sentence before it stands, or where the block begins.
        """
        if before == block.inside:
            line = re.match(r"\r?(\n[ \t]*)", self._text[before : block.outside])
            return line[1] if line else ""
        line_start = self._text[:before].rpartition("\n")[2]
        return f"\n{line_start}" if line_start.isspace() else ""

    def _indent(self, place: int) -> str:
        line = self._text[:place].rpartition("\n")[2]
        return line[: len(line) - len(line.lstrip())]

    def _block(self, block: Paragraph | Division, indent: str) -> str:
        """Return the markup of a block; nothing where all its Chinese has English."""
        if isinstance(block, Paragraph):
            new = [s for s in block.sentences if s.id not in self._english]
            inside = "".join(f"\n{indent} {self._sentence(s)}" for s in new)
            tag, kind = "p", ""
        else:
            new = [s for s in block.head if s.id not in self._english]
            made = "".join(map(self._sentence, new))
            head = f"\n{indent} <head>{made}</head>" if new else ""
            inner = (self._block(child, f"{indent} ") for child in block.children)
            children = "".join(inner)
            inside = head + children if children else ""
            tag, kind = "div", f" type={quoteattr(block.kind)}"
        if not inside:
            return ""
        attributes = kind + self._identity(block.id, self._identifier(block.id))
        return f"\n{indent}<{tag}{attributes}>{inside}\n{indent}</{tag}>"

    def _sentence(self, sentence: Sentence) -> str:
        identifier = self._identifier(sentence.id)
        self.made[sentence.id] = identifier
        return f"<s{self._identity(sentence.id, identifier)}></s>"

    def _identity(self, chinese: str, identifier: str) -> str:
        corresp = quoteattr(f"{self._file}#{chinese}")
        return f" xml:id={quoteattr(identifier)} corresp={corresp}"

    def _identifier(self, chinese: str) -> str:
        """Return an id that is free for what renders ``chinese``."""
        bare = re.sub(r"\As(?=[0-9])", "", chinese)
        name = wanted = f"e{bare}"
        number = 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name

    def _counterpart(self, block: Paragraph | Division) -> str | None:
        """Return the English block that renders ``block``, if there is one."""
        for name in self._blocks.get(block.id, ()):
            return name
        # Blocks need not be linked; then the first English of their own text tells.
        if isinstance(block, Paragraph):
            for sentence in block.sentences:
                for name in self._english.get(sentence.id, ()):
                    return self._elements.parents.get(name)
            return None
        for sentence in block.head:
            for name in self._english.get(sentence.id, ()):
                return self._elements.parents.get(name)
        for child in block.children:
            if inner := self._counterpart(child):
                return self._elements.parents.get(inner)
        return None


def _links(
    items: Iterable[Sentence] | Iterable[Paragraph | Division],
) -> Mapping[str, Sequence[str]]:
    """Return the ids of what renders each Chinese id."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        for reference in item.corresp:
            found[reference.rpartition("#")[2]].append(item.id)
    return found


def _elements(text: str) -> _Elements:
    """Return where body, divisions, paragraphs, heads and sentences stand."""
    found = _Elements()
    opened: list[tuple[str, str, int, int]] = []
    for piece in PIECE.finditer(text):
        if piece["name"] not in {"body", "div", "p", "s", "head"}:
            continue
        identifier = ID.search(piece["attributes"])
        if not piece["close"]:
            name = identifier[1] if identifier else ""
            opened.append((piece["name"], name, piece.start(), piece.end()))
            if not piece["attributes"].endswith("/"):
                continue
        tag, name, start, inside = opened.pop()
        outside = max(piece.start(), inside)
        place = _Range(start, inside, outside, piece.end())
        blocks = [other or _BODY for kind, other, *_ in opened if kind != "head"]
        if tag == "head":
            found.heads[blocks[-1]] = place
        elif tag == "body" or name:
            found.ranges[_BODY if tag == "body" else name] = place
            if blocks:
                found.parents[name] = blocks[-1]
            if tag == "p":
                found.paragraphs[blocks[-1]] = piece.end()
    return found
