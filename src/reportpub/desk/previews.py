"""Pages as they will print, set in a process of its own that keeps what it loaded.

Only the part of the text that changed is laid out again. One page is set at a time; who
asks for another before it is their turn is no longer waiting for the first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Generator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from reportpub import pipeline
from reportpub.desk.apart import process_apart
from reportpub.desk.workspace import Terms
from reportpub.errors import ReportpubError
from reportpub.model.edition import Edition, Matter
from reportpub.model.glossary import Glossary
from reportpub.project import Project
from reportpub.writers.fonts import prepare_fonts
from reportpub.writers.sheet import Sheet, load, sheet_of
from reportpub.writers.theme import Theme

# Each who waits takes one of the desk's threads.
_WAITING = 8
# Pictures, some 400 kB each.
_KEPT = 24


def offered(project: Project) -> Mapping[str, Edition]:
    """Return the editions whose pages can be seen, those of two languages first."""
    texts = (edition for edition in project.editions if edition.matter is Matter.TEXT)
    ordered = sorted(texts, key=lambda edition: -len(edition.languages))
    return {edition.name: edition for edition in ordered}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The page of ``edition`` with one of the sentences ``units``."""

    report: str
    edition: Edition
    units: tuple[str, ...]


class Previews:
    """Sets pages, and keeps the latest pictures."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._turn, self._lock = Lock(), Lock()
        self._pool: ProcessPoolExecutor | None = None
        # The edition of the glossary that the process has.
        self._sent = -1
        self._latest: dict[str, object] = {}
        self._waiting = 0
        self._pictures: OrderedDict[str, bytes] = OrderedDict()

    def page(self, asker: str, wanted: Wanted, terms: Terms) -> Sheet | None:
        """Return the page, or nothing where the text has none with these sentences.

        Raises ``OutdatedError`` where ``asker`` asked for another page meanwhile,
        ``BusyError`` where too many wait, and any other ``ReportpubError`` where the
        page cannot be set.
        """
        ticket = object()
        with self._queue(asker, ticket), self._turn:
            if self._latest.get(asker) is not ticket:
                message = "Another page was asked for."
                raise OutdatedError(message)
            try:
                return self._set(wanted, terms)
            except BrokenProcessPool:
                # Killed for want of memory, it may be; once more with another.
                self._end()
                return self._set(wanted, terms)

    def keep(self, picture: bytes) -> str:
        """Return the name under which ``picture`` is found for a while."""
        name = sha256(picture).hexdigest()[:32]
        with self._lock:
            self._pictures[name] = picture
            self._pictures.move_to_end(name)
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        return name

    def picture(self, name: str) -> bytes | None:
        """Return the picture kept under ``name``, if it still is."""
        return self._pictures.get(name)

    def close(self) -> None:
        """End the process."""
        self._end()

    @contextmanager
    def _queue(self, asker: str, ticket: object) -> Generator[None]:
        with self._lock:
            if self._waiting >= _WAITING:
                message = "Too many pages are being set."
                raise BusyError(message)
            self._waiting += 1
            self._latest[asker] = ticket
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1
                if self._latest.get(asker) is ticket:
                    del self._latest[asker]

    def _set(self, wanted: Wanted, terms: Terms) -> Sheet | None:
        if self._pool is None:
            self._pool = process_apart(patience=0)
            self._sent = -1
        news = terms.glossary if terms.edition != self._sent else None
        found = self._pool.submit(_sheet, self._project, wanted, news).result()
        self._sent = terms.edition
        return found

    def _end(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


class OutdatedError(ReportpubError):
    """Nobody waits for this page any more."""


class BusyError(ReportpubError):
    """The page may be asked for again in a moment."""


# In the process: the glossary that was sent last.
_known: list[Glossary] = []


def _sheet(project: Project, wanted: Wanted, news: Glossary | None) -> Sheet | None:
    load()
    if news is not None:
        _known[:] = [news]
    edition = wanted.edition
    theme = project.theme_of(edition)
    publication = pipeline.preview(project, wanted.report, edition, _known[0])
    fonts = prepare_fonts(theme, set(repr(publication)), project.cache / "fonts")
    return sheet_of(publication, Theme(theme, fonts.folder), wanted.units)
