"""Which strip of a file holds which group, and what is left over on either side."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportpub.proofs.expectation import Group
from reportpub.proofs.reading import Cell, Strip

Key: TypeAlias = tuple[str, ...]
"""The texts of a strip or group, whatever columns they are in."""

# More pages than any row or paragraph can run over.
_MOST_PAGES = 9


@dataclass(frozen=True, slots=True)
class Matching:
    """Numbers of groups and strips that belong together, and of those left over."""

    pairs: tuple[tuple[int, int], ...]
    """Group and strip: the most there are with both in order."""
    moved: tuple[tuple[int, int], ...]
    """Group and strip that say the same, at another place."""
    surplus: tuple[tuple[int, int], ...]
    """A group and a further strip that says the same."""
    missing: tuple[int, ...]
    """Groups that no strip holds."""
    strange: tuple[int, ...]
    """Strips that hold no group."""


def match(groups: Sequence[Group], strips: Sequence[Strip]) -> Matching:
    """Match ``groups`` to ``strips``; in linear time where all is as it should be."""
    wanted = _by_key(groups)
    known = [n for n, found in enumerate(strips) if strip_key(found) in wanted]
    if [strip_key(strips[n]) for n in known] == [group_key(group) for group in groups]:
        pairs = tuple(enumerate(known))
    else:
        pairs = _longest(
            [(g, n) for n in known for g in reversed(wanted[strip_key(strips[n])])]
        )
    strange = tuple(n for n, s in enumerate(strips) if strip_key(s) not in wanted)
    return _leftovers(wanted, strips, known, pairs, strange)


def join_pages(groups: Iterable[Group], strips: Iterable[Strip]) -> Iterator[Strip]:
    """Yield ``strips``; one that a page's end cut in two or more is made whole.

    Only ``groups`` tell whether what ends a page goes on overleaf.
    """
    keys = set(map(group_key, groups))
    open_ends: list[Strip] = []
    for found in strips:
        joined = None if strip_key(found) in keys else _joined(open_ends, found, keys)
        if joined is not None:
            whole, count = joined
            yield from open_ends[:-count]
            yield whole
            open_ends = []
        elif found.ends_page and strip_key(found) not in keys:
            open_ends.append(found)
            yield from open_ends[:-_MOST_PAGES]
            open_ends = open_ends[-_MOST_PAGES:]
        else:
            yield from (*open_ends, found)
            open_ends = []
    yield from open_ends


def group_key(group: Group) -> Key:
    """Return the texts of ``group``, in the order of their characters."""
    return tuple(sorted(side.text for side in group.sides))


def strip_key(found: Strip) -> Key:
    """Return the texts of ``found``, in the order of their characters."""
    return tuple(sorted(cell.text for cell in found.cells))


def _joined(
    parts: Sequence[Strip], last: Strip, keys: set[Key]
) -> tuple[Strip, int] | None:
    """Return ``last`` with those of ``parts`` that make it whole, and their number."""
    whole = last
    for count, part in enumerate(reversed(parts), start=1):
        whole = _join(part, whole)
        if strip_key(whole) in keys:
            return whole, count
    return None


def _join(first: Strip, second: Strip) -> Strip:
    cells: dict[int, Cell] = {}
    for cell in (*first.cells, *second.cells):
        before = cells.get(cell.column)
        text = before.text + cell.text if before else cell.text
        cells[cell.column] = replace(cell, text=text)
    return replace(second, cells=tuple(cells.values()), page=first.page)


def _by_key(groups: Iterable[Group]) -> Mapping[Key, list[int]]:
    wanted: dict[Key, list[int]] = {}
    for number, group in enumerate(groups):
        wanted.setdefault(group_key(group), []).append(number)
    return wanted


def _longest(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the most of ``pairs`` in which both numbers rise (Hunt and Szymanski).

    ``pairs`` come by rising second number, and for one by falling first number.
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for position, (group, _) in enumerate(pairs):
        length = bisect_left(ends, group)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [group]
        last[length : length + 1] = [position]
    chain: list[tuple[int, int]] = []
    position = last[-1] if last else -1
    while position >= 0:
        chain.append(pairs[position])
        position = before[position]
    return tuple(reversed(chain))


def _leftovers(
    wanted: Mapping[Key, list[int]],
    strips: Sequence[Strip],
    known: Iterable[int],
    pairs: tuple[tuple[int, int], ...],
    strange: tuple[int, ...],
) -> Matching:
    held = {group for group, _ in pairs}
    used = {number for _, number in pairs}
    free = defaultdict(
        list,
        {key: [g for g in every if g not in held] for key, every in wanted.items()},
    )
    moved: list[tuple[int, int]] = []
    surplus: list[tuple[int, int]] = []
    for number in known:
        if number not in used:
            key = strip_key(strips[number])
            if free[key]:
                moved.append((free[key].pop(0), number))
            else:
                surplus.append((wanted[key][-1], number))
    missing = tuple(sorted(group for groups in free.values() for group in groups))
    return Matching(pairs, tuple(moved), tuple(surplus), missing, strange)
