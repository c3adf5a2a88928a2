"""A text beside its translation, group by group: what rules are held to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from reportpub.diagnostics import Location
from reportpub.model.alignment import Alignment, Group
from reportpub.model.document import Document, Header, Paragraph, Sentence, Text
from reportpub.model.figure import Figure
from reportpub.model.glossary import Glossary
from reportpub.model.pairing import NO_FIGURES, Pairing


@dataclass(frozen=True, slots=True)
class Segment:
    """A Chinese text and its English in a file of another tool; either may be empty.

    ``number`` counts from 0, ``line`` from 1.
    """

    number: int
    line: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An alignment group with its sentences; either side may be empty.

    The texts are the words of the sentences, those of the translation with a space
    between them. The figures are those of the texts, once they have been read.
    """

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    source_text: str
    target_text: str
    source_figures: tuple[Figure, ...] = ()
    target_figures: tuple[Figure, ...] = ()
    pairing: Pairing = NO_FIGURES

    @property
    def sentence(self) -> Sentence:
        """The sentence that names the pair: the first of the source, if it has one."""
        return (self.source or self.target)[0]


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two documents with all groups of their sentences, in the order of the source.

    ``accepted`` holds for each Chinese sentence the digest of the words against which
    its English was accepted; it is ``None`` where nobody keeps such a record. ``year``
    is the year of the report, by which 去年 is told; it may not be known.
    """

    source: Document
    target: Document
    pairs: tuple[Pair, ...]
    glossary: Glossary
    accepted: Mapping[str, str] | None = None
    year: int | None = None


def pair_of(source: Iterable[Sentence], target: Iterable[Sentence]) -> Pair:
    """Return the pair of ``source`` and ``target``."""
    zh, en = tuple(source), tuple(target)
    return Pair(
        zh, en, "".join(s.text for s in zh), " ".join(s.text.strip() for s in en)
    )


def pairs_of(
    source: Document, target: Document, alignment: Alignment
) -> Iterator[Pair]:
    """Yield the pairs of ``alignment`` in its order."""
    zh = {sentence.id: sentence for sentence in source.sentences()}
    en = {sentence.id: sentence for sentence in target.sentences()}
    for group in alignment.groups:
        yield pair_of(
            (zh[identifier] for identifier in group.source),
            (en[identifier] for identifier in group.target),
        )


def documents_of(
    segments: Iterable[Segment], source: str, target: str
) -> tuple[Document, Document, Alignment]:
    """Return loose segments as a pair of documents without divisions.

    ``source`` and ``target`` are the names of the files they come from.
    A sentence is called by the number of its segment, in both languages.
    """
    wanted = tuple(segments)
    groups = {
        str(segment.number): Group(
            (str(segment.number),) if segment.zh else (),
            (str(segment.number),) if segment.en else (),
        )
        for segment in wanted
        if segment.zh or segment.en
    }
    return (
        _document("zh-Hans", source, ((s, s.zh) for s in wanted if s.zh)),
        _document("en", target, ((s, s.en) for s in wanted if s.en)),
        Alignment(tuple(groups.values()), groups, groups),
    )


def digest(sentence: Sentence) -> str:
    """Return what identifies the words of ``sentence``."""
    return sha256(sentence.text.encode()).hexdigest()[:16]


def _document(
    language: str, path: str, texts: Iterable[tuple[Segment, str]]
) -> Document:
    sentences = tuple(
        Sentence(str(segment.number), (Text(text),), (), Location(path, segment.line))
        for segment, text in texts
    )
    paragraph = Paragraph("", sentences, (), Location(path))
    header = Header("", "", ())
    return Document("", language, header, (), (paragraph,), Location(path))
