"""The strokes of Chinese characters as the mainland counts and orders them.

CLDR counts strokes as Traditional texts do (邯 has 8 there, 7 here) and orders those of
one number by their radical. The order here is the standard's: GF 3003-1999.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("strokes.tsv")


class Strokes(NamedTuple):
    """How many strokes a character has, and its place among all characters."""

    number: int
    place: int


def strokes_of(character: str) -> Strokes | None:
    """Return the strokes of a character, or nothing where the standard lacks it."""
    characters, starts, numbers = _table()
    place = characters.get(character)
    if place is None:
        return None
    return Strokes(numbers[bisect_right(starts, place) - 1], place)


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], list[int], list[int]]:
    """Return the place of each character, and where each number of strokes begins."""
    characters: dict[str, int] = {}
    starts: list[int] = []
    numbers: list[int] = []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        number, row = line.split("\t")
        starts.append(len(characters))
        numbers.append(int(number))
        characters.update((character, len(characters)) for character in row)
    return characters, starts, numbers
