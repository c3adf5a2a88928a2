"""A report from loose files on one page: structured, aligned, written as TEI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportpub.diagnostics import Location
from reportpub.editions.dates import date_in_words
from reportpub.errors import SourceError
from reportpub.model.bead import AlignedText
from reportpub.model.bitext import Segment
from reportpub.model.document import Document, Header
from reportpub.model.glossary import Glossary
from reportpub.model.loose import NOTE, Dropped, Line, LooseText
from reportpub.storage.lexicon import read_lexicon
from reportpub.storage.tei_write import write_tei
from reportpub.transforms.alignment import align_sentences
from reportpub.transforms.alignment.renderings import Renderings
from reportpub.transforms.structure import Structured, structured
from reportpub.transforms.structure.chinese_marks import Changes
from reportpub.transforms.structure.debris import without_debris
from reportpub.transforms.structure.mirror import Rendering, mirror
from reportpub.transforms.structure.passages import Passage, english_passages
from reportpub.transforms.structure.romanise import romanised
from reportpub.transforms.structure.statements import chinese_imprint, english_imprint
from reportpub.transforms.structure.tree import contents


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a report to be: its id, and what its files may not say.

    ``title`` and ``date`` (ISO 8601) may be empty; ``names`` are those of the Chinese
    and the English file, the latter empty where there is none.
    """

    report: str
    names: tuple[str, str]
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A group of sentences that may not belong together."""

    confidence: float
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Intake:
    """A report to be, and what a person should know of how it came about."""

    source: Document
    target: Document
    texts: tuple[str, str]
    """The TEI of both."""
    dropped: tuple[Dropped, ...]
    dropped_target: tuple[Dropped, ...]
    changes: tuple[Changes, Changes]
    doubts: tuple[str, ...]
    doubtful: tuple[Doubt, ...]
    confidence: float | None
    """The mean over all groups, where the texts were aligned here."""


# A group below it should be looked at.
_DOUBTFUL = 0.5


def take_in(
    source: LooseText, target: LooseText | None, wanted: Wanted, glossary: Glossary
) -> Intake:
    """Return the report that a Chinese text and its translation are.

    Without a translation each English sentence is empty and has the state *initial*.
    Raises ``SourceError`` where the source is not Chinese, or names no date and
    ``wanted`` has none.
    """
    found = _structured(source.lines, wanted, is_aligned=False)
    found = replace(
        found,
        dropped=(*source.dropped, *found.dropped),
        doubts=(*source.remarks, *found.doubts),
    )
    if target is None:
        units = [sentence.id for sentence in found.document.sentences()]
        renderings = [Rendering((unit,), ()) for unit in units]
        return _intake(found, renderings, wanted)
    kept, dropped = without_debris(target.lines)
    changes: Changes = Counter()
    passages = [*english_passages(kept, changes)]
    aligned = _aligned(found, passages, glossary)
    found = replace(found, doubts=(*found.doubts, *target.remarks))
    intake = _intake(found, [*_renderings(found.document, passages, aligned)], wanted)
    return replace(
        intake,
        dropped_target=(*target.dropped, *dropped),
        changes=(found.changes, changes),
        doubtful=tuple(_doubtful(aligned)),
        confidence=aligned.confidence,
        texts=_texts(intake, found, changes, wanted),
    )


def take_in_pairs(segments: Iterable[Segment], wanted: Wanted) -> Intake:
    """Return the report that an aligned text is; its groups stay as they are.

    Of units that follow each other and are alike in both languages one is taken.
    Raises ``SourceError`` as ``take_in`` does.
    """
    kept, dropped = _without_repetitions(segments)
    lines = [Line(s.zh, s.number + 1, sentences=(s.zh,)) for s in kept if s.zh]
    found = _structured(lines, wanted, is_aligned=True)
    found = replace(found, dropped=dropped)
    changes: Changes = Counter()
    renderings = [*_given(kept, found, changes)]
    intake = _intake(found, renderings, wanted)
    texts = _texts(intake, found, changes, wanted)
    return replace(intake, changes=(found.changes, changes), texts=texts)


def _structured(
    lines: Sequence[Line], wanted: Wanted, *, is_aligned: bool
) -> Structured:
    found = structured(
        lines,
        wanted.report,
        title=wanted.title,
        date=wanted.date,
        is_aligned=is_aligned,
    )
    location = Location(wanted.names[0])
    if found is None:
        message = "The file has no words but what a web page leaves behind."
        raise SourceError(message, location)
    text = "".join(sentence.text for sentence in found.document.sentences())
    if not _is_chinese(text):
        message = (
            "The text is not Chinese; the first file is the adopted text, its "
            "translation is given with --translation."
        )
        raise SourceError(message, location)
    if not found.document.header.date:
        message = (
            "The text does not say on which day the report was given; say it, as "
            "--date 2021-02-01."
        )
        raise SourceError(message, location)
    return found


def _is_chinese(text: str) -> bool:
    """Return whether a third of the letters of ``text`` are Chinese."""
    letters = [letter for letter in text if letter.isalpha()]
    chinese = sum("\u3400" <= letter <= "\u9fff" for letter in letters)
    return chinese * 3 >= len(letters) > 0


def _aligned(
    found: Structured, passages: Sequence[Passage], glossary: Glossary
) -> AlignedText:
    zh = [sentence.text for sentence in found.document.sentences()]
    en = [text.replace(NOTE, "") for p in passages for text in p.sentences]
    starts = frozenset(_starts_of(found)), frozenset(_starts(passages))
    renderings = Renderings(read_lexicon(), glossary)
    beads = align_sentences(zh, en, renderings, starts)
    return AlignedText(tuple(zh), tuple(en), tuple(beads))


def _starts(passages: Iterable[Passage]) -> Iterator[int]:
    number = 0
    for passage in passages:
        yield number
        number += len(passage.sentences)


def _starts_of(found: Structured) -> Iterator[int]:
    """Yield the numbers of the sentences that begin a line of the source file."""
    yield 0
    for number, (before, place) in enumerate(pairwise(found.places), start=1):
        if place != before:
            yield number


def _renderings(
    source: Document, passages: Iterable[Passage], aligned: AlignedText
) -> Iterator[Rendering]:
    units = [sentence.id for sentence in source.sentences()]
    english = [
        contents(text, notes)
        for passage in passages
        for notes in (iter(passage.line.notes),)
        for text in passage.sentences
    ]
    for bead in aligned.beads:
        yield Rendering(
            tuple(units[bead.source.start : bead.source.stop]),
            tuple(english[bead.target.start : bead.target.stop]),
        )


def _doubtful(aligned: AlignedText) -> Iterator[Doubt]:
    for bead in aligned.beads:
        if bead.confidence < _DOUBTFUL:
            yield Doubt(bead.confidence, *aligned.words(bead))


def _without_repetitions(
    segments: Iterable[Segment],
) -> tuple[list[Segment], tuple[Dropped, ...]]:
    kept: list[Segment] = []
    dropped: list[Dropped] = []
    for segment in segments:
        if not (segment.zh or segment.en):
            continue
        before = kept[-1] if kept else None
        if before and (before.zh, before.en) == (segment.zh, segment.en):
            dropped.append(Dropped(segment.number + 1, segment.zh, "repeated unit"))
        else:
            kept.append(segment)
    return kept, tuple(dropped)


def _given(
    segments: Iterable[Segment], found: Structured, changes: Changes
) -> Iterator[Rendering]:
    """Yield the groups of an aligned text; the order of its sentences is kept."""
    units: dict[int, list[str]] = {}
    sentences = found.document.sentences()
    for sentence, place in zip(sentences, found.places, strict=True):
        units.setdefault(place, []).append(sentence.id)
    for segment in segments:
        line = Line(segment.en, segment.number + 1)
        passages = english_passages([line] if segment.en else [], changes)
        english = [contents(text, iter(())) for p in passages for text in p.sentences]
        yield Rendering(tuple(units.get(segment.number + 1, ())), tuple(english))


def _intake(
    found: Structured, renderings: Sequence[Rendering], wanted: Wanted
) -> Intake:
    """Return the report; its English header is made of the English of the title."""
    header = found.document.header
    author = romanised(header.author)
    english = Header("", header.date, (), author=author)
    target = mirror(found.document, renderings, english, Location("en.xml"))
    title = " ".join(sentence.text for sentence in target.title).strip()
    target = replace(target, header=replace(english, title=title or _TITLE))
    intake = Intake(
        source=found.document,
        target=target,
        texts=("", ""),
        dropped=found.dropped,
        dropped_target=(),
        changes=(found.changes, Counter()),
        doubts=found.doubts,
        doubtful=(),
        confidence=None,
    )
    return replace(intake, texts=_texts(intake, found, Counter(), wanted))


_TITLE = "Report on the Work of the Government"


def _texts(
    intake: Intake, found: Structured, changes: Changes, wanted: Wanted
) -> tuple[str, str]:
    chinese, english = wanted.names
    day = found.document.header.date
    zh = chinese_imprint(
        chinese, found.dropped, found.changes, date_in_words(day, "zh-Hans")
    )
    en = english_imprint(english, changes, date_in_words(day, "en"))
    return write_tei(intake.source, zh), write_tei(intake.target, en)
