"""How well sentences of two languages fit each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from math import erfc, log, sqrt
from typing import NamedTuple

from reportpub.transforms.alignment.renderings import Renderings

# A word of a sentence is rendered by a given word of its translation this much more
# often than any word stands there by chance.
_FOUND = 0.6
# A short text is rare words throughout: it is taken as part of one of so many words.
_AROUND = 1_000
# Each word is evidence in both languages, and is not independent of its neighbours.
_WORDS = 0.3
# Variance of the English length for one Chinese character: measured, twice that of
# Gale and Church (1993) for European languages.
_VARIANCE = 20.0
# So far from the usual length nothing is said any more.
_UNLIKELY = -12.0


class Side(NamedTuple):
    """The telling words of each sentence of a text, and how many characters it has."""

    words: Sequence[Sequence[str]]
    lengths: Sequence[int]

    def part(self, start: int, stop: int) -> Side:
        """Return the sentences of a half-open range."""
        return Side(self.words[start:stop], self.lengths[start:stop])


class Shared(NamedTuple):
    """The words of two sentences that render each other.

    ``stems`` are English; ``bits`` tell by their places which Chinese words. Weights
    are sums of the logarithms of how rare they are.
    """

    stems: list[str]
    bits: int
    target_weight: float
    source_weight: float


class Evidence:
    """The words and lengths of two texts, sentence by sentence.

    What is asked twice is worked out once: overlapping groups share their sentences.
    """

    def __init__(self, source: Side, target: Side, renderings: Renderings) -> None:
        self.source_size, self.target_size = len(source.words), len(target.words)
        words = source.words
        self.target_words = [frozenset(stems) for stems in target.words]
        counts = Counter(chain.from_iterable(self.target_words))
        self.target_counts: Mapping[str, int] = counts
        self._target_rarity = _rarity(counts)
        rarity = _rarity(Counter(chain.from_iterable(words)))
        self._source_rarity = [[rarity[w] for w in sentence] for sentence in words]
        self.expected = _expected(words, renderings, frozenset(counts))
        self._source_weight = [max(1, len(sentence)) for sentence in words]
        self._target_weight = [max(1, len(stems)) for stems in self.target_words]
        self._source_breadth = [log(weight) for weight in self._source_weight]
        self._target_breadth = [log(weight) for weight in self._target_weight]
        self._source_length = source.lengths
        self._target_length = target.lengths
        total = sum(self._source_length)
        self._ratio = (sum(self._target_length) / total if total else 0) or 1.0
        self._cells: dict[tuple[int, int], Shared] = {}

    def shared(self, source: int, target: int) -> Shared:
        """Return the words of two sentences that render each other."""
        cell = self._cells.get((source, target))
        if cell is None:
            expected = self.expected[source]
            stems = [stem for stem in self.target_words[target] if stem in expected]
            bits = 0
            for stem in stems:
                bits |= expected[stem]
            cell = Shared(
                stems,
                bits,
                sum(map(self._target_rarity.__getitem__, stems)),
                _weight(bits, self._source_rarity[source]),
            )
            self._cells[source, target] = cell
        return cell

    def pair(self, source: int, target: int) -> float:
        """Return what the words of two sentences say, as ``words`` does of groups."""
        cell = self.shared(source, target)
        return (
            cell.target_weight
            + cell.source_weight
            - len(cell.stems) * self._source_breadth[source]
            - cell.bits.bit_count() * self._target_breadth[target]
        )

    def words(self, source: range, target: range) -> float:
        """Return what the words say, as the logarithm of a likelihood ratio."""
        if len(source) == len(target) == 1:
            return self.pair(source.start, target.start)
        cells = [self.shared(i, j) for i in source for j in target]
        if len(source) == 1:
            stems = sum([len(cell.stems) for cell in cells])
            said = sum([cell.target_weight for cell in cells])
        else:
            union = {stem for cell in cells for stem in cell.stems}
            stems = len(union)
            said = sum(map(self._target_rarity.__getitem__, union))
        if len(target) == 1:
            words = sum([cell.bits.bit_count() for cell in cells])
            said += sum([cell.source_weight for cell in cells])
        else:
            words = 0
            for place, i in enumerate(source):
                bits = 0
                for cell in cells[place * len(target) : (place + 1) * len(target)]:
                    bits |= cell.bits
                words += bits.bit_count()
                said += _weight(bits, self._source_rarity[i])
        among = sum(self._source_weight[source.start : source.stop])
        chances = sum(self._target_weight[target.start : target.stop])
        return said - stems * log(among) - words * log(chances)

    def size(self, source: range, target: range) -> int:
        """Return how many telling words two groups have together."""
        zh = sum(self._source_weight[source.start : source.stop])
        return zh + sum(self._target_weight[target.start : target.stop])

    def lengths(self, source: range, target: range) -> float:
        """Return the logarithm of how usual the lengths are for each other."""
        zh = sum(self._source_length[source.start : source.stop])
        en = sum(self._target_length[target.start : target.stop])
        mean = (zh + en / self._ratio) / 2
        distance = abs(self._ratio * zh - en) / sqrt(_VARIANCE * self._ratio * mean + 1)
        tail = erfc(distance / 1.4142135623730951)
        return max(log(tail), _UNLIKELY) if tail > 1e-6 else _UNLIKELY  # noqa: PLR2004

    def score(self, source: range, target: range) -> float:
        """Return what speaks for the two groups rendering each other."""
        return _WORDS * self.words(source, target) + self.lengths(source, target)


def _expected(
    sentences: Sequence[Sequence[str]],
    renderings: Renderings,
    vocabulary: AbstractSet[str],
) -> list[dict[str, int]]:
    """Return for each sentence the words it explains, with those that do, as bits."""
    present: dict[str, frozenset[str]] = {}
    expected: list[dict[str, int]] = []
    for sentence in sentences:
        explained: dict[str, int] = {}
        for place, word in enumerate(sentence):
            stems = present.get(word)
            if stems is None:
                stems = present[word] = renderings[word] & vocabulary
            for stem in stems:
                explained[stem] = explained.get(stem, 0) | 1 << place
        expected.append(explained)
    return expected


def _rarity(counts: Mapping[str, int]) -> Mapping[str, float]:
    total = sum(counts.values()) + _AROUND
    return {word: log(_FOUND * total / (n + 0.5)) for word, n in counts.items()}


def _weight(bits: int, rarity: Sequence[float]) -> float:
    weight = 0.0
    while bits:
        place = bits.bit_length() - 1
        bits ^= 1 << place
        weight += rarity[place]
    return weight
