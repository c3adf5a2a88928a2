"""Fill the empty sentences of an English TEI file, and touch no other byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportpub.model.document import State
from reportpub.storage.tei_edit import ID, PIECE, words_of
from reportpub.storage.tei_revise import with_progress


@dataclass(frozen=True, slots=True)
class Filling:
    """Words for a sentence; the score (0 to 1) and the place they were taken from."""

    words: str
    score: str
    origin: str


def fill(text: str, fillings: Mapping[str, Filling]) -> str:
    """Return ``text`` with words in the sentences named, in the state ``initial``.

    A sentence that has words stays as it is. Comments in a sentence stay. All is done
    in one reading, so time is linear.
    """
    pieces: list[str] = []
    last = 0
    opened: tuple[int, str, int] | None = None
    for piece in PIECE.finditer(text):
        if piece["name"] != "s":
            continue
        if not piece["close"]:
            opened = piece.start(), piece["attributes"], piece.end()
            if not piece["attributes"].endswith("/"):
                continue
        assert opened is not None  # the file is well-formed
        start, attributes, inside = opened
        identifier = ID.search(attributes)
        filling = fillings.get(identifier[1]) if identifier else None
        content = text[inside : max(inside, piece.start())]
        if filling and not words_of(content, " ").strip():
            pieces += text[last:start], _filled(attributes, content, filling)
            last = piece.end()
    return "".join((*pieces, text[last:]))


def _filled(attributes: str, content: str, filling: Filling) -> str:
    stated = with_progress(
        attributes.removesuffix("/").rstrip(),
        state=State.INITIAL,
        score=filling.score,
        origin=filling.origin,
    )
    return f"<s{stated}>{escape(filling.words)}{content.strip()}</s>"
