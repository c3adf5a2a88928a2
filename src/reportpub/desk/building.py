"""``python -m reportpub.desk.building REPORT``: a build that says how far it is.

It runs in the project's folder and prints one line of JSON for each event: ``start``
with the number of files, ``file`` for each that is made, then ``done`` or ``failed``
with the reason and the findings that were in the way.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from reportpub.build import Request, build
from reportpub.diagnostics import Diagnostic
from reportpub.errors import FindingsError, ReportpubError
from reportpub.project import Project, find_project
from reportpub.writers import FORMATS


def request_for(project: Project, report: str) -> Request:
    """Return what the desk builds: every edition of ``report`` in every format."""
    # One core is left to the desk itself.
    jobs = max(1, len(os.sched_getaffinity(0)) - 1)
    out = project.dist.resolve()
    return Request((report,), project.editions, FORMATS, out, jobs)


class _Lines:
    """Says what is built, a line of JSON at a time."""

    def start(self, report: str, count: int) -> None:
        _say("start", report=report, count=count)

    def done(self, name: str, size: int, seconds: float) -> None:
        _say("file", name=name, size=size, seconds=round(seconds, 2))


def _say(kind: str, **values: object) -> None:
    line = json.dumps({"kind": kind, **values}, ensure_ascii=False)
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _rows(findings: Iterable[Diagnostic]) -> list[dict[str, str]]:
    return [
        {
            "code": finding.code,
            "unit": finding.unit,
            "severity": finding.severity,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]


def main() -> None:
    """Build the report named on the command line."""
    project = find_project(Path.cwd())
    try:
        [report] = project.chosen(tuple(sys.argv[1:2]))
        build(project, request_for(project, report), _Lines())
    except FindingsError as error:
        _say("failed", words=str(error), findings=_rows(error.diagnostics))
    except ReportpubError as error:
        _say("failed", words=str(error), findings=[])
    else:
        _say("done")


if __name__ == "__main__":
    main()
