"""The text as the desk shows it: a row an alignment group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from reportpub.desk import spots
from reportpub.desk.saving import version_of
from reportpub.desk.spots import Mark, Piece
from reportpub.desk.workspace import Study, Texts
from reportpub.diagnostics import Diagnostic
from reportpub.model.alignment import Group
from reportpub.model.document import (
    Correction,
    Document,
    Note,
    Progress,
    Sentence,
    State,
    Term,
    Text,
    inline_text,
)
from reportpub.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; ``links`` are the ids of the sentences it renders."""

    id: str
    words: str
    pieces: tuple[Piece, ...]
    state: State
    progress: Progress
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An alignment group with what was found in it; ``level`` is that of a heading.

    It is ``pending`` where its words changed since it was checked.
    """

    id: str
    source: tuple[Line, ...]
    target: tuple[Line, ...]
    findings: tuple[Diagnostic, ...]
    level: int
    is_pending: bool

    @property
    def state(self) -> State:
        """How far its English has come: as far as its last sentence."""
        order = tuple(State)
        states = [line.state for line in self.target] or [State.INITIAL]
        return min(states, key=order.index)

    def says(self, query: str) -> bool:
        """Whether a sentence of either language holds ``query``, in any case."""
        folded = query.casefold()
        return any(
            folded in line.words.casefold() for line in self.source + self.target
        )


class Memory:
    """The rows of one report that were made last, to be shown again."""

    def __init__(self) -> None:
        self._look: object = None
        self._glossary: object = None
        self._rows: dict[str, tuple[Sequence[Sentence], Row]] = {}

    def rows(
        self, look: object, glossary: object
    ) -> dict[str, tuple[Sequence[Sentence], Row]]:
        """Return the rows made with these, each with the sentences it was made of.

        Those made with others are forgotten.
        """
        if self._look is not look or self._glossary is not glossary:
            self._look, self._glossary, self._rows = look, glossary, {}
        return self._rows


def rows_of(
    texts: Texts, study: Study, glossary: Glossary, memory: Memory
) -> Iterator[Row]:
    """Yield all rows of a report in the order of the Chinese."""
    rows = _Rows(texts, study, glossary)
    known = memory.rows(study.look, glossary)
    for group in texts.alignment.groups:
        sentences = rows.sentences(group)
        old = known.get(sentences[0].id)
        if old is None or old[0] != sentences:
            old = known[sentences[0].id] = sentences, rows.row(group)
        yield old[1]


def row_with(texts: Texts, study: Study, glossary: Glossary, unit: str) -> Row | None:
    """Return the row that has the sentence ``unit``, in either language."""
    alignment = texts.alignment
    group = alignment.by_target.get(unit) or alignment.by_source.get(unit)
    return _Rows(texts, study, glossary).row(group) if group else None


def version_of_sentence(sentence: Sentence) -> str:
    """Return what identifies the words, the state and the notes of ``sentence``."""
    return version_of(repr((sentence.content, sentence.progress, sentence.corresp)))


class _Rows:
    """Makes rows of groups; what was found is at hand by the sentence."""

    def __init__(self, texts: Texts, study: Study, glossary: Glossary) -> None:
        look = study.look
        self._glossary = glossary
        self._source = {s.id: s for s in texts.source.sentences()}
        self._target = {s.id: s for s in texts.target.sentences()}
        self._marked = _by_id(look.source, look.target) if look else {}
        self._findings: defaultdict[str, list[Diagnostic]] = defaultdict(list)
        for finding in look.findings if look else ():
            self._findings[finding.unit].append(finding)
        self._pairs = {p.sentence.id: p for p in look.pairs} if look else {}
        self._levels = _levels(texts.source) | _levels(texts.target)

    def sentences(self, group: Group) -> list[Sentence]:
        """Return the sentences of a group as they are in the files."""
        sources = [self._source[unit] for unit in group.source]
        return sources + [self._target[unit] for unit in group.target]

    def row(self, group: Group) -> Row:
        """Return the row of a group."""
        sources = [self._source[unit] for unit in group.source]
        targets = [self._target[unit] for unit in group.target]
        units = (*group.source, *group.target)
        findings = tuple(f for unit in units for f in self._findings.get(unit, ()))
        is_pending = any(map(self._is_pending, (*sources, *targets)))
        # Places in words that have changed would be places in others.
        pair = None if is_pending else self._pairs.get(units[0])
        return Row(
            id=units[0],
            source=self._lines(sources, 0, spots.of_source(pair, findings)),
            target=self._lines(targets, 1, spots.of_target(pair, findings)),
            findings=findings,
            level=max((self._levels.get(unit, 0) for unit in units), default=0),
            is_pending=is_pending,
        )

    def _lines(
        self, sentences: Sequence[Sentence], joint: int, marks: Sequence[Mark]
    ) -> tuple[Line, ...]:
        """Return the lines of one side; ``joint`` is what a pair has between them."""
        lines: list[Line] = []
        place = 0
        for sentence in sentences:
            pieces = self._pieces(self._shown(sentence))
            lines.append(_line(sentence, spots.laid_over(pieces, place, marks)))
            place += len(sentence.text) + joint
        return tuple(lines)

    def _shown(self, sentence: Sentence) -> Sentence:
        """Return the sentence with its terms, if those were found in these words."""
        marked = self._marked.get(sentence.id)
        return marked if marked and marked.text == sentence.text else sentence

    def _is_pending(self, sentence: Sentence) -> bool:
        marked = self._marked.get(sentence.id)
        # A sentence that waits for its words is not among those that were checked.
        return sentence.text != (marked.text if marked else "")

    def _pieces(self, sentence: Sentence) -> Iterator[Piece]:
        for inline in sentence.content:
            words = inline_text(inline)
            match inline:
                case Text() | Correction():
                    yield Piece(words)
                case Term(concept, _):
                    # A term that was not found in the English has no words.
                    if words:
                        yield Piece(words, concept, self._tip(concept))
                case Note(_, value):
                    yield Piece(value, is_note=True)
                case _:
                    assert_never(inline)

    def _tip(self, identifier: str) -> str:
        concept = self._glossary.concepts.get(identifier)
        if concept is None:
            return identifier
        return f"{concept.zh.preferred} · {concept.en.preferred} ({concept.status})"


def _line(sentence: Sentence, pieces: Iterable[Piece]) -> Line:
    progress = sentence.progress
    absent = State.TRANSLATED if sentence.text.strip() else State.INITIAL
    return Line(
        sentence.id,
        sentence.text,
        tuple(pieces),
        progress.state or absent,
        progress,
        tuple(link.partition("#")[2] for link in sentence.corresp),
    )


def _by_id(*documents: Document) -> Mapping[str, Sentence]:
    return {s.id: s for document in documents for s in document.sentences()}


def _levels(document: Document) -> dict[str, int]:
    """Return for each sentence of a heading how deep it stands, from 1."""
    levels = {sentence.id: 1 for sentence in document.title}
    depths = {"part": 2, "section": 3, "topic": 4}
    for block in document.blocks():
        head: Sequence[Sentence] = getattr(block, "head", ())
        kind: str = getattr(block, "kind", "")
        levels |= {sentence.id: depths.get(kind, 4) for sentence in head}
    return levels
