"""Where things stand on facing pages, so that what says the same is level.

A spread is a left page and a right one. Every unit, a heading or a paragraph, begins
at one height on both; what is longer leaves the other page white below. Lengths are
in px, heights are counted from the top of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

# Lines of a paragraph that may stand alone at the end or at the beginning of a page.
_FEWEST = 2
# What is left of a px by rounding.
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Side:
    """A unit on one page: the height of each line, and of the notes called there."""

    lines: tuple[float, ...] = ()
    notes: tuple[float, ...] = ()
    baseline: float = 0.0
    """From the top of the unit to the foot of its first line's letters."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What begins at one height on both pages; ``space`` is the white above it."""

    sides: tuple[Side, Side]
    space: float = 0.0
    is_heading: bool = False
    opens_spread: bool = False

    @property
    def drops(self) -> tuple[float, float]:
        """What brings the first letters of both sides to one line."""
        left, right = (side.baseline for side in self.sides)
        return max(0.0, right - left), max(0.0, left - right)

    def rests(self, counts: Sequence[int]) -> tuple[int, ...]:
        """Return how many lines of each side are left after ``counts``."""
        lengths = (len(side.lines) for side in self.sides)
        return tuple(n - count for n, count in zip(lengths, counts, strict=True))


@dataclass(frozen=True, slots=True)
class Room:
    """What a page holds; ``above_notes`` is what parts its notes from the text."""

    height: float
    above_notes: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where one side of a unit stands, as its page is to be told.

    ``pages`` end before it, ``space`` is above it. Where it runs on, ``kept`` lines
    stand on the first page and ``carried`` after it, else both are 0.
    """

    pages: int
    space: float
    kept: int = 0
    carried: int = 0


def place_units(
    units: Sequence[Unit], room: Room
) -> tuple[list[tuple[Place, Place]], tuple[int, int]]:
    """Return the places of ``units``, and how many pages each side lacks at the end.

    In linear time; headings stay with what follows them.
    """
    spreads = _Spreads(room)
    for together in _kept_together(units):
        if together[0].opens_spread or not spreads.can_hold(together):
            spreads.turn()
        for unit in together:
            spreads.place(unit)
    left, right = spreads.pages
    last = max(left.spread, right.spread)
    places = list(zip(left.places, right.places, strict=True))
    return places, (last - left.spread, last - right.spread)


def _kept_together(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield units, each with the headings before it."""
    together: list[Unit] = []
    for unit, following in zip_longest(units, units[1:]):
        together.append(unit)
        if not unit.is_heading or following is None or following.opens_spread:
            yield together
            together = []


@dataclass(slots=True)
class _Page:
    """How far one side has come: the spread it is at, and what is filled there."""

    spread: int = 0
    filled: float = 0.0
    notes: float = 0.0
    places: list[Place] = field(default_factory=list[Place])


class _Spreads:
    """Fills both sides, unit by unit."""

    def __init__(self, room: Room) -> None:
        self.pages = (_Page(), _Page())
        self._room = room
        # Where the next unit begins at the earliest.
        self._spread, self._top = 0, 0.0

    def turn(self) -> None:
        """Go on with the next spread, unless this one is empty."""
        if self._top:
            self._spread, self._top = self._spread + 1, 0.0

    def can_hold(self, together: Sequence[Unit]) -> bool:
        """Tell whether headings and what follows them can begin on this spread."""
        top = self._top
        for unit in together:
            top += unit.space if top else 0.0
            counts = self._counts(unit, top)
            if unit is together[-1]:
                return counts is not None
            if counts is None or any(unit.rests(counts)):
                return False
            top += max(
                drop + sum(side.lines)
                for drop, side in zip(unit.drops, unit.sides, strict=True)
            )
        return True

    def place(self, unit: Unit) -> None:
        """Place ``unit`` as high as it may stand, or where there is nothing better."""
        top = self._top + (unit.space if self._top else 0.0)
        counts = self._counts(unit, top)
        if counts is None:
            # Headings before it fill the page.
            self.turn()
            top = 0.0
            counts = self._counts(unit, top) or self._as_many(unit)
        spread = self._spread
        for page, side, drop, count in zip(
            self.pages, unit.sides, unit.drops, counts, strict=True
        ):
            turned = spread - page.spread
            before = 0.0 if turned else page.filled
            rest = len(side.lines) - count
            space = top + drop - before
            page.places.append(Place(turned, space, count if rest else 0, rest))
            if turned:
                page.spread, page.notes = spread, 0.0
            page.filled = top + drop + sum(side.lines[:count])
            page.notes += sum(side.notes[:count])
            self._run_on(page, side, count)
        self._spread = max(page.spread for page in self.pages)
        self._top = max(p.filled for p in self.pages if p.spread == self._spread)

    def _run_on(self, page: _Page, side: Side, count: int) -> None:
        """Put what is left of ``side`` after ``count`` lines on the pages after it."""
        while count < len(side.lines):
            rest = Side(side.lines[count:], side.notes[count:])
            more = max(1, self._fitting(rest, 0.0, 0.0))
            page.spread += 1
            page.filled, page.notes = sum(rest.lines[:more]), sum(rest.notes[:more])
            count += more

    def _counts(self, unit: Unit, top: float) -> tuple[int, ...] | None:
        """Return how many lines of each side stand here, None where it must not."""
        counts: list[int] = []
        for page, side, drop in zip(self.pages, unit.sides, unit.drops, strict=True):
            notes = page.notes if page.spread == self._spread else 0.0
            count, total = self._fitting(side, top + drop, notes), len(side.lines)
            if count < total:
                count = min(count, total - _FEWEST)
                if unit.is_heading or count < _FEWEST:
                    return None
            counts.append(count)
        return tuple(counts)

    def _as_many(self, unit: Unit) -> tuple[int, ...]:
        """Return what fits on a page of a unit that is longer and may not run on."""
        return tuple(
            max(1, self._fitting(side, 0.0, 0.0)) if side.lines else 0
            for side in unit.sides
        )

    def _fitting(self, side: Side, top: float, notes: float) -> int:
        """Return how many lines of ``side`` fit on a page when it begins at ``top``."""
        filled = top
        for number, (line, note) in enumerate(zip(side.lines, side.notes, strict=True)):
            filled += line
            notes += note
            above = self._room.above_notes if notes else 0.0
            if filled + notes + above > self._room.height + _ROUNDING:
                return number
        return len(side.lines)
