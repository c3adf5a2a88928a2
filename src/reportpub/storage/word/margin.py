"""Comments and notes of a Word file, by the numbers they are called with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportpub.model.document import Comment
from reportpub.storage.word.names import Node, W, attribute
from reportpub.storage.word.words import Margin, hand_of, wording

_NOTHING = Margin({}, {})


def margin_of(parts: Mapping[str, Node]) -> Margin:
    """Return the comments and notes in the ``parts`` of the file, by their names."""
    return Margin(
        comments=dict(_comments(parts.get("comments"))),
        notes={
            f"{kind} {number}": text
            for kind in ("footnote", "endnote")
            for number, text in _notes(parts.get(f"{kind}s"))
        },
    )


def _comments(root: Node | None) -> Iterator[tuple[str, Comment]]:
    for node in () if root is None else root.iterchildren(f"{W}comment"):
        hand = hand_of(node)
        words = _words(node)
        if words:
            yield attribute(node, "id"), Comment(hand.name, hand.date, words)


def _notes(root: Node | None) -> Iterator[tuple[str, str]]:
    for node in () if root is None else root:
        # Those with a type are lines between text and notes.
        if attribute(node, "type") in {"", "normal"}:
            yield attribute(node, "id"), _words(node)


def _words(node: Node) -> str:
    return " ".join(wording(node.iter(f"{W}p"), _NOTHING).text.split())
