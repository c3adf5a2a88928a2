"""Which sentences of two texts translate each other.

What speaks for a group: the words that a lexicon, the glossary and the figures let
expect, the lengths, and how many sentences usually go into a group. The likeliest way
through both texts is found by dynamic programming in a narrow corridor, a window of
some thousand sentences at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from reportpub.model.bead import Bead
from reportpub.transforms.alignment.confidence import confidence
from reportpub.transforms.alignment.corridor import Corridor, find_corridor
from reportpub.transforms.alignment.evidence import Evidence, Side
from reportpub.transforms.alignment.path import best_path
from reportpub.transforms.alignment.renderings import Renderings
from reportpub.transforms.alignment.words import english_words

Kinship: TypeAlias = Callable[[range, range], float]
"""What another judge, such as an embedding model, says of two groups of sentences:
the logarithm of how much likelier than chance it is that they render each other."""

# Chinese sentences that are looked at together, and how much further the English may
# run. A longer text is cut where the alignment is certain, in the last half.
_WINDOW, _AHEAD = 2_000, 1.5
# What speaks against a group that goes on into another paragraph, and against a
# paragraph that begins in one text only.
_CROSSED, _UNMATCHED = -4.0, -1.0


def align_sentences(
    source: Sequence[str],
    target: Sequence[str],
    renderings: Renderings,
    paragraphs: tuple[AbstractSet[int], AbstractSet[int]] = (frozenset(), frozenset()),
    kinship: Kinship | None = None,
) -> Iterator[Bead]:
    """Yield all sentences of a Chinese and an English text in groups, in order.

    ``paragraphs`` are the numbers of the sentences that begin one, in each text; where
    either has none, paragraphs play no part. ``kinship`` is another judge, if there is
    one. Time grows with the number of sentences.
    """
    zh = Side([renderings.segmenter.words(s) for s in source], [*map(len, source)])
    en = Side([english_words(s) for s in target], [*map(len, target)])
    ratio = len(target) / max(1, len(source))
    start, begin, window = 0, 0, _WINDOW
    while start < len(source) or begin < len(target):
        stop = start + window
        end = begin + int(window * max(1, ratio) * _AHEAD)
        if stop >= len(source) or end >= len(target):
            stop, end = len(source), len(target)
        evidence = Evidence(zh.part(start, stop), en.part(begin, end), renderings)
        corridor = find_corridor(evidence)
        if stop < len(source):
            cut = _certain(corridor, window)
            if cut is None:
                window *= 2
                continue
            corridor = Corridor(corridor.low[: cut + 1], corridor.high[: cut + 1])
        score = _judged(evidence, (start, begin), paragraphs, kinship)
        for step in best_path(corridor, score):
            yield Bead(
                range(start + step.source.start, start + step.source.stop),
                range(begin + step.target.start, begin + step.target.stop),
                confidence(step, evidence),
            )
        start, begin = start + len(corridor.low) - 1, begin + corridor.high[-1]
        window = _WINDOW


def _certain(corridor: Corridor, size: int) -> int | None:
    """Return the last boundary, in the last half but not near the end, that is sure."""
    low, high = corridor
    places = range(size * 9 // 10, size // 2, -1)
    return next((place for place in places if low[place] == high[place]), None)


def _judged(
    evidence: Evidence,
    offset: tuple[int, int],
    paragraphs: tuple[AbstractSet[int], AbstractSet[int]],
    kinship: Kinship | None,
) -> Callable[[range, range], float]:
    """Return what speaks for groups of a window, all judges heard."""
    if not (kinship or all(paragraphs)):
        return evidence.score
    zh_offset, en_offset = offset
    zh_starts, en_starts = paragraphs if all(paragraphs) else (frozenset[int](),) * 2

    def score(source: range, target: range) -> float:
        zh = range(source.start + zh_offset, source.stop + zh_offset)
        en = range(target.start + en_offset, target.stop + en_offset)
        crossed = sum(n in zh_starts for n in zh[1:])
        crossed += sum(n in en_starts for n in en[1:])
        unmatched = (zh.start in zh_starts) != (en.start in en_starts)
        said = evidence.score(source, target)
        said += _CROSSED * crossed + _UNMATCHED * unmatched
        return said + kinship(zh, en) if kinship else said

    return score
