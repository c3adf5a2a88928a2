"""Read HTML and XHTML: elements, languages, and the roles of DPUB-ARIA 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, TypeAlias

from reportpub.proofs.reading import Cell, Strip, fold, strip

# lxml has no types of its own.
Node: TypeAlias = Any

_PARAGRAPHS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "p"))
_CELLS = frozenset(("td", "th"))
# Contents, what is no text, and the heads of columns.
_SKIPPED = frozenset(("head", "nav", "thead"))
# What repeats words of the text and belongs to none of its groups.
_BACK = frozenset(("doc-glossary", "doc-index"))
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tree(root: Node) -> Iterator[Strip]:
    """Yield the paragraphs, headings, rows of tables, and notes under ``root``."""
    yield from _strips(root, "")


def _strips(node: Node, language: str) -> Iterator[Strip]:
    tag, role = _tag(node), node.get("role")
    language = node.get("lang") or language
    if tag in _SKIPPED or role in _BACK:
        return
    if role == "doc-endnotes":
        yield from _list(node, language)
    elif role == "doc-footnote":
        # The call's number leads the note and back.
        yield strip(_cell(node, language), is_note=True)
    elif tag in _PARAGRAPHS:
        yield strip(_cell(node, language))
    elif tag == "tr":
        cells = (child for child in node if _tag(child) in _CELLS)
        yield strip(*(_cell(cell, language, n) for n, cell in enumerate(cells)))
    else:
        for child in node:
            yield from _strips(child, language)


def _list(node: Node, language: str) -> Iterator[Strip]:
    """Yield the notes of a list, which numbers them by their place in it."""
    numbers = count(1)
    for entry in node.iter("li"):
        note = _cell(entry, language, leave_out="doc-backlink")
        text = fold(f"{next(numbers)}.") + note.text
        yield strip(Cell(text, language=note.language), is_note=True)


def _cell(node: Node, language: str, column: int = 0, *, leave_out: str = "") -> Cell:
    words: list[str] = []
    languages = {node.get("lang") or language}
    _collect(node, leave_out, words, languages)
    return Cell(fold("".join(words)), column, " + ".join(sorted(languages)))


def _collect(node: Node, leave_out: str, words: list[str], languages: set[str]) -> None:
    """Add the words under ``node``, and every language they are said to be in."""
    languages.update(filter(None, (node.get("lang"), node.get(_XML_LANGUAGE))))
    words.append(node.text or "")
    for child in node:
        if isinstance(child.tag, str) and not (
            leave_out and child.get("role") == leave_out
        ):
            _collect(child, leave_out, words, languages)
        words.append(child.tail or "")


def _tag(node: Node) -> str:
    # A comment has a function for a tag.
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
