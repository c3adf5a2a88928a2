"""What of a file that came back has no place here, or another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from reportpub.model.outgoing import Outgoing
from reportpub.model.returned import Loose, Remark, ReturnedFile
from reportpub.model.revision import Leaving
from reportpub.transforms.apportion import plain_words

# More ids than these say no more.
_NAMED = 8


def strays(
    ours: Mapping[str, Outgoing], file: ReturnedFile, known: Collection[str]
) -> Iterator[Leaving]:
    """Yield what ``file`` lacks of ``ours``, what moved in it, and what is of no group.

    ``known`` are the bare words of what the form has outside its groups.
    """
    yield from _missing(ours, file)
    yield from _moved(ours, file)
    for loose in file.loose:
        yield from _loose(loose, known)


def bare_words(text: str) -> str:
    """Return ``text`` without spaces: tabs and breaks come and go."""
    return plain_words(text).replace(" ", "")


def _missing(ours: Mapping[str, Outgoing], file: ReturnedFile) -> Iterator[Leaving]:
    there = {returned.handle.id for returned in file.groups}
    missing = [identifier for identifier in ours if identifier not in there]
    if missing and file.groups:
        message = f"Not in the file, and left as they are: {_listed(missing)}."
        yield Leaving(file.groups[0].place, message)


def _moved(ours: Mapping[str, Outgoing], file: ReturnedFile) -> Iterator[Leaving]:
    """Yield the groups that stand elsewhere: all but the longest run in order."""
    places = {identifier: place for place, identifier in enumerate(ours)}
    found = dict.fromkeys(r.handle.id for r in file.groups if r.handle.id in places)
    order = [*found]
    kept = set(_in_order([places[identifier] for identifier in order]))
    moved = [identifier for n, identifier in enumerate(order) if n not in kept]
    if moved:
        message = f"Moved in the file, and left where they are: {_listed(moved)}."
        yield Leaving(file.groups[0].place, message)


def _in_order(numbers: Sequence[int]) -> list[int]:
    """Return the indexes of a longest rising part of ``numbers``."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        ends[place : place + 1] = [index]
    kept: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(index)
        index = before[index]
    return kept[::-1]


def _loose(loose: Loose, known: Collection[str]) -> Iterator[Leaving]:
    if loose.text and (loose.is_new or bare_words(loose.text) not in known):
        yield Leaving(
            loose.place, f"Of no row that went out, not taken over: “{loose.text}”"
        )
    for remark in loose.remarks:
        yield Leaving(
            loose.place, f"Of no row that went out, a comment: {shown(remark)}"
        )


def shown(remark: Remark) -> str:
    """Return a comment as it is told to people."""
    comment = remark.comment
    return f"“{comment.value}” ({comment.author or 'unnamed'}, {comment.date or '?'})"


def _listed(identifiers: Sequence[str]) -> str:
    more = len(identifiers) - _NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"{', '.join(identifiers[:_NAMED])}{rest}"
