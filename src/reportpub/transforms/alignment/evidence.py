"""How well sentences of two languages fit each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import erfc, log, sqrt
from typing import TypeAlias

from reportpub.transforms.alignment.renderings import Renderings
from reportpub.transforms.alignment.words import english_words

Kinship: TypeAlias = Callable[[range, range], float]
"""What another judge, such as an embedding model, says of two groups of sentences:
the logarithm of how much likelier than chance it is that they render each other."""

# A word of a sentence is rendered by a given word of its translation this much more
# often than any word stands there by chance.
_FOUND = 0.43
# Each word is evidence in both languages, and is not independent of its neighbours.
_WORDS = 0.25
# Variance of the English length for one Chinese character: measured, twice that of
# Gale and Church (1993) for European languages.
_VARIANCE = 15.0
# So far from the usual length nothing is said any more.
_UNLIKELY = -12.0


class Evidence:
    """The words and lengths of two texts, sentence by sentence.

    What is asked twice is worked out once: overlapping groups share their sentences.
    """

    def __init__(
        self,
        source: Sequence[str],
        target: Sequence[str],
        renderings: Renderings,
        kinship: Kinship | None = None,
    ) -> None:
        self.source_size, self.target_size = len(source), len(target)
        self._kinship = kinship
        words = [renderings.segmenter.words(sentence) for sentence in source]
        self.target_words = [frozenset(english_words(sentence)) for sentence in target]
        counts = Counter(stem for stems in self.target_words for stem in stems)
        self.target_counts: Mapping[str, int] = counts
        self._rarity = _rarity(counts)
        rarity = _rarity(Counter(word for sentence in words for word in sentence))
        self._source_rarity = [[rarity[w] for w in sentence] for sentence in words]
        self.expected = _expected(words, renderings, counts.keys())
        self._source_weight = [max(1, len(sentence)) for sentence in words]
        self._target_weight = [max(1, len(stems)) for stems in self.target_words]
        self._source_length = [len(sentence) for sentence in source]
        self._target_length = [len(sentence) for sentence in target]
        total = sum(self._source_length)
        self._ratio = (sum(self._target_length) / total if total else 0) or 1.0
        self._cells: dict[tuple[int, int], tuple[list[str], int]] = {}

    def shared(self, source: int, target: int) -> tuple[list[str], int]:
        """Return the English words of a sentence that one of ``source`` explains.

        With them come the Chinese words that explain them, as bits of a number.
        """
        cell = self._cells.get((source, target))
        if cell is None:
            expected = self.expected[source]
            stems = [stem for stem in self.target_words[target] if stem in expected]
            bits = 0
            for stem in stems:
                bits |= expected[stem]
            cell = self._cells[source, target] = stems, bits
        return cell

    def words(self, source: range, target: range) -> float:
        """Return what the words say, as the logarithm of a likelihood ratio."""
        odds = _FOUND / sum(self._source_weight[source.start : source.stop])
        rarity = self._rarity
        said = 0.0
        for j in target:
            if len(source) == 1:
                stems: Sequence[str] | set[str] = self.shared(source.start, j)[0]
            else:
                stems = {stem for i in source for stem in self.shared(i, j)[0]}
            for stem in stems:
                said += log(1 + odds * rarity[stem])
        odds = _FOUND / sum(self._target_weight[target.start : target.stop])
        for i in source:
            bits = 0
            for j in target:
                bits |= self.shared(i, j)[1]
            source_rarity = self._source_rarity[i]
            while bits:
                place = bits.bit_length() - 1
                bits ^= 1 << place
                said += log(1 + odds * source_rarity[place])
        return said

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
        said = _WORDS * self.words(source, target) + self.lengths(source, target)
        return said + self._kinship(source, target) if self._kinship else said


def _expected(
    sentences: Sequence[Sequence[str]], renderings: Renderings, vocabulary: object
) -> list[dict[str, int]]:
    """Return for each sentence the words it explains, with those that do, as bits."""
    present: dict[str, frozenset[str]] = {}
    expected: list[dict[str, int]] = []
    for sentence in sentences:
        explained: dict[str, int] = {}
        for place, word in enumerate(sentence):
            stems = present.get(word)
            if stems is None:
                stems = present[word] = renderings[word] & vocabulary  # type: ignore[operator]
            for stem in stems:
                explained[stem] = explained.get(stem, 0) | 1 << place
        expected.append(explained)
    return expected


def _rarity(counts: Mapping[str, int]) -> Mapping[str, float]:
    total = sum(counts.values())
    return {word: total / (count + 0.5) for word, count in counts.items()}
