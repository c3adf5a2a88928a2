"""Add, change, rename, merge and retire entries: each call is one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from reportpub.curation.files import (
    changed_texts,
    place_for,
    redirected_texts,
    write_all,
)
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Concept, Glossary
from reportpub.project import Project
from reportpub.storage.glossary import read_glossary
from reportpub.storage.glossary_edit import new_entry
from reportpub.transforms.assign import assign
from reportpub.transforms.curate import (
    find_concept,
    merge,
    rename,
    require_id,
    retire,
)
from reportpub.transforms.search import search, syllables


def load(project: Project) -> Glossary:
    """Return the glossary of the project."""
    return read_glossary(project.glossary, project.root)


def look_up(glossary: Glossary, term: str) -> Concept:
    """Return the concept with that id, or the one that ``term`` names best.

    Raises ``GlossaryError`` where it names none.
    """
    if term in glossary.concepts:
        return glossary.concepts[term]
    found = search(glossary, term)
    if not found:
        message = (
            f"The glossary has no “{term}”; look for a part of it, in either language, "
            "in pinyin or by its initials."
        )
        raise GlossaryError(message)
    return found[0]


def add_concept(project: Project, concept: Concept, folder: str) -> Mapping[str, str]:
    """Write a new entry into ``folder``; return the files changed."""
    _, texts = added_texts(project, load(project), concept, folder)
    return write_all(project, texts)


def added_texts(
    project: Project, glossary: Glossary, concept: Concept, folder: str
) -> tuple[Concept, dict[Path, str | None]]:
    """Return a new entry, with an id if it had none, and the file it is to have.

    Raises ``GlossaryError`` where the id or the Chinese word is another entry's.
    """
    identifier = concept.id or new_id(glossary, concept.zh.preferred)
    if identifier in glossary.concepts:
        place = glossary.concepts[identifier].location.path
        message = (
            f"{place} has the id “{identifier}” already; set it, or choose another."
        )
        raise GlossaryError(message)
    require_id(identifier)
    _refuse_known_word(glossary, concept)
    added = replace(concept, id=identifier)
    return added, {place_for(project, folder, identifier): new_entry(added)}


def set_fields(
    project: Project, identifier: str, assignments: Iterable[str]
) -> Mapping[str, str]:
    """Set fields of an entry as ``assign`` reads them; return the files changed."""
    glossary = load(project)
    concept = find_concept(glossary, identifier)
    for assignment in assignments:
        concept = assign(concept, assignment)
    after = Glossary({**glossary.concepts, identifier: concept})
    return write_all(project, changed_texts(project, glossary, after))


def rename_concept(project: Project, old: str, new: str) -> Mapping[str, str]:
    """Give an entry a new id in every file; return the files changed."""
    glossary = load(project)
    after = rename(glossary, old, new)
    texts = changed_texts(project, glossary, after, moved={new: old})
    return write_all(project, {**texts, **redirected_texts(project, old, new)})


def merge_concepts(project: Project, identifier: str, into: str) -> Mapping[str, str]:
    """Merge an entry into another; return the files changed."""
    return write_all(project, merged_texts(project, load(project), identifier, into))


def merged_texts(
    project: Project, glossary: Glossary, identifier: str, into: str
) -> dict[Path, str | None]:
    """Return the files that a merger changes, and how; ``None`` takes one away."""
    texts = changed_texts(project, glossary, merge(glossary, identifier, into))
    return {**texts, **redirected_texts(project, identifier, into)}


def retire_concept(project: Project, identifier: str, by: str) -> Mapping[str, str]:
    """Mark an entry superseded; return the files changed."""
    glossary = load(project)
    return write_all(
        project, changed_texts(project, glossary, retire(glossary, identifier, by))
    )


def new_id(glossary: Glossary, word: str) -> str:
    """Return an id for ``word`` that is not in use: its pinyin."""
    letters = "".join(syllables(word))
    base = "".join(c for c in letters if c.isascii() and c.isalnum()) or "entry"
    identifier, number = base, 1
    while identifier in glossary.concepts:
        number += 1
        identifier = f"{base}-{number}"
    return identifier


def _refuse_known_word(glossary: Glossary, concept: Concept) -> None:
    for other in glossary:
        if concept.zh.preferred in (other.zh.preferred, *other.zh.variants):
            message = (
                f"{other.location.path} has “{concept.zh.preferred}” already; change "
                f"it with “reportpub glossary set {other.id}”."
            )
            raise GlossaryError(message)
