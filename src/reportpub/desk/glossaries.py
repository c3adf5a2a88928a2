"""The glossary as the desk keeps it: an entry is read again when its file changed."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TypeAlias

from reportpub.desk.stamps import UNKNOWN, Stamp, entry_files, stamp
from reportpub.model.glossary import Concept, Glossary
from reportpub.project import Project
from reportpub.storage.glossary import gathered
from reportpub.storage.glossary_entry import parse_entry
from reportpub.transforms.search import SearchIndex

_Entries: TypeAlias = dict[str, tuple[Stamp, Concept]]
"""Entries by their files; as text, which is found faster than paths are."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The glossary, and what it is searched by; ``edition`` counts its changes."""

    glossary: Glossary
    index: SearchIndex
    edition: int


class Glossaries:
    """The glossary that was valid last; any thread may ask."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lock = RLock()
        self._entries: _Entries = {}
        self.terms: Terms | None = None
        self._looked = 0.0

    @property
    def age(self) -> float:
        """For how many seconds nobody looked at the files."""
        return time.monotonic() - self._looked

    def look_again(self) -> Terms:
        """Read what changed in the folder, and return the glossary.

        Raises ``GlossaryError`` where it is not valid, and keeps what was known.
        """
        with self._lock:
            self._looked = time.monotonic()
            known, entries = self._entries, _Entries()
            folder = self._project.glossary
            for name, mark in entry_files(str(folder)) if folder.is_dir() else ():
                old = known.get(name)
                if old is None or old[0] != mark:
                    old = mark, self._parsed(Path(name), Path(name).read_bytes())
                entries[name] = old
            if self.terms is None or entries != known:
                return self._take(entries)
            return self.terms

    def with_changes(self, changes: Mapping[Path, bytes | None]) -> Glossary:
        """Return the glossary as it would be; raises ``GlossaryError`` if not valid."""
        return _gathered(self._changed(changes, is_written=False))

    def took(self, changes: Mapping[Path, bytes | None]) -> None:
        """Learn that the desk wrote these files; others than entries are left out."""
        with self._lock:
            entries = self._changed(changes, is_written=True)
            if entries != self._entries:
                self._take(entries)

    def _changed(
        self, changes: Mapping[Path, bytes | None], *, is_written: bool
    ) -> _Entries:
        entries = dict(self._entries)
        for path, data in changes.items():
            if not path.is_relative_to(self._project.glossary):
                continue
            if data is None:
                entries.pop(str(path), None)
            else:
                mark = stamp(path) if is_written else UNKNOWN
                entries[str(path)] = mark, self._parsed(path, data)
        return entries

    def _parsed(self, path: Path, data: bytes) -> Concept:
        return parse_entry(data, path.relative_to(self._project.root).as_posix())

    def _take(self, entries: _Entries) -> Terms:
        glossary = _gathered(entries)
        before = self.terms
        index = SearchIndex(glossary, before.index if before else None)
        self.terms = Terms(glossary, index, before.edition + 1 if before else 1)
        self._entries = entries
        return self.terms


def _gathered(entries: _Entries) -> Glossary:
    return gathered(entries[path][1] for path in sorted(entries))
