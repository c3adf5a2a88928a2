"""Which sentences of two texts translate each other.

What speaks for a group: the words that a lexicon, the glossary and the figures let
expect, the lengths, and how many sentences usually go into a group. The likeliest way
through both texts is found by dynamic programming in a narrow corridor.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportpub.model.bead import Bead
from reportpub.transforms.alignment.corridor import find_corridor
from reportpub.transforms.alignment.evidence import Evidence, Kinship
from reportpub.transforms.alignment.path import Stretch, best_path
from reportpub.transforms.alignment.renderings import Renderings

# What speaks against a group that goes on into another paragraph, and against a
# paragraph that ends in one text only.
_CROSSED, _UNMATCHED = -4.0, -1.0


def align_sentences(
    source: Sequence[str],
    target: Sequence[str],
    renderings: Renderings,
    paragraphs: tuple[Collection[int], Collection[int]] = ((), ()),
    kinship: Kinship | None = None,
) -> tuple[Bead, ...]:
    """Return all sentences of a Chinese and an English text in groups, in order.

    ``paragraphs`` are the numbers of the sentences that begin one, in each text; where
    either has none, paragraphs play no part. ``kinship`` is another judge, if there is
    one. Time and memory grow with the number of sentences.
    """
    if not (source and target):
        return _without_counterpart(len(source), len(target))
    evidence = Evidence(source, target, renderings, kinship)
    starts = tuple(map(frozenset, paragraphs))

    def score(zh: range, en: range) -> float:
        return evidence.score(zh, en) + _by_paragraphs(zh, en, *starts)

    steps = best_path(
        find_corridor(evidence), score if all(starts) else evidence.score
    )
    return tuple(
        Bead(step.source, step.target, _confidence(step, evidence)) for step in steps
    )


def _without_counterpart(source: int, target: int) -> tuple[Bead, ...]:
    nothing = range(0)
    return (
        *(Bead(range(n, n + 1), nothing, 1.0) for n in range(source)),
        *(Bead(nothing, range(n, n + 1), 1.0) for n in range(target)),
    )


def _by_paragraphs(
    zh: range, en: range, zh_starts: Collection[int], en_starts: Collection[int]
) -> float:
    crossed = sum(n in zh_starts for n in zh[1:]) + sum(n in en_starts for n in en[1:])
    unmatched = (zh.start in zh_starts) != (en.start in en_starts)
    return _CROSSED * crossed + _UNMATCHED * unmatched


def _confidence(step: Stretch, evidence: Evidence) -> float:
    return step.posterior
