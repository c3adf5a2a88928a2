"""``reportpub check --fix``: what was mended, as a diff."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import unified_diff

import click

from reportpub import pipeline
from reportpub.curation.mending import Mending, mend
from reportpub.project import Project
from reportpub.storage.changes import apply_changes

# One edit may uncover another, or have stood in its way; more rounds mend nothing.
_ROUNDS = 5


def show_mending(
    project: Project, reports: Iterable[str], codes: Collection[str], *, write: bool
) -> None:
    """Mend what needs no judgement and show the diff; without ``write`` only show it.

    All files are written, or none.
    """
    for report in reports:
        for _ in range(_ROUNDS):
            mending = mend(project, pipeline.check(project, report, codes))
            if not mending.changes:
                break
            _show(project, mending)
            if not write:
                break
            apply_changes(mending.changes, project.root, project.glossary)


def _show(project: Project, mending: Mending) -> None:
    for path, after in mending.changes.items():
        name = path.relative_to(project.root).as_posix()
        texts = (_lines(path.read_bytes()), _lines(after))
        for line in unified_diff(*texts, f"a/{name}", f"b/{name}", n=1):
            click.echo(line, nl=False)


def _lines(data: bytes) -> list[str]:
    # Without an end of its own the last line would run into the next of the diff.
    return [f"{line}\n" for line in data.decode().split("\n")]
