"""Web pages: the text of the article, without what stands round it."""

from __future__ import annotations

import re

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.loose import Dropped, Line, LooseText
from reportpub.storage.loose.blocks import (
    BLOCKS,
    NAVIGATION,
    SILENT,
    Block,
    Blocks,
    tag_of,
)
from reportpub.storage.loose.encoding import decode

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w\-]{2,30})|<\?xml[^>]{0,80}?"
    rb"encoding\s*=\s*[\"']([\w\-]{2,30})",
    re.IGNORECASE,
)
_HEAD_SIZE = 4_096
# A page says GB2312 and is GBK; browsers read all of them so (WHATWG Encoding, 4.2).
_LABELS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "cp950"}
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
    blocks = [*Blocks(main).read(body)]
    kept, dropped = _article(blocks)
    return LooseText(tuple(kept), tuple(dropped), decoded.remarks)


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
        is_counted = tag_of(node) not in SILENT | NAVIGATION | {"a"}
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
    return any(tag_of(child) in BLOCKS or tag_of(child) == "br" for child in node)


def _article(blocks: list[Block]) -> tuple[list[Line], list[Dropped]]:
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
