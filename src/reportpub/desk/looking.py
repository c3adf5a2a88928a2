"""Check reports in a process of their own, so that pages need not wait for it."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock

from reportpub import pipeline
from reportpub.desk.apart import process_apart
from reportpub.model.glossary import Glossary
from reportpub.project import Project


class Looker:
    """One process that checks; it is started when it is first needed."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()
        # The edition of the glossary that the process has.
        self._sent = -1

    def look(self, report: str, glossary: Glossary, edition: int) -> pipeline.Look:
        """Return what ``pipeline.look`` does; ``edition`` counts the glossaries.

        Raises the same ``ReportpubError``.
        """
        with self._lock:
            try:
                return self._look(report, glossary, edition)
            except BrokenProcessPool:
                # Killed for want of memory, it may be; once more with another.
                self._end()
                return self._look(report, glossary, edition)

    def close(self) -> None:
        """End the process."""
        self._end()

    def _look(self, report: str, glossary: Glossary, edition: int) -> pipeline.Look:
        if self._pool is None:
            # Whoever reads a page comes first.
            self._pool = process_apart(patience=5)
            self._sent = -1
        news = glossary if edition != self._sent else None
        found = self._pool.submit(_look, self._project, report, news).result()
        self._sent = edition
        return found

    def _end(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


# The glossary that was sent last.
_known: list[Glossary] = []


def _look(project: Project, report: str, news: Glossary | None) -> pipeline.Look:
    if news is not None:
        _known[:] = [news]
    return pipeline.look(project, report, _known[0])
