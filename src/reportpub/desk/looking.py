"""Check reports in a process of their own, so that pages need not wait for it."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Lock, Thread

from reportpub import pipeline
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
            # Not a fork: the threads of the desk would not come along.
            self._pool = ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=_begin
            )
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


def _begin() -> None:
    # Control-C ends the desk, and the desk this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Whoever reads a page comes first.
    os.nice(5)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave nothing behind when the desk is killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
