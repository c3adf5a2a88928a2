"""The words of a sentence that can tell what it is a rendering of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from Stemmer import Stemmer

from reportpub.transforms.alignment.numbers import chinese_numbers, english_numbers

_CHINESE = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]\w*|[？！：]")
_ENGLISH = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|[?!:]")
_DIGIT = re.compile(r"\d")
_LONGEST = 12
# They stand in nearly every sentence and tell nothing.
_CHINESE_STOPS = frozenset(
    "的了是在和与及或也都就而之其这那为以于对把被从到向上下中等将要我你他她它们不有个一人"
    "会能可所又并很更最着过来去"
)
_ENGLISH_STOPS = frozenset(
    re.findall(
        r"\S+",
        """
        a about after all also am an and any are as at be been before being between
        both but by can could did do does doing done down during each etc every few for
        form from had has have having he her here him his i if in into is it its just
        many may me might more most much must my no not of off on one's oneself only
        onto or other our out over own same sb she should so some sth such than that
        the their them then there these they this those through to too under up upon us
        used very was we were what when where which while who whom will with would you
        your s t re ve ll d m
        """,
    )
)


class _Stems(dict[str, str]):
    """Words as they are written to their stems; those that tell nothing to ``""``."""

    def __init__(self) -> None:
        super().__init__()
        self._stemmer = Stemmer("english")

    def __missing__(self, word: str) -> str:
        plain = word.lower().replace("’", "'").removesuffix("'s")
        stem = "" if plain in _ENGLISH_STOPS else self._stemmer.stemWord(plain)
        self[word] = stem
        return stem


_STEMS = _Stems()


def english_words(sentence: str) -> list[str]:
    """Return the stems of the telling words of ``sentence``, and its numbers."""
    stems = [stem for word in _ENGLISH.findall(sentence) if (stem := _STEMS[word])]
    if _DIGIT.search(sentence) or sentence[:1] in "(IVXFSTEN":
        stems += english_numbers(sentence)
    return stems


class Segmenter:
    """Cuts Chinese into words of a vocabulary: from the left, always the longest.

    A plain dictionary is nearly as fast as an automaton here, and is made in a tenth
    of the second that an automaton of 118,000 words takes.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._words = frozenset(vocabulary)
        longest: dict[str, int] = {}
        for word in self._words:
            if longest.get(word[:2], 1) < len(word) <= _LONGEST:
                longest[word[:2]] = len(word)
        # How long a word may be, by its first two characters.
        self._longest = longest

    def words(self, sentence: str) -> list[str]:
        """Return the telling words of ``sentence``, and its numbers."""
        found: list[str] = []
        for run in _CHINESE.findall(sentence):
            if run[0] < "\u3400":
                found.append(run.lower())
            elif run[0] > "\u9fff":
                found.append(run.translate(_MARKS))
            else:
                found += self._cut(run)
        return found + chinese_numbers(sentence)

    def _cut(self, run: str) -> list[str]:
        words = self._words
        found: list[str] = []
        start, size = 0, len(run)
        while start < size:
            length = self._longest.get(run[start : start + 2], 1)
            while length > 1 and run[start : start + length] not in words:
                length -= 1
            word = run[start : start + length]
            start += length
            if word not in _CHINESE_STOPS:
                found.append(word)
        return found


_MARKS = str.maketrans("？！：", "?!:")
