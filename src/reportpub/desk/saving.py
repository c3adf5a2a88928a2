"""Save: files whole or not at all, each save recorded, and committed under its name.

One save is made at a time. What it changes is worked out from the files as they are
then, so that nobody's words are written over unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from reportpub.desk.workspace import Workspace
from reportpub.errors import OutputError, ReportpubError
from reportpub.model.document import Document
from reportpub.project import Project
from reportpub.storage.changes import Changes, put_all
from reportpub.storage.commits import commit, is_repository
from reportpub.storage.ledger import Ledger, Patch, digest_of, patch_of, reverted
from reportpub.storage.staging import clear_leftovers, put_whole
from reportpub.storage.tei import parse_document
from reportpub.storage.waivers import WAIVERS, parse_waivers
from reportpub.transforms.align import align

_SHORT = 16


class ConflictError(ReportpubError):
    """What a person changed is not as it was when they began."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who saves, what it is called in the record, and what it concerns."""

    who: str
    what: str
    place: str
    undoes: int | None = None


class Saving:
    """The one place where the desk writes into the project."""

    def __init__(self, project: Project, workspace: Workspace, ledger: Ledger) -> None:
        self._project = project
        self._workspace = workspace
        self._ledger = ledger
        self._lock = Lock()
        self._has_git = is_repository(project.root)
        self._recover()

    def save(self, deed: Deed, change: Callable[[], Changes]) -> int | None:
        """Make what ``change`` returns, all of it or nothing; return the save's id.

        ``change`` is called when nobody else saves. Returns nothing where it changes
        no byte. Raises ``ReportpubError`` where it would break the project or cannot
        be written.
        """
        with self._lock:
            changes = {
                path: data for path, data in change().items() if data != _bytes_of(path)
            }
            if not changes:
                return None
            documents = self._read_again(changes)
            patches = [
                patch_of(self._name(path), _bytes_of(path), data)
                for path, data in changes.items()
            ]
            number = self._ledger.begin(
                deed.who, deed.what, deed.place, patches, deed.undoes
            )
            self._write(changes, patches, number)
            self._ledger.finish(number)
            self._workspace.took(changes, documents)
            if self._has_git:
                root = self._project.root
                new = [root / p.path for p in patches if p.before is None]
                done = commit(root, tuple(changes), new, deed.who, deed.what)
                self._ledger.note_commit(number, done)
            return number

    def undo(self, number: int, who: str) -> int | None:
        """Take a save back; later saves elsewhere stay.

        Raises ``ConflictError`` where what it changed was changed again since.
        """
        found = self._ledger.find(number)
        if found is None:
            message = f"There is no save {number}."
            raise ConflictError(message)
        patches = self._ledger.patches(number)

        def change() -> Changes:
            try:
                return {
                    path: reverted(patch, _bytes_of(path))
                    for patch in patches
                    for path in (self._project.root / patch.path,)
                }
            except ValueError as error:
                message = (
                    f"{error} was changed at that place since; take the later save "
                    "back first, or change it by hand."
                )
                raise ConflictError(message) from None

        deed = Deed(who, f"Undo: {found.what}", found.place, number)
        return self.save(deed, change)

    def _read_again(self, changes: Changes) -> Mapping[Path, Document]:
        """Read everything as it will be, and return the texts.

        Raises ``ReportpubError`` where something could not be read any more.
        """
        entries = {
            path: data
            for path, data in changes.items()
            if path.is_relative_to(self._project.glossary)
        }
        if entries:
            self._workspace.glossary_with(entries)
        documents: dict[Path, Document] = {}
        for path, data in changes.items():
            name = self._name(path)
            if path.name == WAIVERS and data is not None:
                parse_waivers(data, name)
            elif path.suffix == ".xml" and data is not None:
                document = parse_document(data.decode("utf-8-sig"), name)
                documents[path] = document
                if path.name == "en.xml":
                    align(self._workspace.texts(path.parent.name).source, document)
        return documents

    def _write(self, changes: Changes, patches: Iterable[Patch], number: int) -> None:
        before = {path: _bytes_of(path) for path in changes}
        # An editor may have saved since the change was worked out.
        for patch in patches:
            path = self._project.root / patch.path
            if digest_of(before[path]) != patch.before:
                self._ledger.strike(number)
                message = f"{patch.path} was changed this moment; save once more."
                raise ConflictError(message)
        try:
            put_all(changes, before)
        except OutputError:
            # What could not be put back is taken back at the next start.
            if all(_bytes_of(path) == data for path, data in before.items()):
                self._ledger.strike(number)
            raise

    def _recover(self) -> None:
        """Finish the record of what was cut off, or take back what was half done."""
        for number in self._ledger.pending():
            patches = self._ledger.patches(number)
            for folder in {(self._project.root / p.path).parent for p in patches}:
                clear_leftovers(folder)
            made = [
                patch
                for patch in patches
                if digest_of(_bytes_of(self._project.root / patch.path)) == patch.after
            ]
            if len(made) == len(patches):
                self._ledger.finish(number)
                continue
            for patch in made:
                path = self._project.root / patch.path
                put_whole(path, reverted(patch, _bytes_of(path)))
            self._ledger.strike(number)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._project.root).as_posix()


def version_of(data: bytes | str | None) -> str:
    """Return what a form carries to say on which version it was based."""
    raw = data.encode() if isinstance(data, str) else data
    return (digest_of(raw) or "")[:_SHORT]


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise OutputError(message) from None
