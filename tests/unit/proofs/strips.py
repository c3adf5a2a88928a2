"""Groups and strips, written down in a line."""

from __future__ import annotations

from collections.abc import Sequence

from reportpub.proofs.expectation import Group, Sentence, Side
from reportpub.proofs.reading import Cell, Strip

LANGUAGES = ("zh-Hans", "en")


def group(identifier: str, *texts: str) -> Group:
    """Return a group of one sentence a side; a side may be without words."""
    sides = (
        Side(language, n, text, (Sentence(f"{language}-{identifier}", text, text),))
        for n, (language, text) in enumerate(zip(LANGUAGES, texts, strict=False))
        if text
    )
    return Group(tuple(sides))


def row(*texts: str, page: int = 0, ends_page: bool = False) -> Strip:
    """Return a strip of cells in the languages they should have."""
    cells = (
        Cell(text, n, language)
        for n, (language, text) in enumerate(zip(LANGUAGES, texts, strict=False))
        if text
    )
    return Strip(tuple(cells), page, ends_page)


def written(groups: Sequence[Group]) -> list[Strip]:
    """Return the strips of a sound file."""
    return [
        Strip(tuple(Cell(side.text, side.column, side.language) for side in each.sides))
        for each in groups
    ]
