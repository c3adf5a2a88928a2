"""The whole flow on one page: read, annotate, check, compose, write.

Nothing here is written to disk; ``build`` decides what is out of date and where the
files go.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from reportpub.attachments import attach
from reportpub.checks import RULES, run_checks
from reportpub.checks.waivers import waive
from reportpub.diagnostics import Diagnostic, Severity
from reportpub.editions.arrange import arranged
from reportpub.editions.compose import compose
from reportpub.errors import FindingsError, ProjectError
from reportpub.model.alignment import Alignment
from reportpub.model.bitext import (
    Bitext,
    Pair,
    Segment,
    digest,
    documents_of,
    pairs_of,
)
from reportpub.model.document import Document
from reportpub.model.edition import Edition, Matter
from reportpub.model.glossary import Glossary
from reportpub.model.indicator import Indicator
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import Publication
from reportpub.project import Project
from reportpub.storage.glossary import read_glossary
from reportpub.storage.lock import LOCK, read_lock, write_lock
from reportpub.storage.pairs import PairFile
from reportpub.storage.tei import read_document
from reportpub.storage.waivers import WAIVERS, read_waivers
from reportpub.transforms.align import align
from reportpub.transforms.annotate import annotate_terms, annotate_translation
from reportpub.transforms.awaited import without_awaited
from reportpub.transforms.figures.indicators import indicators
from reportpub.transforms.figures.read import read_figures
from reportpub.transforms.gloss import gloss_first_mentions
from reportpub.transforms.resolve import resolve_corrections
from reportpub.transforms.traditional import (
    LANGUAGE as TRADITIONAL,
)
from reportpub.transforms.traditional import (
    to_traditional,
    traditional_converter,
    traditional_indicators,
)
from reportpub.transforms.vocabulary import (
    chinese_words,
    english_words,
    traditional_words,
)

_SOURCE, _TARGET = "zh-Hans", "en"
# A report has some hundreds of pairs; a memory of many years may have a million.
WINDOW = 5_000


def check(
    project: Project, report: str, codes: Collection[str] = tuple(RULES)
) -> tuple[Diagnostic, ...]:
    """Return what breaks the rules ``codes`` in a report, but for what is waived."""
    return _findings(project, report, _read(project, report), codes)


def check_pairs(
    pairs: PairFile,
    glossary: Glossary,
    codes: Collection[str] = tuple(RULES),
) -> Iterator[Diagnostic]:
    """Yield what breaks the rules ``codes`` in an aligned text of another tool.

    Rules that look beyond a pair see ``WINDOW`` pairs at a time, so that memory does
    not grow with the text.
    """
    for window in _windows(pairs.segments):
        source, target, alignment = documents_of(window, pairs.source, pairs.target)
        texts = _annotated(source, target, alignment, glossary)
        yield from run_checks(_bitext(texts), codes)


def _windows(segments: Iterable[Segment]) -> Iterator[tuple[Segment, ...]]:
    rest = iter(segments)
    while window := tuple(islice(rest, WINDOW)):
        yield window


def prepare(project: Project, report: str, editions: Iterable[Edition]) -> Manuscript:
    """Bring a report to the point where ``editions`` can be composed.

    Raises ``FindingsError`` where a check finds an error.
    """
    texts = _read(project, report)
    findings = _findings(project, report, texts, tuple(RULES))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise FindingsError(findings)
    return _manuscript(report, texts, editions)


def draft(
    project: Project, report: str, editions: Iterable[Edition]
) -> tuple[Manuscript, Document]:
    """Return what ``prepare`` does, whatever is found, and the English unglossed."""
    texts = _read(project, report)
    return _manuscript(report, texts, editions), texts.target


def preview(
    project: Project, report: str, edition: Edition, glossary: Glossary
) -> Publication:
    """Return ``edition`` of a report composed, whatever is still to be mended in it.

    ``glossary`` is that of the project, read before. Nothing is attached.
    """
    manuscript = _manuscript(report, _read(project, report, glossary), (edition,))
    composed = compose(manuscript, edition)
    return arranged(composed, edition.layout, numbers=edition.numbers)


def _manuscript(report: str, texts: _Texts, editions: Iterable[Edition]) -> Manuscript:
    source, glossary = texts.source, texts.glossary
    # After the checks: a gloss is the glossary's, not the translator's text.
    target = gloss_first_mentions(texts.target, glossary)
    documents = {_SOURCE: source, _TARGET: target}
    vocabulary = {_SOURCE: chinese_words(glossary), _TARGET: english_words(glossary)}
    found: dict[str, tuple[Indicator, ...]] = {}
    if any(edition.matter is not Matter.TERMS for edition in editions):
        found[_SOURCE] = indicators(source, glossary)
    if any(TRADITIONAL in edition.languages for edition in editions):
        convert = traditional_converter(glossary)
        found[TRADITIONAL] = traditional_indicators(found[_SOURCE], convert)
        documents[TRADITIONAL] = to_traditional(source, convert)
        vocabulary[TRADITIONAL] = traditional_words(vocabulary[_SOURCE], convert)
    return Manuscript(
        report=report,
        documents=documents,
        alignment=texts.alignment,
        glossary=glossary,
        vocabulary=vocabulary,
        modified=_modified(source.header.date),
        indicators=found,
    )


def texts(project: Project, report: str) -> tuple[Document, Document, Alignment]:
    """Return a report as it is checked: corrected, its terms found, and aligned.

    Sentences that wait for their English are among its sentences, empty.
    """
    found = _read(project, report, with_awaited=True)
    return found.source, found.target, found.alignment


def written(project: Project, report: str) -> tuple[Document, Document, Alignment]:
    """Return a report as it is written: corrected, with what awaits its English."""
    source = resolve_corrections(_document(project, report, _SOURCE))
    target = resolve_corrections(_document(project, report, _TARGET))
    return source, target, align(source, target)


@dataclass(frozen=True, slots=True)
class Look:
    """A report as it is checked, and what was found in it.

    ``pairs`` are its alignment groups with their figures.
    """

    source: Document
    target: Document
    alignment: Alignment
    findings: tuple[Diagnostic, ...]
    pairs: tuple[Pair, ...]


def look(project: Project, report: str, glossary: Glossary) -> Look:
    """Return a report with its terms found, and what ``check`` finds in it.

    ``glossary`` is that of the project, read before.
    """
    found = _read(project, report, glossary)
    bitext, findings = _checked(project, report, found, tuple(RULES))
    return Look(found.source, found.target, found.alignment, findings, bitext.pairs)


def accept(
    project: Project, report: str, units: Collection[str] = ()
) -> tuple[int, int]:
    """Remember the Chinese of today as that which the English renders.

    ``units`` are ids of Chinese sentences; none means all. Returns how many sentences
    were accepted anew and how many are no longer there. Raises ``ProjectError`` for an
    id that the report does not have.
    """
    path = project.source / report / LOCK
    known = read_lock(path, _name(path, project.root)) or {}
    accepted = acceptance(project, report, units)
    write_lock(path, accepted)
    anew = sum(known.get(name) != mark for name, mark in accepted.items())
    return anew, len(known.keys() - accepted.keys())


def acceptance(
    project: Project, report: str, units: Collection[str] = ()
) -> Mapping[str, str]:
    """Return the digests that ``accept`` remembers; write nothing."""
    path = project.source / report / LOCK
    known = read_lock(path, _name(path, project.root)) or {}
    found = _read(project, report)
    present = {
        sentence.id: digest(sentence)
        for sentence in found.source.sentences()
        if found.alignment.by_source[sentence.id].target
    }
    for unit in units:
        if unit not in present:
            message = f"{report} has no Chinese sentence “{unit}” with English."
            raise ProjectError(message)
    return {
        identifier: mark if not units or identifier in units else known[identifier]
        for identifier, mark in present.items()
        if not units or identifier in units or identifier in known
    }


def figures(project: Project, report: str) -> tuple[Indicator, ...]:
    """Return what a report says of its indicators."""
    found = _read(project, report)
    return indicators(found.source, found.glossary)


def publications(
    project: Project, report: str, editions: Iterable[Edition]
) -> list[Publication]:
    """Return ``editions`` of a report, composed, with what they carry along."""
    wanted = tuple(editions)
    manuscript = prepare(project, report, wanted)
    folder = project.source / report
    name = _name(folder, project.root)
    return [
        attach(
            arranged(
                compose(manuscript, edition), edition.layout, numbers=edition.numbers
            ),
            manuscript,
            folder,
            name,
        )
        for edition in wanted
    ]


@dataclass(frozen=True, slots=True)
class _Texts:
    """A report as it is checked and published: corrected, its terms found."""

    source: Document
    target: Document
    alignment: Alignment
    glossary: Glossary


def _read(
    project: Project,
    report: str,
    glossary: Glossary | None = None,
    *,
    with_awaited: bool = False,
) -> _Texts:
    source = _document(project, report, _SOURCE)
    target = _document(project, report, _TARGET)
    if not with_awaited:
        target = without_awaited(target)
    if glossary is None:
        glossary = read_glossary(project.glossary, project.root)
    return _annotated(source, target, align(source, target), glossary)


def _annotated(
    source: Document, target: Document, alignment: Alignment, glossary: Glossary
) -> _Texts:
    source = annotate_terms(resolve_corrections(source), glossary)
    target = resolve_corrections(target)
    target = annotate_translation(target, source, alignment, glossary)
    return _Texts(source, target, alignment, glossary)


def _bitext(texts: _Texts, accepted: Mapping[str, str] | None = None) -> Bitext:
    pairs = tuple(pairs_of(texts.source, texts.target, texts.alignment))
    return read_figures(
        Bitext(texts.source, texts.target, pairs, texts.glossary, accepted)
    )


def _findings(
    project: Project, report: str, texts: _Texts, codes: Collection[str]
) -> tuple[Diagnostic, ...]:
    return _checked(project, report, texts, codes)[1]


def _checked(
    project: Project, report: str, texts: _Texts, codes: Collection[str]
) -> tuple[Bitext, tuple[Diagnostic, ...]]:
    """Return the report as rules see it, and what they find but for what is waived."""
    folder = project.source / report
    bitext = _bitext(
        texts, read_lock(folder / LOCK, _name(folder / LOCK, project.root))
    )
    waivers = read_waivers(folder / WAIVERS, _name(folder / WAIVERS, project.root))
    return bitext, waive(run_checks(bitext, codes), waivers, codes)


def _document(project: Project, report: str, language: str) -> Document:
    path = project.source / report / f"{language}.xml"
    return read_document(path, _name(path, project.root))


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _modified(report_date: str) -> str:
    """Return the time editions count as made; the clock is never asked.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return f"{report_date}T00:00:00Z"
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        message = (
            f"SOURCE_DATE_EPOCH is “{epoch}”; it must be a number of seconds since "
            "1970, or not be set."
        )
        raise ProjectError(message) from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
