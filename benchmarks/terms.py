"""How fast Chinese terms are found, beside forward maximum matching in a dictionary.

Usage: python benchmarks/terms.py. Text and terms are made of the report's own
characters, as frequent as there, the same at every run. Medians of five runs.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

from reportpub.diagnostics import Location
from reportpub.model.document import Document, Header, Paragraph, Sentence, Text
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    EnglishTerm,
    Glossary,
    Kind,
    Status,
)
from reportpub.storage.tei import read_document
from reportpub.transforms.annotate import annotate_terms, build_automaton

_REPORT = Path(__file__).resolve().parents[1] / "source/handan-2021/zh-Hans.xml"
_SIZES = (300, 10_000, 100_000)
_BYTES = 1_000_000
_RUNS = 5
# Lengths like the glossary's, and one term in about twenty characters, as in the
# report. More come about by chance, the more the glossary has.
_LENGTHS = (2, 3, 4, 4, 4, 5, 6, 8, 12)
_BETWEEN = 20
_NOWHERE = Location("", 1)


def main() -> int:
    characters = "".join(s.text for s in read_document(_REPORT, "").sentences())
    print("MB/s of Chinese in UTF-8, CPU time; results are built")
    print("  terms  matches   find  build, find  annotate_terms  dictionary")
    for size in _SIZES:
        chance = random.Random(size)  # noqa: S311 (no secret)
        words = _words(characters, size, chance)
        texts = list(_sentences(characters, words, chance))
        print(_row(words, texts))
    return 0


def _row(words: Sequence[str], texts: Sequence[str]) -> str:
    document = _document(texts)
    glossary = Glossary({word: _concept(word) for word in words})
    text = "\0".join((*texts, ""))
    automaton = build_automaton(words)
    find = automaton.find_matches_as_indexes
    found = find(text)
    assert [(start, end) for _, start, end in found] == list(_plain(text, words))
    speeds = [
        len(text.encode()) / 1e6 / _seconds(work)
        for work in (
            lambda: find(text),
            lambda: build_automaton(words).find_matches_as_indexes(text),
            lambda: annotate_terms(document, glossary),
            lambda: list(_plain(text, words)),
        )
    ]
    figures = "{:7.1f}{:13.1f}{:16.1f}{:12.1f}".format(*speeds)
    return f"{len(words):7,}{len(found):9,}{figures}"


def _plain(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the longest word at each place."""
    known, lengths = frozenset(words), sorted(set(map(len, words)), reverse=True)
    position = 0
    while position < len(text):
        for length in lengths:
            if text[position : position + length] in known:
                yield position, position + length
                position += length
                break
        else:
            position += 1


def _seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of ``work``, the median of some runs."""
    times: list[float] = []
    for _ in range(_RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return median(times)


def _words(characters: str, size: int, chance: random.Random) -> Sequence[str]:
    words: dict[str, None] = {}
    while len(words) < size:
        word = "".join(chance.choices(characters, k=chance.choice(_LENGTHS)))
        words[word] = None
    return tuple(words)


def _sentences(
    characters: str, words: Sequence[str], chance: random.Random
) -> Iterator[str]:
    size = 0
    while size < _BYTES:
        parts = (
            "".join((*chance.choices(characters, k=_BETWEEN), chance.choice(words)))
            for _ in range(2)
        )
        text = "".join(parts)
        size += len(text.encode())
        yield text


def _document(texts: Iterable[str]) -> Document:
    paragraphs = tuple(
        Paragraph(f"p{n}", (Sentence(f"s{n}", (Text(t),), (), _NOWHERE),), (), _NOWHERE)
        for n, t in enumerate(texts)
    )
    header = Header("", "2021-02-01", ())
    return Document("terms", "zh-Hans", header, (), paragraphs, _NOWHERE)


def _concept(word: str) -> Concept:
    return Concept(
        word,
        Kind.TERM,
        "national",
        Status.APPROVED,
        ChineseTerm(word),
        EnglishTerm(word),
    )


if __name__ == "__main__":
    sys.exit(main())
