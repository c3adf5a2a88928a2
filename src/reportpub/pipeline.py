"""The whole flow on one page: read, annotate, check, compose, write.

Nothing here is written to disk; ``build`` decides what is out of date and where the
files go.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reportpub.checks import run_checks
from reportpub.diagnostics import Diagnostic, Severity
from reportpub.editions.compose import compose
from reportpub.errors import FindingsError, ProjectError
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document
from reportpub.model.edition import Edition
from reportpub.model.glossary import Glossary
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import Publication
from reportpub.project import Project
from reportpub.storage.glossary import read_glossary
from reportpub.storage.tei import read_document
from reportpub.transforms.align import align
from reportpub.transforms.annotate import annotate_terms, annotate_translation
from reportpub.transforms.gloss import gloss_first_mentions
from reportpub.transforms.resolve import resolve_corrections
from reportpub.transforms.traditional import (
    LANGUAGE as TRADITIONAL,
)
from reportpub.transforms.traditional import (
    to_traditional,
    traditional_converter,
)
from reportpub.transforms.vocabulary import (
    chinese_words,
    english_words,
    traditional_words,
)

_SOURCE, _TARGET = "zh-Hans", "en"


def check(project: Project, report: str) -> tuple[Diagnostic, ...]:
    """Return all findings on a report."""
    return _findings(_read(project, report))


def prepare(project: Project, report: str, editions: Iterable[Edition]) -> Manuscript:
    """Bring a report to the point where ``editions`` can be composed.

    Raises ``FindingsError`` where a check finds an error.
    """
    texts = _read(project, report)
    findings = _findings(texts)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise FindingsError(findings)
    source, glossary = texts.source, texts.glossary
    # After the checks: a gloss is the glossary's, not the translator's text.
    target = gloss_first_mentions(texts.target, glossary)
    documents = {_SOURCE: source, _TARGET: target}
    vocabulary = {_SOURCE: chinese_words(glossary), _TARGET: english_words(glossary)}
    if any(TRADITIONAL in edition.languages for edition in editions):
        convert = traditional_converter(glossary)
        documents[TRADITIONAL] = to_traditional(source, convert)
        vocabulary[TRADITIONAL] = traditional_words(vocabulary[_SOURCE], convert)
    modified = _modified(source.header.date)
    return Manuscript(
        report, documents, texts.alignment, glossary, vocabulary, modified
    )


def publications(
    project: Project, report: str, editions: Iterable[Edition]
) -> list[Publication]:
    """Return ``editions`` of a report, composed."""
    wanted = tuple(editions)
    manuscript = prepare(project, report, wanted)
    return [compose(manuscript, edition) for edition in wanted]


@dataclass(frozen=True, slots=True)
class _Texts:
    """A report as it is checked and published: corrected, its terms found."""

    source: Document
    target: Document
    alignment: Alignment
    glossary: Glossary


def _read(project: Project, report: str) -> _Texts:
    source = _document(project, report, _SOURCE)
    target = _document(project, report, _TARGET)
    glossary = read_glossary(project.glossary, project.root)
    alignment = align(source, target)
    source = annotate_terms(resolve_corrections(source), glossary)
    target = resolve_corrections(target)
    target = annotate_translation(target, source, alignment, glossary)
    return _Texts(source, target, alignment, glossary)


def _findings(texts: _Texts) -> tuple[Diagnostic, ...]:
    return run_checks(texts.source, texts.target, texts.alignment, texts.glossary)


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
