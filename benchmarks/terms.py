"""How fast Chinese terms are found, beside forward maximum matching in a dictionary.

Usage: python benchmarks/terms.py. Text and terms are made of the report's own
characters, as frequent as there, the same at every run. Medians of five runs,
without the collector of garbage, as a build composes.

find: a list of matches. mark: the document with its terms marked, the automaton built
before. annotate: the same, and the automaton built.
"""

from __future__ import annotations

import gc
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
from reportpub.transforms.annotate import annotate_terms
from reportpub.transforms.sentences import map_sentences
from reportpub.transforms.term_finder import term_finder

_REPORT = Path(__file__).resolve().parents[1] / "source/handan-2021/zh-Hans.xml"
_SIZES = (300, 10_000, 100_000)
_BYTES = 1_000_000
_RUNS = 5
# Lengths like the glossary's, and one term in about twenty characters, as in the
# report. More come about by chance, the more the glossary has.
_LENGTHS = (2, 3, 4, 4, 4, 5, 6, 8, 12)
_BETWEEN = 20
# In a paragraph, as in the report.
_SENTENCES = 4
_NOWHERE = Location("", 1)


def main() -> int:
    characters = "".join(s.text for s in read_document(_REPORT, "").sentences())
    print("MB/s of Chinese in UTF-8, CPU time; build in ms")
    print("  terms  matches   find   mark  build  annotate  dictionary")
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
    finder = term_finder(glossary)
    found = finder.find(text)
    assert [(start, end) for start, end, _ in found] == list(_plain(text, words))
    find, mark, annotate, plain = (
        len(text.encode()) / 1e6 / _seconds(work)
        for work in (
            lambda: finder.find(text),
            lambda: map_sentences(document, finder.mark),
            lambda: annotate_terms(document, glossary),
            lambda: list(_plain(text, words)),
        )
    )
    build = _seconds(lambda: term_finder(glossary)) * 1000
    figures = f"{find:7.1f}{mark:7.1f}{build:7.1f}{annotate:10.1f}{plain:12.1f}"
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
    gc.disable()
    for _ in range(_RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    gc.enable()
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
    sentences = [
        Sentence(f"s{number}", (Text(text),), (), _NOWHERE)
        for number, text in enumerate(texts)
    ]
    paragraphs = tuple(
        Paragraph(f"p{n}", tuple(sentences[n : n + _SENTENCES]), (), _NOWHERE)
        for n in range(0, len(sentences), _SENTENCES)
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
