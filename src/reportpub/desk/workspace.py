"""The project as the desk shows it: read once, and again where a file changed.

A request never waits for what can wait: the folder is looked through by a thread of
its own, and a report checked anew by a process of its own; until that is done, what was
known is shown.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, RLock

from reportpub import pipeline
from reportpub.desk.glossaries import Glossaries, Terms
from reportpub.desk.looking import Looker
from reportpub.desk.stamps import Stamp, stamp
from reportpub.errors import ReportpubError
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document
from reportpub.model.glossary import Glossary
from reportpub.project import Project
from reportpub.storage.tei import read_document
from reportpub.transforms.align import align
from reportpub.transforms.resolve import resolve_corrections

__all__ = ["Study", "Terms", "Texts", "Workspace"]

# How long, in seconds, what was read counts as fresh when nothing watches the folder.
_FRESH = 2.0
# A check takes at most one part in this many of the time.
_REST = 3


@dataclass(frozen=True, slots=True)
class Texts:
    """Both texts of a report as they are in the files, corrected, and aligned."""

    source: Document
    target: Document
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Study:
    """A report with its terms and findings; ``is_fresh`` where no file changed since.

    ``failure`` says why the report cannot be checked.
    """

    look: pipeline.Look | None
    is_fresh: bool
    failure: str = ""


class Workspace:
    """What was read of a project; any thread may ask."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lock = RLock()
        self._glossaries = Glossaries(project)
        self._texts: dict[str, tuple[object, Texts]] = {}
        self._documents: dict[Path, tuple[Stamp, Document]] = {}
        self._reports: dict[str, _Report] = {}
        self._worker = ThreadPoolExecutor(1, "desk-look")
        self._looker = Looker(project)
        self._is_looking = False
        self.version = 0

    def close(self) -> None:
        """End the thread and the process that look."""
        self._worker.shutdown(cancel_futures=True)
        self._looker.close()

    def warm_up(self) -> None:
        """Read and check everything before somebody asks."""

        def look() -> None:
            # What is wrong is said to those who ask.
            with suppress(ReportpubError, OSError):
                for report in self._project.reports():
                    self.study(report)

        self._worker.submit(look)

    def terms(self) -> Terms:
        """Return the glossary; raises ``GlossaryError`` where it was never valid."""
        if self._glossaries.terms is None:
            return self._glossaries.look_again()
        if self._glossaries.age > _FRESH:
            self._look_soon()
        return self._glossaries.terms

    def fresh_terms(self) -> Terms:
        """Return the glossary as it is in the files now; to be changed, not shown.

        Raises ``GlossaryError`` where it is not valid.
        """
        return self._glossaries.look_again()

    def texts(self, report: str) -> Texts:
        """Return the texts of ``report`` as they are in the files now."""
        paths = tuple(self._paths(report))
        stamps = tuple(map(stamp, paths))
        with self._lock:
            known = self._texts.get(report)
            if known and known[0] == stamps:
                return known[1]
            source, target = (
                resolve_corrections(self._document(path, mark))
                for path, mark in zip(paths, stamps, strict=True)
            )
            texts = Texts(source, target, align(source, target))
            self._texts[report] = stamps, texts
            return texts

    def all_texts(self) -> Mapping[str, tuple[Document, Document, Alignment]]:
        """Return the texts of all reports that can be read."""
        found: dict[str, tuple[Document, Document, Alignment]] = {}
        for report in self._project.reports():
            try:
                texts = self.texts(report)
            except ReportpubError:
                continue
            found[report] = texts.source, texts.target, texts.alignment
        return found

    def study(self, report: str, *, wait: bool = False) -> Study:
        """Return what is known of ``report``; the first time, or to ``wait``, check it.

        Where files changed since, a new check is begun.
        """
        with self._lock:
            state = self._reports.setdefault(report, _Report())
        mark = self._mark(report)
        if state.mark == mark:
            return Study(state.look, is_fresh=True, failure=state.failure)
        if wait or state.mark is None:
            self._check(report, state, here=True)
            return Study(state.look, is_fresh=True, failure=state.failure)
        if state.is_due():
            self._worker.submit(self._check, report, state, here=False)
        return Study(state.look, is_fresh=False, failure=state.failure)

    def changed(self) -> None:
        """Let open pages know that a file may have changed."""
        self.version += 1

    def glossary_with(self, changes: Mapping[Path, bytes | None]) -> Glossary:
        """Return the glossary as it would be; raises ``GlossaryError`` if not valid."""
        return self._glossaries.with_changes(changes)

    def took(
        self, paths: Mapping[Path, bytes | None], documents: Mapping[Path, Document]
    ) -> None:
        """Learn that the desk wrote these files, of which ``documents`` were read."""
        with self._lock:
            for path, document in documents.items():
                self._documents[path] = stamp(path), document
        self._glossaries.took(paths)
        self.version += 1

    def _document(self, path: Path, mark: Stamp) -> Document:
        known = self._documents.get(path)
        if known is None or known[0] != mark:
            known = mark, read_document(path, self._name(path))
            self._documents[path] = known
        return known[1]

    def _look_soon(self) -> None:
        with self._lock:
            if self._is_looking:
                return
            self._is_looking = True

        def look() -> None:
            try:
                self._glossaries.look_again()
            except (ReportpubError, OSError):
                # Somebody is in the middle of an edit; what was valid is shown.
                pass
            finally:
                self._is_looking = False

        self._worker.submit(look)

    def _check(self, report: str, state: _Report, *, here: bool) -> None:
        with state.lock:
            began = time.monotonic()
            mark = self._mark(report)
            try:
                if state.mark == mark:
                    return
                terms = self.terms()
                state.look = (
                    pipeline.look(self._project, report, terms.glossary)
                    if here
                    else self._looker.look(report, terms.glossary, terms.edition)
                )
                state.failure = ""
            except ReportpubError as error:
                state.failure = str(error)
            finally:
                state.took(mark, began)
            self.version += 1

    def _mark(self, report: str) -> object:
        folder = self._project.source / report
        names = ("align.lock", "waivers.toml")
        others = tuple(stamp(folder / name) for name in names)
        return self.terms().edition, tuple(map(stamp, self._paths(report))), others

    def _paths(self, report: str) -> Iterator[Path]:
        return (self._project.source / report / f"{n}.xml" for n in ("zh-Hans", "en"))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._project.root).as_posix()


class _Report:
    """What is known of one report, and when it may be checked again."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.mark: object = None
        self.look: pipeline.Look | None = None
        self.failure = ""
        self._next = 0.0
        self._is_waiting = False

    def is_due(self, now: Callable[[], float] = time.monotonic) -> bool:
        """Return whether a check may begin; then nobody else begins one."""
        if self._is_waiting or now() < self._next:
            return False
        self._is_waiting = True
        return True

    def took(self, mark: object, began: float) -> None:
        """Remember what was checked, and rest for a while."""
        now = time.monotonic()
        self.mark = mark
        self._next = now + _REST * (now - began)
        self._is_waiting = False
