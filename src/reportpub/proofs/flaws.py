"""What is wrong with a file: the groups that do not stand in it as they should."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from reportpub.proofs.expectation import Group, Sentence
from reportpub.proofs.flaw import OUT_OF_ORDER, TWICE, WRONG_PLACE, Flaw
from reportpub.proofs.gaps import Gap, gap_flaws
from reportpub.proofs.matching import Matching, group_key, join_pages, match, strip_key
from reportpub.proofs.reading import Strip


def flaws(
    groups: Sequence[Group], strips: Iterable[Strip], spared: frozenset[str]
) -> Iterator[Flaw]:
    """Yield what is wrong with ``strips``, which should hold ``groups``.

    A strip that is no group is no flaw by itself, and none of ``spared`` stands
    twice. Where a group is not found, there is at least one flaw.
    """
    keys = set(map(group_key, groups))
    # What is around the text would only hide what stands in place of a group.
    own = (
        s
        for s in strips
        if s.cells and (strip_key(s) in keys or not _is_spared(s, spared))
    )
    found = tuple(join_pages(groups, own))
    matching = match(groups, found)
    for number, place in matching.pairs:
        yield from _wrong_places(groups[number], found[place])
    for number, place in matching.moved:
        what = "stands out of order"
        yield Flaw(OUT_OF_ORDER, _first(groups[number]), what, found[place].page)
    for number, place in matching.surplus:
        if not _is_spared(found[place], spared):
            yield Flaw(TWICE, _first(groups[number]), "stands twice", found[place].page)
    yield from _gaps(groups, found, matching)


def _first(group: Group) -> Sentence:
    return group.sides[0].sentences[0]


def _is_spared(found: Strip, spared: Collection[str]) -> bool:
    return len(found.cells) == 1 and found.cells[0].text in spared


def _wrong_places(group: Group, found: Strip) -> Iterator[Flaw]:
    sides = sorted(group.sides, key=lambda side: (side.text, side.column))
    cells = sorted(found.cells, key=lambda cell: (cell.text, cell.column))
    for side, cell in zip(sides, cells, strict=True):
        sentence = side.sentences[0]
        if cell.column != side.column:
            what = f"stands in column {cell.column + 1} instead of {side.column + 1}"
            yield Flaw(WRONG_PLACE, sentence, what, found.page)
        elif cell.language not in {"", side.language}:
            what = f"is marked as {cell.language} instead of {side.language}"
            yield Flaw(WRONG_PLACE, sentence, what, found.page)


def _gaps(
    groups: Sequence[Group], found: Sequence[Strip], matching: Matching
) -> Iterator[Flaw]:
    """Yield the flaws of groups and strips left over, by where they are."""
    held = [number for number, _ in matching.pairs]
    places = [place for _, place in matching.pairs]
    lost: defaultdict[int, list[Group]] = defaultdict(list)
    strange: defaultdict[int, list[Strip]] = defaultdict(list)
    for number in matching.missing:
        lost[bisect_left(held, number)].append(groups[number])
    for place in matching.strange:
        strange[bisect_left(places, place)].append(found[place])
    texts = {cell.text for n in matching.strange for cell in found[n].cells}
    for position in sorted(lost):
        before = [found[place] for place in places[max(0, position - 1) : position]]
        nearest = (*strange[position], *before)
        page = nearest[0].page if nearest else 0
        gap = Gap(tuple(lost[position]), tuple(strange[position]), page)
        yield from gap_flaws(gap, texts)
    yield from _further(groups, found, matching)


def _further(
    groups: Sequence[Group], found: Sequence[Strip], matching: Matching
) -> Iterator[Flaw]:
    """Yield what stands once more, beside something it does not belong to."""
    lost = {side.text for n in matching.missing for side in groups[n].sides}
    sides = {side.text: side for group in groups for side in group.sides}
    for place in matching.strange:
        for cell in found[place].cells:
            if cell.text in sides and cell.text not in lost:
                sentence = sides[cell.text].sentences[0]
                yield Flaw(TWICE, sentence, "stands twice", found[place].page)
