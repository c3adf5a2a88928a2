"""A web page cut into stretches of text, as a browser would set them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.model.loose import NOTE

# They begin and end a line (HTML, 15.3.3).
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
# What a reader of the page does not see as text.
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "select",
        "option",
        "textarea",
        "input",
        "rt",
        "rp",
    ]
)
NAVIGATION = frozenset({"nav", "header", "footer", "aside", "form", "button"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A stretch of text between the borders of blocks."""

    place: int
    level: int
    is_main: bool
    is_navigation: bool
    letters: list[str] = field(default_factory=list[str])
    bold: int = 0
    is_bold: bool = True

    @property
    def text(self) -> str:
        """The words, white space made single spaces."""
        return " ".join("".join(self.letters).split())


class Blocks:
    """Walks a page once and cuts its text where blocks begin, end, or break."""

    def __init__(self, main: etree._Element) -> None:
        self._main = main
        self._place = 0
        self._depth_main = 0
        self._navigation = 0
        self._silent = 0
        self._bold = 0
        self._levels: list[int] = []
        self._numbers: list[int] = []
        self._block = self._new()

    def read(self, body: etree._Element) -> Iterator[Block]:
        """Yield the blocks of ``body`` that have words, in order."""
        for event, node in etree.iterwalk(body, events=("start", "end")):
            tag = tag_of(node)
            is_border = tag in BLOCKS or tag == "br"
            if is_border and (done := self._closed()):
                yield done
            if event == "start":
                self._start(node, tag)
                self._block = self._new() if is_border else self._block
                if tag == "li":
                    self._number()
                self._add(node.text)
            else:
                self._end(node, tag)
                self._block = self._new() if is_border else self._block
                self._add(node.tail if node is not body else "")
        if done := self._closed():
            yield done

    def _start(self, node: etree._Element, tag: str) -> None:
        self._silent += _is_silent(node, tag)
        self._navigation += tag in NAVIGATION
        self._bold += tag in _BOLD
        self._depth_main += node is self._main
        if tag in _HEADINGS:
            self._levels.append(_HEADINGS[tag])
        if tag in {"ol", "ul"}:
            self._numbers.append(0 if tag == "ol" else -1)

    def _end(self, node: etree._Element, tag: str) -> None:
        self._silent -= _is_silent(node, tag)
        self._navigation -= tag in NAVIGATION
        self._bold -= tag in _BOLD
        self._depth_main -= node is self._main
        if tag in _HEADINGS:
            self._levels.pop()
        if tag in {"ol", "ul"}:
            self._numbers.pop()

    def _number(self) -> None:
        """Write out the number that a browser shows before an item."""
        if self._numbers and self._numbers[-1] >= 0 and not self._silent:
            self._numbers[-1] += 1
            self._add(f"{self._numbers[-1]}. ")

    def _add(self, text: str | None) -> None:
        if not text or self._silent:
            return
        # U+FFFC stands for a picture that is not there.
        letters = text.replace(NOTE, "")
        block = self._block
        block.letters.append(letters)
        if letters.strip():
            block.is_bold = block.is_bold and self._bold > 0
            block.bold += len("".join(letters.split())) if block.is_bold else 0

    def _new(self) -> Block:
        level = self._levels[-1] if self._levels else 0
        return Block(self._place + 1, level, self._depth_main > 0, self._navigation > 0)

    def _closed(self) -> Block | None:
        if not self._block.text:
            return None
        self._place += 1
        return self._block


def _is_silent(node: etree._Element, tag: str) -> bool:
    return (
        tag in SILENT
        or "hidden" in node.attrib
        or _HIDDEN.search(node.get("style", "")) is not None
    )


def tag_of(node: etree._Element) -> str:
    """Return the name of an element; what is none has an empty one."""
    return node.tag if isinstance(node.tag, str) else ""
