"""What the memory has for a report, made to fit, and put where English is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from reportpub.editions.dates import date_in_words
from reportpub.model.document import Document, Sentence
from reportpub.model.memory import Match, Place, Proposal
from reportpub.project import Project
from reportpub.recall.memory import best_match, memory_path
from reportpub.storage.glossary import read_glossary
from reportpub.storage.memory.opening import reading
from reportpub.storage.memory.reading import renderings
from reportpub.storage.tei import read_document
from reportpub.storage.tei_fill import Filling, fill
from reportpub.storage.tei_grow import grow
from reportpub.storage.tei_new import new_tei
from reportpub.transforms.adaptation.figures import exchange_figures
from reportpub.transforms.adaptation.terms import exchange_terms
from reportpub.transforms.align import align
from reportpub.transforms.awaited import without_awaited
from reportpub.transforms.resolve import resolve_corrections
from reportpub.transforms.term_finder import term_finder


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the memory has for a report, in the order of the Chinese.

    ``english`` is that of a sentence today, empty where it has none.
    """

    source: Document
    target: Document | None
    english: Mapping[str, str]
    proposals: Mapping[str, Proposal]

    @property
    def missing(self) -> list[Sentence]:
        """The Chinese sentences without English."""
        return [s for s in self.source.sentences() if not self.english[s.id]]


def recall(
    project: Project, report: str, threshold: int, *, every: bool = False
) -> Recalled:
    """Return proposals for the sentences of ``report`` that have no English.

    With ``every`` also for those that have. ``threshold`` is the least likeness of the
    Chinese, in percent. Raises ``ReportpubError`` where a text or the memory cannot be
    read.
    """
    folder = project.source / report
    source = _document(project, folder / "zh-Hans.xml")
    english = folder / "en.xml"
    target = _document(project, english) if english.exists() else None
    said = _english(source, target)
    glossary = read_glossary(project.glossary, project.root)
    finder = term_finder(glossary)
    proposals: dict[str, Proposal] = {}
    with reading(memory_path(project)) as memory:
        history = renderings(memory)
        for sentence in source.sentences():
            if said[sentence.id] and not every:
                continue
            zh = sentence.text.strip()
            match = best_match(memory, zh, threshold, without=report)
            if match is None:
                continue
            figures = exchange_figures(match.entry.zh, zh, match.entry.en)
            words = figures.words if figures else match.entry.en
            terms = exchange_terms(zh, words, glossary, finder, history)
            proposals[sentence.id] = Proposal(
                match,
                terms.words,
                (*(figures.changes if figures else ()), *terms.changes),
                (*(figures.doubts if figures else ()), *terms.doubts),
            )
    return Recalled(source, target, said, proposals)


def filled(project: Project, report: str, recalled: Recalled) -> Mapping[Path, bytes]:
    """Return the English file of ``report`` with the proposals where it has no words.

    A file that is not there is made; where sentences are missing, they and the
    paragraphs they stand in are put in, empty if there is no proposal. What is there
    stays as it is. Nothing is written.
    """
    path = project.source / report / "en.xml"
    before = path.read_bytes() if path.exists() else b""
    text = before.decode() if before else _new(recalled)
    text, made = grow(text, recalled.source, recalled.target)
    units = {**_waiting(recalled.target), **made}
    fillings = {
        units[identifier]: _filling(proposal)
        for identifier, proposal in recalled.proposals.items()
        if not recalled.english[identifier] and identifier in units
    }
    after = fill(text, fillings).encode()
    return {path: after} if after != before else {}


def origin(place: Place) -> str:
    """Return a place as the reference that TEI has for it: “handan-2020#s041”."""
    return f"{quote(place.source)}#{quote(place.unit)}"


def _filling(proposal: Proposal) -> Filling:
    match: Match = proposal.match
    score = f"{match.score / 100:.2f}"
    return Filling(proposal.words, score, origin(match.entry.places[0]))


def _new(recalled: Recalled) -> str:
    source = recalled.source
    heading = [recalled.proposals.get(sentence.id) for sentence in source.title]
    words = " ".join(proposal.words for proposal in heading if proposal)
    title = words if all(heading) else source.header.title
    return new_tei(source, title, date_in_words(source.header.date, "en"))


def _english(source: Document, target: Document | None) -> Mapping[str, str]:
    """Return the English of each Chinese sentence, empty where there is none."""
    if target is None:
        return dict.fromkeys((s.id for s in source.sentences()), "")
    rendered = without_awaited(target)
    words = {s.id: s.text.strip() for s in rendered.sentences()}
    return {
        identifier: " ".join(words[name] for name in group.target)
        for group in align(source, rendered).groups
        for identifier in group.source
    }


def _waiting(target: Document | None) -> Mapping[str, str]:
    """Return the ids of the English sentences that wait, by those of their Chinese."""
    if target is None:
        return {}
    rendered = {s.id for s in without_awaited(target).sentences()}
    return {
        reference.rpartition("#")[2]: sentence.id
        for sentence in target.sentences()
        if sentence.id not in rendered
        for reference in sentence.corresp
    }


def _document(project: Project, path: Path) -> Document:
    name = path.relative_to(project.root).as_posix()
    return resolve_corrections(read_document(path, name))
