"""A text cut at given places, with white space kept where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

_BRACKETS = re.compile(
    r"（[^（）]*）|\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]|《[^《》]*》"
)


def cut(text: str, ends: Callable[[str], Iterable[int]]) -> tuple[str, ...]:
    """Return ``text`` cut after each line, and within a line at ``ends`` of it.

    Pieces without words join the piece before them, or the first one.
    """
    pieces: list[str] = []
    blank = ""
    for line in text.splitlines(keepends=True):
        start = 0
        for end in (*ends(line), len(line)):
            piece = line[start:end]
            start = end
            if piece.strip():
                pieces.append(blank + piece)
                blank = ""
            elif pieces:
                pieces[-1] += piece
            else:
                blank += piece
    return tuple(pieces) if pieces or not blank else (blank,)


def bracketed(line: str) -> list[tuple[int, int]]:
    """Return where text in brackets begins and ends, pair by pair."""
    return [match.span() for match in _BRACKETS.finditer(line)]


def paragraph_starts(pieces: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the pieces that begin a line; of one line, none."""
    starts = frozenset(
        number
        for number, (before, _) in enumerate(pairwise(pieces), 1)
        if "\n" in before
    )
    return starts | {0} if starts else starts
