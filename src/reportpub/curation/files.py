"""The files that a change of the glossary touches, and how they change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportpub.errors import GlossaryError
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document
from reportpub.model.glossary import Concept, Glossary
from reportpub.project import Project
from reportpub.storage.changes import apply_changes
from reportpub.storage.glossary_edit import update_entry
from reportpub.storage.tei import read_document
from reportpub.storage.term_refs import redirect_terms
from reportpub.transforms.align import align
from reportpub.transforms.resolve import resolve_corrections

_LANGUAGES = ("zh-Hans", "en")


def place_for(project: Project, folder: str, identifier: str) -> Path:
    """Return where a new entry goes; ``folder`` is one under the glossary's.

    Raises ``GlossaryError`` where the folder leads elsewhere or the file is there.
    """
    if folder and not re.fullmatch(r"[\w-]+(/[\w-]+)*", folder):
        message = f"“{folder}” is no folder of the glossary; name one such as economy."
        raise GlossaryError(message)
    return _free(project, project.glossary / folder / f"{identifier}.toml")


def _free(project: Project, path: Path) -> Path:
    if path.exists():
        name = path.relative_to(project.root).as_posix()
        message = f"{name} exists already; move it away or choose another id."
        raise GlossaryError(message)
    return path


def read_report(project: Project, report: str) -> tuple[Document, Document, Alignment]:
    """Return both texts of a report, as corrected, and how they are aligned."""
    source, target = (
        resolve_corrections(
            read_document(path, path.relative_to(project.root).as_posix())
        )
        for path in _text_files(project, report)
    )
    return source, target, align(source, target)


def _text_files(project: Project, report: str) -> Iterator[Path]:
    return (project.source / report / f"{name}.xml" for name in _LANGUAGES)


def changed_texts(
    project: Project,
    before: Glossary,
    after: Glossary,
    moved: Mapping[str, str] | None = None,
) -> dict[Path, str | None]:
    """Return the new text of every entry that differs; ``None`` where it is gone."""
    texts: dict[Path, str | None] = {}
    for identifier in before.concepts.keys() - after.concepts.keys():
        texts[_file(project, before.concepts[identifier])] = None
    for concept in after:
        old = before.concepts.get((moved or {}).get(concept.id, concept.id))
        if old == concept or old is None:
            continue
        path = _file(project, old)
        # A file is named for its id; one that is not keeps its name.
        place = path
        if concept.id != old.id and path.stem == old.id:
            place = _free(project, path.with_stem(concept.id))
        texts[place] = update_entry(_text(path), concept)
    return texts


def _file(project: Project, concept: Concept) -> Path:
    return project.root / concept.location.path


def redirected_texts(project: Project, old: str, new: str) -> dict[Path, str | None]:
    """Return the texts of the reports that mark ``old``, with ``new`` marked."""
    texts: dict[Path, str | None] = {}
    for report in project.reports():
        for path in _text_files(project, report):
            text = _text(path) if path.is_file() else ""
            redirected = redirect_terms(text, old, new)
            if redirected != text:
                texts[path] = redirected
    return texts


def _text(path: Path) -> str:
    # Not read_text: line ends stay as they are.
    return path.read_bytes().decode("utf-8")


def write_all(project: Project, texts: Mapping[Path, str | None]) -> Mapping[str, str]:
    """Put ``texts`` in place, all or none.

    Returns the names of the files and what became of them: added, changed, removed.
    """
    changes = {
        path: None if text is None else text.encode()
        for path, text in sorted(texts.items())
    }
    outcome = {
        path.relative_to(project.root).as_posix(): "removed"
        if text is None
        else "changed"
        if path.exists()
        else "added"
        for path, text in changes.items()
    }
    apply_changes(changes, project.root, project.glossary)
    return outcome
