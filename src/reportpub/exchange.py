"""The glossary out of the project and back into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError, OutputError
from reportpub.model.glossary import Concept, Glossary
from reportpub.project import Project
from reportpub.storage.changes import apply_changes
from reportpub.storage.exchange import FORMATS, format_of
from reportpub.storage.glossary import read_glossary
from reportpub.storage.glossary_edit import new_entry, update_entry
from reportpub.storage.staging import write_whole
from reportpub.transforms.glossary_diff import Change, Step, changes


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that came back: what it changes, and the glossary with that."""

    changes: tuple[Change, ...]
    glossary: Glossary

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all entries that change or come."""
        return tuple(dict.fromkeys(change.id for change in self.changes))


def export(project: Project, format_name: str, file: Path) -> int:
    """Write the glossary to ``file``; return how many entries it has."""
    glossary = read_glossary(project.glossary, project.root)
    data = FORMATS[format_name].write(glossary)
    try:
        write_whole(file, data)
    except OutputError:
        message = f"{file} cannot be written; choose another place."
        raise OutputError(message) from None
    return len(glossary.concepts)


def compare(project: Project, file: Path, format_name: str | None) -> Incoming:
    """Read ``file`` and compare it with the glossary; write nothing.

    Raises ``GlossaryError`` where the file cannot be read or is stale.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise GlossaryError(message, Location(str(file))) from None
    glossary = read_glossary(project.glossary, project.root)
    return compare_bytes(glossary, data, file.name, format_name)


def compare_bytes(
    glossary: Glossary, data: bytes, name: str, format_name: str | None = None
) -> Incoming:
    """Compare the bytes of a file called ``name`` with ``glossary``; as ``compare``."""
    chosen = FORMATS[format_name or format_of(data, name)]
    found = chosen.read(data, name, glossary)
    # What the file lacks stays: it may be a part, and nothing goes unasked.
    after = Glossary(dict(sorted({**glossary.concepts, **found.concepts}.items())))
    _refuse_dangling(after, name)
    return Incoming(changes(glossary, after), after)


def bring_in(project: Project, incoming: Incoming, folder: str) -> tuple[str, ...]:
    """Write the changes, all or none; new entries go into ``folder``.

    Comments and layout of the entries stay. Returns the files written.
    """
    written = incoming_files(project, incoming, folder)
    apply_changes(written, project.root, project.glossary)
    return tuple(path.relative_to(project.root).as_posix() for path in written)


def incoming_files(
    project: Project, incoming: Incoming, folder: str
) -> dict[Path, bytes]:
    """Return the new bytes of every file that the changes touch; write nothing."""
    added = {change.id for change in incoming.changes if change.step is Step.ADDED}
    written: dict[Path, bytes] = {}
    for identifier in incoming.ids:
        concept = incoming.glossary.concepts[identifier]
        if identifier in added:
            path = project.glossary / folder / f"{identifier}.toml"
            _refuse_taken(path, project)
            written[path] = new_entry(concept).encode()
        else:
            path = project.root / concept.location.path
            written[path] = _updated(path, concept)
    return written


def _updated(path: Path, concept: Concept) -> bytes:
    # As bytes: line ends and a byte order mark are the translator's.
    return update_entry(path.read_bytes().decode(), concept).encode()


def _refuse_taken(path: Path, project: Project) -> None:
    inside = path.resolve().is_relative_to(project.glossary.resolve())
    if not inside or path.exists():
        what = "exists" if inside else "is not in the glossary"
        message = f"{path} {what}; choose another folder with --folder."
        raise GlossaryError(message)


def _refuse_dangling(glossary: Glossary, name: str) -> None:
    for concept in glossary:
        for other in concept.see_also:
            if other not in glossary.concepts:
                message = (
                    f"“{concept.id}” refers to “{other}”, but no entry has that id; "
                    "correct it or remove it."
                )
                raise GlossaryError(message, Location(name))
