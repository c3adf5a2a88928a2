"""Builds in a process of their own, watched from any number of browsers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any, TypeAlias

from reportpub.project import Project

Event: TypeAlias = dict[str, Any]
"""What ``desk.building`` says, a line of JSON each."""


@dataclass(slots=True)
class Build:
    """One build: what it said so far, and whether it goes on."""

    report: str
    process: subprocess.Popen[str]
    events: list[Event] = field(default_factory=list[Event])
    is_cancelled: bool = False

    @property
    def ending(self) -> Event | None:
        """The last word of a build that is over."""
        last = self.events[-1] if self.events else None
        return (
            last if last and last["kind"] in {"done", "failed", "cancelled"} else None
        )


class Builder:
    """At most one build at a time; the latest of each report is remembered."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lock = Lock()
        self._builds: dict[str, Build] = {}

    def start(self, report: str) -> Build | None:
        """Begin a build of ``report``; nothing where another one goes on."""
        with self._lock:
            if any(build.ending is None for build in self._builds.values()):
                return None
            process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                [sys.executable, "-m", "reportpub.desk.building", report],
                cwd=self._project.root,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                start_new_session=True,
            )
            build = self._builds[report] = Build(report, process)
            Thread(target=_follow, args=(build,), daemon=True).start()
            return build

    def latest(self, report: str) -> Build | None:
        """Return the latest build of ``report``, if there was one."""
        return self._builds.get(report)

    def running(self) -> Build | None:
        """Return the build that goes on, if one does."""
        going = (build for build in self._builds.values() if build.ending is None)
        return next(going, None)

    def cancel(self, report: str) -> None:
        """End a build that goes on; editions stay as they were."""
        build = self._builds.get(report)
        if build and build.ending is None:
            build.is_cancelled = True
            _end(build.process)

    def close(self) -> None:
        """End what goes on, when the desk ends."""
        if build := self.running():
            self.cancel(build.report)


def _end(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):
        # Its workers with it: the process leads a group of its own.
        os.killpg(process.pid, signal.SIGTERM)


def _follow(build: Build) -> None:
    assert build.process.stdout is not None  # it was asked for
    with build.process.stdout as lines:
        for line in lines:
            event: Event = json.loads(line)
            build.events.append(event)
    build.process.wait()
    if build.ending is None:
        kind = "cancelled" if build.is_cancelled else "failed"
        words = "" if build.is_cancelled else "The build ended without a word."
        build.events.append({"kind": kind, "words": words, "findings": []})
