"""The words of two texts run together: what stands in both, and what in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportpub.model.comparison import Change, Piece

# A figure is one word, with its point and its percent sign; a Chinese character is one.
_WORD = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*[%％]?|[A-Za-zÀ-ÿ]+(?:[’'-][A-Za-zÀ-ÿ]+)*|\s+|.", re.DOTALL
)
# Words that stay between changes and are shorter than this only make them hard to read.
_SHORTEST = {"zh": 2, "en": 4}


def difference(before: str, after: str, language: str) -> tuple[Piece, ...]:
    """Return the words of both texts, deletions before insertions.

    Without the insertions they are ``before``, without the deletions ``after``.
    """
    if before == after:
        return (Piece(Change.BOTH, before),) if before else ()
    pieces = _raw(_WORD.findall(before), _WORD.findall(after))
    shortest = _SHORTEST["zh" if language.startswith("zh") else "en"]
    return tuple(_joined(_without_islands(pieces, shortest)))


def _raw(before: Sequence[str], after: Sequence[str]) -> list[Piece]:
    # Imported here: nothing but the memory and comparisons needs it.
    from rapidfuzz.distance import Indel

    pieces: list[Piece] = []
    for step in Indel.opcodes(before, after):
        old = "".join(before[step.src_start : step.src_end])
        new = "".join(after[step.dest_start : step.dest_end])
        if step.tag == "equal":
            pieces.append(Piece(Change.BOTH, old))
        else:
            pieces += (Piece(Change.DELETED, old), Piece(Change.INSERTED, new))
    return [piece for piece in pieces if piece.text]


def _without_islands(pieces: Sequence[Piece], shortest: int) -> Iterator[Piece]:
    """Yield ``pieces``; short words that stay between changes become part of them."""
    for place, piece in enumerate(pieces):
        inside = 0 < place < len(pieces) - 1
        is_short = len(piece.text.strip()) < shortest
        # A mark is where readers look for the end of a change.
        is_word = not re.search(r"[，。；：、！？.,;:!?]", piece.text)
        if piece.change is Change.BOTH and inside and is_short and is_word:
            yield Piece(Change.DELETED, piece.text)
            yield Piece(Change.INSERTED, piece.text)
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield ``pieces`` with neighbouring changes gathered, deletions first."""
    for is_both, run in groupby(pieces, lambda piece: piece.change is Change.BOTH):
        stretch = list(run)
        kinds = (Change.BOTH,) if is_both else (Change.DELETED, Change.INSERTED)
        for change in kinds:
            text = "".join(p.text for p in stretch if p.change is change)
            if text:
                yield Piece(change, text)
