"""Two reports on one page: read, their passages brought together, their terms, figures.

Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportpub import pipeline
from reportpub.editions.figures import figure_rows
from reportpub.model.bitext import pairs_of
from reportpub.model.comparison import (
    Comparison,
    Counterpart,
    Fate,
    IndicatorPair,
    Label,
    Named,
    Passage,
    Row,
)
from reportpub.model.document import Division, Document, Sentence, Term
from reportpub.model.glossary import Glossary
from reportpub.model.publication import FigureRow
from reportpub.project import Project
from reportpub.storage.glossary import read_glossary
from reportpub.transforms.counterparts import counterparts
from reportpub.transforms.difference import difference
from reportpub.transforms.likeness import SAME
from reportpub.transforms.wording import word_stems

# Below it two sentences have too little in common to be read as one that changed.
_LEAST = 60
# Far from its place a sentence has to be more like the other to be the same one.
_LEAST_MOVED = 75


@dataclass(frozen=True, slots=True)
class _Report:
    name: Named
    passages: Sequence[Passage]
    mentions: Mapping[str, Sequence[str]]
    """The Chinese sentences that mention a concept."""
    renderings: Mapping[str, Sequence[str]]
    """The English words found for a concept, each once."""
    figures: Sequence[FigureRow]


def compare(project: Project, last: str, this: str) -> Comparison:
    """Return what became of the report ``last`` in the report ``this``.

    Raises ``ReportpubError`` where one of them cannot be read.
    """
    before, after = _read(project, last), _read(project, this)
    glossary = read_glossary(project.glossary, project.root)
    return Comparison(
        before.name,
        after.name,
        tuple(_rows(before.passages, after.passages)),
        tuple(_labels(before, after, glossary)),
        tuple(_indicators(before.figures, after.figures)),
    )


def _read(project: Project, report: str) -> _Report:
    source, target, alignment = pipeline.texts(project, report)
    headings = {s.id for s in _headings(source)}
    passages = [
        Passage(
            tuple(sentence.id for sentence in pair.source),
            pair.source_text,
            pair.target_text,
            pair.source[0].id in headings,
        )
        for pair in pairs_of(source, target, alignment)
        if pair.source
    ]
    header = source.header
    return _Report(
        Named(report, header.title, target.header.title, header.date),
        passages,
        _mentions(source),
        _renderings(target),
        figure_rows(pipeline.figures(project, report)),
    )


def _headings(document: Document) -> Iterator[Sentence]:
    yield from document.title
    for block in document.blocks():
        if isinstance(block, Division):
            yield from block.head


def _mentions(document: Document) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in document.sentences():
        terms = (inline for inline in sentence.content if isinstance(inline, Term))
        for concept in dict.fromkeys(term.concept for term in terms):
            found[concept].append(sentence.id)
    return found


def _renderings(document: Document) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in document.sentences():
        for inline in sentence.content:
            if isinstance(inline, Term) and inline.value:
                found[inline.concept].append(inline.value)
    return found


def _rows(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Row]:
    """Yield the passages of both in the order of the later; what is gone in its place.

    A passage that moved is gone from where it was, and stands where it is now.
    """
    found = counterparts([p.zh for p in before], [p.zh for p in after], _LEAST)
    pairs = [p for p in found if not p.moved or p.score >= _LEAST_MOVED]
    by_after = {pair.after: pair for pair in pairs}
    moved = {pair.before for pair in pairs if pair.moved}
    next_gone = 0
    for place, passage in enumerate(after):
        pair = by_after.get(place)
        if pair is None:
            yield _new(passage)
            continue
        if not pair.moved:
            for gone in range(next_gone, pair.before):
                yield _gone(before[gone], moved=gone in moved)
            next_gone = pair.before + 1
        yield _double(pair, before[pair.before], passage)
    for gone in range(next_gone, len(before)):
        yield _gone(before[gone], moved=gone in moved)


def _gone(passage: Passage, *, moved: bool) -> Row:
    zh, en = difference(passage.zh, "", "zh-Hans"), difference(passage.en, "", "en")
    return Row(Fate.GONE, passage, None, zh, en, moved=moved)


def _new(passage: Passage) -> Row:
    zh, en = difference("", passage.zh, "zh-Hans"), difference("", passage.en, "en")
    return Row(Fate.NEW, None, passage, zh, en)


def _double(pair: Counterpart, before: Passage, after: Passage) -> Row:
    fate = Fate.KEPT if pair.score == SAME else Fate.CHANGED
    zh = difference(before.zh, after.zh, "zh-Hans")
    en = difference(before.en, after.en, "en")
    return Row(fate, before, after, zh, en, pair.score, pair.moved)


def _labels(before: _Report, after: _Report, glossary: Glossary) -> Iterator[Label]:
    """Yield the concepts that came, went, or have other words in English."""
    for concept in glossary:
        old, new = concept.id in before.mentions, concept.id in after.mentions
        was, now = (
            _once(report.renderings.get(concept.id, ())) for report in (before, after)
        )
        if old and new:
            # What neither report says in words of the glossary cannot be told apart.
            if not was or not now or was.keys() == now.keys():
                continue
            fate = Fate.CHANGED
        elif old or new:
            fate = Fate.GONE if old else Fate.NEW
        else:
            continue
        yield Label(
            fate,
            concept.id,
            concept.kind.value,
            concept.zh.preferred,
            tuple(was.values()),
            tuple(now.values()),
            tuple(before.mentions.get(concept.id, ())),
            tuple(after.mentions.get(concept.id, ())),
        )


def _once(words: Iterable[str]) -> Mapping[tuple[str, ...], str]:
    """Return ``words``, those that differ in inflection alone given once."""
    found: dict[tuple[str, ...], str] = {}
    for rendering in words:
        found.setdefault(word_stems(rendering), rendering)
    return found


def _indicators(
    before: Iterable[FigureRow], after: Sequence[FigureRow]
) -> Iterator[IndicatorPair]:
    """Yield what both say, in the order of the later, then what the earlier said."""
    old = {(row.zh, row.measure): row for row in before}
    for row in after:
        last = old.pop((row.zh, row.measure), None)
        yield IndicatorPair(row.zh, row.en, row.measure, last, row)
    for row in old.values():
        yield IndicatorPair(row.zh, row.en, row.measure, row, None)
