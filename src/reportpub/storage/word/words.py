"""The words of paragraphs, as they are and as they were before tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportpub.model.document import Comment
from reportpub.model.returned import Hand, Remark, Wording
from reportpub.storage.word.names import COMPATIBILITY, Node, W, attribute

# What stands for itself in a run (ECMA-376 part 1, 17.3.3).
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": "\t",
}
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_TEXTS = frozenset({f"{W}t", f"{W}delText"})
_UNREAD = {
    **dict.fromkeys((f"{W}drawing", f"{W}pict", f"{W}object"), "a picture"),
    f"{W}sym": "a character of a symbol font",
}
_CALLS = {f"{W}{kind}Reference": kind for kind in ("footnote", "endnote", "comment")}
# They hold no words of their own, or such as no reader sees.
_SILENT = frozenset(
    {f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr")}
    | {f"{W}delInstrText", f"{COMPATIBILITY}Fallback"}
)
_FIELDS = frozenset({f"{W}fldChar", f"{W}instrText"})
_NUMBER = "SentenceNumber"
_PAGE = re.compile(r"\s*PAGEREF\b")


@dataclass(frozen=True, slots=True)
class Margin:
    """What words refer to: comments and notes, by their numbers in the file."""

    comments: Mapping[str, Comment]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text or one thing in it, and whether it is there at all."""

    kind: str
    value: str
    is_now: bool
    was_before: bool


class _Writing:
    """Follows the elements of a text and keeps what it says."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self.hands: dict[Hand, None] = {}
        self._fields: list[str] = []

    def paragraphs(self, nodes: Iterable[Node]) -> None:
        """Follow paragraphs; between two of them is a space."""
        joint: _Piece | None = None
        for node in nodes:
            if joint:
                self.pieces.append(joint)
            self.follow(node, is_now=True, was_before=True)
            joint = self._joint(node)

    def _joint(self, paragraph: Node) -> _Piece:
        """Return what parts ``paragraph`` from the next; its mark may be tracked."""
        inserted = paragraph.find(f"{W}pPr/{W}rPr/{W}ins")
        deleted = paragraph.find(f"{W}pPr/{W}rPr/{W}del")
        for change in (inserted, deleted):
            if change is not None:
                self.hands[hand_of(change)] = None
        return _Piece("text", " ", deleted is None, inserted is None)

    def follow(self, node: Node, *, is_now: bool, was_before: bool) -> None:
        for child in node:
            tag = child.tag
            if tag in _SILENT or _is_number(child):
                continue
            if tag in _FIELDS:
                self._field(child)
                continue
            if tag in _INSERTED or tag in _DELETED:
                self.hands[hand_of(child)] = None
                self.follow(
                    child,
                    is_now=is_now and tag not in _DELETED,
                    was_before=was_before and tag not in _INSERTED,
                )
                continue
            kind, value = _content(child)
            if kind and any(map(_PAGE.match, self._fields)):
                # The word processor counts pages.
                continue
            if kind:
                self.pieces.append(_Piece(kind, value, is_now, was_before))
            else:
                self.follow(child, is_now=is_now, was_before=was_before)

    def _field(self, node: Node) -> None:
        """Keep the codes of the fields whose result is being read."""
        if node.tag == f"{W}instrText":
            if self._fields:
                self._fields[-1] += node.text or ""
        elif attribute(node, "fldCharType") == "begin":
            self._fields.append("")
        elif attribute(node, "fldCharType") == "end" and self._fields:
            self._fields.pop()


def wording(paragraphs: Iterable[Node], margin: Margin) -> Wording:
    """Return what ``paragraphs`` say, with the notes and comments called in them."""
    writing = _Writing()
    writing.paragraphs(paragraphs)
    now = [piece for piece in writing.pieces if piece.is_now]
    return Wording(
        text=_text(now),
        before=_text(piece for piece in writing.pieces if piece.was_before),
        hands=tuple(writing.hands),
        notes=tuple(margin.notes.get(p.value, "") for p in now if p.kind == "note"),
        # A comment on words that are gone is a comment all the same.
        remarks=tuple(_remarks(writing.pieces, margin.comments)),
        unread=tuple(dict.fromkeys(p.value for p in now if p.kind == "unread")),
    )


def _is_number(node: Node) -> bool:
    """Whether ``node`` is the number of a sentence, which is none of its words."""
    style = node.find(f"{W}rPr/{W}rStyle") if node.tag == f"{W}r" else None
    return style is not None and attribute(style, "val") == _NUMBER


def hand_of(change: Node) -> Hand:
    """Return who made a tracked change or a comment, and the day."""
    return Hand(attribute(change, "author").strip(), attribute(change, "date")[:10])


def _content(node: Node) -> tuple[str, str]:
    """Return the kind and the value of what ``node`` is; of a group, nothing."""
    tag = node.tag
    if tag in _TEXTS:
        return "text", node.text or ""
    if tag in _CHARACTERS:
        return "text", _CHARACTERS[tag]
    if tag in _UNREAD:
        return "unread", _UNREAD[tag]
    kind, number = _CALLS.get(tag, ""), attribute(node, "id")
    match kind:
        case "":
            return "", ""
        case "comment":
            return "comment", number
        case _:
            return "note", f"{kind} {number}"


def _text(pieces: Iterable[_Piece]) -> str:
    return "".join(piece.value for piece in pieces if piece.kind == "text")


def _remarks(
    pieces: Iterable[_Piece], comments: Mapping[str, Comment]
) -> Iterator[Remark]:
    offset = 0
    for piece in pieces:
        if piece.kind == "text" and piece.is_now:
            offset += len(piece.value)
        elif piece.kind == "comment" and piece.value in comments:
            # The call stands behind the words it is about.
            yield Remark(comments[piece.value], max(offset - 1, 0))
