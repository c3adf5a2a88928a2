"""Web pages: the text of the article, without what stands round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.loose import NOTE, Dropped, Line, LooseText
from reportpub.storage.loose.encoding import decode

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w\-]{2,30})|<\?xml[^>]{0,80}?"
    rb"encoding\s*=\s*[\"']([\w\-]{2,30})",
    re.IGNORECASE,
)
_HEAD_SIZE = 4_096
# A page says GB2312 and is GBK; browsers read all of them so (WHATWG Encoding, 4.2).
_LABELS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "cp950"}
_BLOCKS = frozenset(
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
_SILENT = frozenset(
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
_NAVIGATION = frozenset({"nav", "header", "footer", "aside", "form", "button"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A child that holds so much of the letters of its parent is what the page is about.
_MAIN_SHARE = 0.7
_TITLE = re.compile(r"工作报告")
_SHOWN = 200


def read_html(data: bytes, name: str) -> LooseText:
    """Return the blocks of the article of a web page, or of a saved page.

    The article is where most of the letters are. What stands before its title and
    after its end is left out as navigation. Raises ``SourceError`` where the encoding
    cannot be told, or there is no text.
    """
    declared = _CHARSET.search(data[:_HEAD_SIZE])
    label = (declared[1] or declared[2] or b"").decode() if declared else ""
    label = _LABELS.get(label.casefold(), label)
    decoded = decode(data, name, label)
    body = _body(decoded.text, name)
    main = _main(body)
    blocks = [*_Blocks(main).read(body)]
    kept, dropped = _article(blocks)
    return LooseText(tuple(kept), tuple(dropped), decoded.remarks)


@dataclass(slots=True)
class _Block:
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
        return " ".join("".join(self.letters).split())


def _body(text: str, name: str) -> etree._Element:
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=True,
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        message = "The page has no text in it."
        raise SourceError(message, Location(name)) from None
    body = root.find("body")
    return root if body is None else body


def _main(body: etree._Element) -> etree._Element:
    """Return the innermost element that holds most letters that are no links."""
    letters: dict[etree._Element, int] = {}
    # Children come before their parents: no page is too deep for this.
    for _, node in etree.iterwalk(body, events=("end",)):
        own = len((node.text or "").strip())
        own += sum(len((child.tail or "").strip()) for child in node)
        below = sum(letters.get(child, 0) for child in node)
        is_counted = _tag(node) not in _SILENT | _NAVIGATION | {"a"}
        letters[node] = (own + below) if is_counted else 0
    main = body
    while True:
        wanted = letters.get(main, 0) * _MAIN_SHARE
        inner = [
            child
            for child in main
            if letters.get(child, 0) > wanted and _holds_blocks(child)
        ]
        if not inner:
            return main
        main = inner[0]


def _holds_blocks(node: etree._Element) -> bool:
    return any(_tag(child) in _BLOCKS or _tag(child) == "br" for child in node)


class _Blocks:
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

    def read(self, body: etree._Element) -> Iterator[_Block]:
        """Yield the blocks of ``body`` that have words, in order."""
        for event, node in etree.iterwalk(body, events=("start", "end")):
            tag = _tag(node)
            is_border = tag in _BLOCKS or tag == "br"
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
        self._navigation += tag in _NAVIGATION
        self._bold += tag in _BOLD
        self._depth_main += node is self._main
        if tag in _HEADINGS:
            self._levels.append(_HEADINGS[tag])
        if tag in {"ol", "ul"}:
            self._numbers.append(0 if tag == "ol" else -1)

    def _end(self, node: etree._Element, tag: str) -> None:
        self._silent -= _is_silent(node, tag)
        self._navigation -= tag in _NAVIGATION
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

    def _new(self) -> _Block:
        level = self._levels[-1] if self._levels else 0
        return _Block(
            self._place + 1, level, self._depth_main > 0, self._navigation > 0
        )

    def _closed(self) -> _Block | None:
        if not self._block.text:
            return None
        self._place += 1
        return self._block


def _article(blocks: list[_Block]) -> tuple[list[Line], list[Dropped]]:
    """Return what is the article, from its title on, and what is not."""
    first = next((n for n, b in enumerate(blocks) if b.is_main), 0)
    last = max((n for n, b in enumerate(blocks) if b.is_main), default=len(blocks))
    before = [
        n
        for n, block in enumerate(blocks[:first])
        if (block.level == 1 or _TITLE.search(block.text)) and not block.is_navigation
    ]
    start = before[-1] if before else first
    # The first of several that say the same stands where the title is.
    start = next((n for n in before if blocks[n].text == blocks[start].text), start)
    kept: list[Line] = []
    dropped: list[Dropped] = []
    for number, block in enumerate(blocks):
        if start <= number <= last and not block.is_navigation:
            is_title = block.level == 1 and not any(line.is_title for line in kept)
            level = 0 if is_title else block.level
            kept.append(Line(block.text, block.place, level, is_title, bold=block.bold))
        else:
            dropped.append(Dropped(block.place, block.text[:_SHOWN], "navigation"))
    return kept, dropped


def _is_silent(node: etree._Element, tag: str) -> bool:
    return (
        tag in _SILENT
        or "hidden" in node.attrib
        or _HIDDEN.search(node.get("style", "")) is not None
    )


def _tag(node: etree._Element) -> str:
    return node.tag if isinstance(node.tag, str) else ""
