"""What a report says that no entry covers, and how it becomes entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from reportpub.curation.entries import load, new_id
from reportpub.curation.files import place_for, read_report, write_all
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    EnglishTerm,
    Glossary,
    Kind,
    Status,
)
from reportpub.project import Project
from reportpub.storage.glossary_edit import new_entry
from reportpub.transforms.annotate import annotate_terms
from reportpub.transforms.harvest import Candidate, Sort, harvest
from reportpub.transforms.runs import Limits
from reportpub.transforms.search import syllables


def candidates(
    project: Project, report: str, limits: Limits
) -> tuple[tuple[Candidate, str], ...]:
    """Return what a report says that no entry covers, each with its English."""
    glossary = load(project)
    source, target, alignment = read_report(project, report)
    english = {sentence.id: sentence.text for sentence in target.sentences()}
    return tuple(
        (
            candidate,
            " ".join(
                english[identifier]
                for identifier in alignment.by_source[candidate.sentence.id].target
            ),
        )
        for candidate in harvest(annotate_terms(source, glossary), glossary, limits)
    )


def accept(
    project: Project,
    accepted: Iterable[tuple[Candidate, str, str]],
    scope: str,
    folder: str,
) -> Mapping[str, str]:
    """Write candidates as proposed entries, each with its question.

    Each comes with the rendering to propose, or none, and the English of the
    sentence it stands in. Returns the files written.
    """
    glossary = load(project)
    texts: dict[Path, str | None] = {}
    for candidate, rendering, english in accepted:
        identifier = new_id(glossary, candidate.word)
        concept = _proposed(identifier, candidate, rendering, english, scope)
        glossary = Glossary({**glossary.concepts, identifier: concept})
        texts[place_for(project, folder, identifier)] = new_entry(concept)
    return write_all(project, texts)


def _proposed(
    identifier: str, candidate: Candidate, rendering: str, english: str, scope: str
) -> Concept:
    place = f"The report’s English ({candidate.sentence.id}): “{english}”"
    if rendering:
        question = f"May “{rendering}” stand for {candidate.word}? {place}"
    else:
        # An entry needs a rendering; pinyin claims no meaning.
        rendering = " ".join(syllables(candidate.word))
        question = f"What is the English of {candidate.word}? {place}"
    is_numbered = candidate.sort is Sort.NUMBERED
    return Concept(
        id=identifier,
        kind=Kind.NUMBERED_SLOGAN if is_numbered else Kind.TERM,
        scope=scope,
        status=Status.PROPOSED,
        zh=ChineseTerm(candidate.word),
        en=EnglishTerm(rendering),
        question=question,
    )
