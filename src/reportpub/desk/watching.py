"""``--watch``: what an editor saves is seen at once."""

from __future__ import annotations

from threading import Event, Thread

from reportpub.desk.workspace import Workspace
from reportpub.errors import ReportpubError
from reportpub.project import Project


class Watcher:
    """A thread that waits for changes in the project's folders."""

    def __init__(self, project: Project, workspace: Workspace) -> None:
        self._ended = Event()
        folders = (project.source, project.glossary)
        self._places = tuple(folder for folder in folders if folder.is_dir())
        self._workspace = workspace
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait no more."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        from watchfiles import watch

        for _ in watch(*self._places, stop_event=self._ended, debounce=200, step=50):
            try:
                self._workspace.fresh_terms()
            except (ReportpubError, OSError):
                # Half an edit; the next one will be looked at too.
                continue
            finally:
                self._workspace.changed()
