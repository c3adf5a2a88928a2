"""Find in a text what stands in another one, the same or like it.

Candidates share rare groups of three characters, so that time grows with the texts,
not with their product; only they are compared closely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from reportpub.model.comparison import Counterpart
from reportpub.transforms.likeness import SAME, rank

_GROUP = 3
# Groups of a text that are asked, the rarest first, and texts compared for each text.
_ASKED, _CANDIDATES = 16, 12
# A group in more texts than this tells nothing.
_COMMON = 200
# What keeps its order is taken for the counterpart rather than what is a little more
# like it and stands elsewhere.
_IN_ORDER = 5


def best_counterparts(
    before: Sequence[str], after: Sequence[str], threshold: int
) -> list[Counterpart | None]:
    """Return for each text of ``after`` what of ``before`` is most like it, if any.

    One text of ``before`` may serve several.
    """
    found: list[Counterpart | None] = [None] * len(after)
    for pair in _pairs(before, after, threshold):
        known = found[pair.after]
        if known is None or pair.score > known.score:
            found[pair.after] = pair
    return found


def counterparts(
    before: Sequence[str], after: Sequence[str], threshold: int
) -> list[Counterpart]:
    """Return what became of the texts of ``before``, each used once, by ``after``.

    The same text comes before one that is like it, and what keeps its order before
    what does not; what stands elsewhere is found all the same, and marked as moved.
    """
    pairs = list(_pairs(before, after, threshold))
    exact = _rising([pair for pair in pairs if pair.score == SAME])
    chosen = _chosen(exact, pairs)
    in_order = {(pair.before, pair.after) for pair in _rising(chosen)}
    return [
        replace(pair, moved=(pair.before, pair.after) not in in_order)
        for pair in chosen
    ]


def _pairs(
    before: Sequence[str], after: Sequence[str], threshold: int
) -> Iterator[Counterpart]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(before):
        for group in _groups(text):
            places[group].append(place)
    for place, text in enumerate(after):
        candidates = _candidates(text, places)
        texts = [before[candidate] for candidate in candidates]
        for number, score in rank(text, texts, threshold):
            yield Counterpart(candidates[number], place, score)


def _candidates(text: str, places: Mapping[str, Sequence[int]]) -> list[int]:
    known = sorted(
        (group for group in _groups(text) if group in places),
        key=lambda group: (len(places[group]), group),
    )
    telling = [group for group in known if len(places[group]) <= _COMMON]
    shared: Counter[int] = Counter()
    for group in telling[:_ASKED]:
        shared.update(places[group])
    if not shared and known:
        # All it has is common: one of the first that have it may be the same.
        shared.update(places[known[0]][:_COMMON])
    ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    return [place for place, _ in ranked[:_CANDIDATES]]


def _groups(text: str) -> Iterable[str]:
    """Return what a text is found by; a short one by itself."""
    if len(text) < _GROUP:
        return (text,)
    starts = range(len(text) - _GROUP + 1)
    return dict.fromkeys(text[start : start + _GROUP] for start in starts)


def _chosen(
    fixed: Sequence[Counterpart], pairs: Iterable[Counterpart]
) -> list[Counterpart]:
    """Return ``fixed`` and of the other pairs the best, each text used once."""
    befores = [pair.before for pair in fixed]
    afters = [pair.after for pair in fixed]

    def worth(pair: Counterpart) -> tuple[int, int, int]:
        before = bisect_left(befores, pair.before)
        in_order = before == bisect_left(afters, pair.after)
        is_same = pair.score == SAME
        bonus = (_IN_ORDER if in_order else 0) + (SAME if is_same else 0)
        return -pair.score - bonus, pair.after, pair.before

    chosen = list(fixed)
    used_before, used_after = set(befores), set(afters)
    for pair in sorted(pairs, key=worth):
        if pair.before not in used_before and pair.after not in used_after:
            used_before.add(pair.before)
            used_after.add(pair.after)
            chosen.append(pair)
    return sorted(chosen, key=attrgetter("after"))


def _rising(pairs: Sequence[Counterpart]) -> list[Counterpart]:
    """Return the longest chain of pairs that rises on both sides."""
    # Of pairs with one later text the last of the earlier first: a chain takes one.
    ordered = sorted(pairs, key=lambda pair: (pair.after, -pair.before))
    ends: list[int] = []
    last: list[int] = []
    links: list[int | None] = []
    for number, pair in enumerate(ordered):
        place = bisect_left(ends, pair.before)
        links.append(last[place - 1] if place else None)
        if place == len(ends):
            ends.append(pair.before)
            last.append(number)
        else:
            ends[place] = pair.before
            last[place] = number
    chain: list[Counterpart] = []
    step = last[-1] if last else None
    while step is not None:
        chain.append(ordered[step])
        step = links[step]
    return chain[::-1]
