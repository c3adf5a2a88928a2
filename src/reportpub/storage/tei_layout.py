"""The canonical form of our TEI files: what a tree of elements looks like as text.

One space of indent a level; a sentence, a paragraph of the header or any other
element that holds words on a line of its own. Comments, processing instructions and
the order of attributes stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.storage.tei import parse_tei

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
# Each child of these stands on a line of its own.
_BLOCKS = frozenset(
    [
        "TEI",
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "publicationStmt",
        "availability",
        "sourceDesc",
        "encodingDesc",
        "projectDesc",
        "editorialDecl",
        "profileDesc",
        "revisionDesc",
        "text",
        "body",
        "div",
    ]
)
# These hold elements only, side by side; white space between them means nothing.
_ROWS = frozenset(
    [
        "respStmt",
        "creation",
        "langUsage",
        "correction",
        "normalization",
        "punctuation",
        "segmentation",
        "head",
        "choice",
    ]
)
# Of what stands in these, white space at the ends is part of their words.
_MIXED = frozenset({"bibl", "note"})
_PARAGRAPHS = frozenset({f"{{{_NAMESPACE}}}{name}" for name in ("body", "div")})
# Stands for a comment in the midst of words; XML itself cannot hold it.
_SILENT = "\0"
_LINE_BREAK = re.compile(r"[\s\0]*\n[\s\0]*")
_SPACE = re.compile(r"[\s\0]*\s[\s\0]*")
_START, _END = re.compile(r"^[\s\0]+"), re.compile(r"[\s\0]+$")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def format_tei(text: str, name: str) -> str:
    """Return the TEI ``text`` in its canonical form; messages call it ``name``.

    It is read as before, and its canonical form is itself. Raises ``SourceError`` as
    ``read_document`` does.
    """
    return lay_out(parse_tei(text, name, keep_instructions=True))


def lay_out(root: etree._Element) -> str:
    """Return the file whose elements are those of ``root``, a valid TEI element."""
    joint = "" if root.attrib[f"{_XML}lang"].startswith("zh") else " "
    before = [*root.itersiblings(preceding=True)][::-1]
    lines = [
        _DECLARATION,
        *map(_aside, before),
        *_lines(root, 0, joint),
        *map(_aside, root.itersiblings()),
    ]
    return "".join(f"{line}\n" for line in lines)


def _lines(node: etree._Element, depth: int, joint: str) -> Iterator[str]:
    indent = " " * depth
    if not isinstance(node.tag, str):
        yield indent + _aside(node)
    elif _name(node) in _BLOCKS or _holds_sentences(node):
        if len(node):
            yield f"{indent}<{_opening(node)}>"
            for child in node:
                yield from _lines(child, depth + 1, joint)
            yield f"{indent}</{_name(node)}>"
        else:
            yield f"{indent}<{_opening(node)}/>"
    else:
        yield indent + _row(node, joint)


def _holds_sentences(node: etree._Element) -> bool:
    """Return whether ``node`` is a paragraph of the text, not of the header."""
    parent = node.getparent()
    return _name(node) == "p" and parent is not None and parent.tag in _PARAGRAPHS


def _row(node: etree._Element, joint: str) -> str:
    """Return an element on one line."""
    name = _name(node)
    children = [
        _row(child, joint) if isinstance(child.tag, str) else _aside(child)
        for child in node
    ]
    if name in _ROWS:
        content = "".join(children)
    else:
        texts = (text.translate(_TEXT) for text in _texts(node, joint))
        content = "".join(map("".join, zip(texts, [*children, ""], strict=True)))
    # A sentence without words is one to be written: it keeps a place for them.
    if not content and name != "s":
        return f"<{_opening(node)}/>"
    return f"<{_opening(node)}>{content}</{name}>"


def _texts(node: etree._Element, joint: str) -> list[str]:
    """Return the text before each child of ``node`` and after the last, folded."""
    space, by = (_LINE_BREAK, joint) if _name(node) == "s" else (_SPACE, " ")
    runs = [*_runs(node)]
    parent = node.getparent()
    trims = parent is None or _name(parent) not in _MIXED
    folded: list[str] = []
    for number, run in enumerate(runs):
        text = _kept(space, run, by)
        if trims and number == 0:
            text = _kept(_START, text)
        if trims and number == len(runs) - 1:
            text = _kept(_END, text)
        folded += text.split(_SILENT)
    return folded


def _runs(node: etree._Element) -> Iterator[str]:
    """Yield the texts of ``node`` as elements part them; comments part none.

    A comment is one of XML, or a word to colleagues in TEI.
    """
    run = node.text or ""
    for child in node:
        if isinstance(child.tag, str) and child.get("type") != "comment":
            yield run
            run = ""
        else:
            run += _SILENT
        run += child.tail or ""
    yield run


def _kept(space: re.Pattern[str], text: str, by: str = "") -> str:
    """Return ``text`` with every ``space`` made ``by``, the comments in it kept."""
    return space.sub(lambda match: by + _SILENT * match[0].count(_SILENT), text)


def _opening(node: etree._Element) -> str:
    namespace = f' xmlns="{_NAMESPACE}"' if node.getparent() is None else ""
    attributes = (
        f' {name.replace(_XML, "xml:")}="{value.translate(_ATTRIBUTE)}"'
        for name, value in _pairs(node)
    )
    return _name(node) + namespace + "".join(attributes)


def _pairs(node: etree._Element) -> Iterable[tuple[str, str]]:
    return ((str(name), str(value)) for name, value in node.attrib.items())


def _aside(node: etree._Element) -> str:
    """Return a comment or a processing instruction as it is."""
    return str(etree.tostring(node, encoding="unicode", with_tail=False))


def _name(node: etree._Element) -> str:
    return str(etree.QName(node).localname)
