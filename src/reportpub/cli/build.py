"""``reportpub build``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from reportpub.build import Request
from reportpub.build import build as build_reports
from reportpub.errors import ProjectError
from reportpub.model.edition import Edition
from reportpub.project import Project, find_project
from reportpub.writers import FORMATS, formats_of


@click.command(
    epilog="""\b
Examples:
  reportpub build
  reportpub build handan-2021 --edition zh-en --format pdf --format docx
  reportpub build --out /srv/www/reports --jobs 2
"""
)
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="EDITION",
    help="Build this edition only; may be given again. Default: all.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Build this format only; may be given again. Default: all.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder for finished editions. Default: dist/.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes share the work. Default: one a core.",
)
def build(
    reports: tuple[str, ...],
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path | None,
    jobs: int | None,
) -> None:
    """Make the editions of the given reports, or of all; only what is out of date."""
    project = find_project(Path.cwd())
    request = Request(
        reports=project.chosen(reports),
        editions=_editions(project, editions),
        formats=tuple(f for f in FORMATS if not formats or f in formats),
        out=(out or project.dist).resolve(),
        jobs=jobs or _cores(),
    )
    _refuse_nothing(request)
    progress = _Bar() if sys.stdout.isatty() else _Log()
    build_reports(project, request, progress)


def _editions(project: Project, names: tuple[str, ...]) -> tuple[Edition, ...]:
    """Return the editions named, or all where none is."""
    known = {edition.name: edition for edition in project.editions}
    for name in names:
        if name not in known:
            message = (
                f"There is no edition “{name}”; there is {', '.join(known)}. Others "
                "are made where pyproject.toml asks for them."
            )
            raise click.UsageError(message)
    return tuple(e for e in project.editions if not names or e.name in names)


def _refuse_nothing(request: Request) -> None:
    """Refuse formats that none of the editions is made in."""
    offered = dict.fromkeys(
        form for edition in request.editions for form in formats_of(edition)
    )
    if not offered.keys() & request.formats:
        names = ", ".join(edition.name for edition in request.editions)
        message = (
            f"{names} is not made as {', '.join(request.formats)}; choose one of "
            f"{', '.join(offered)}."
        )
        raise ProjectError(message)


def _cores() -> int:
    # Not cpu_count: a container may have fewer than the machine.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


class _Log:
    """A line a file, for logs."""

    def start(self, report: str, count: int) -> None:
        if count == 0:
            click.echo(f"{report}: up to date")

    def done(self, name: str, size: int, seconds: float) -> None:
        click.echo(f"{name}  {max(1, round(size / 1000))} kB  {seconds:.1f} s")


class _Bar:
    """One line that is rewritten, for terminals; the files made stay above it."""

    def __init__(self) -> None:
        self._count = self._finished = 0
        self._log = _Log()

    def start(self, report: str, count: int) -> None:
        self._count, self._finished = count, 0
        self._log.start(report, count)
        self._draw(report)

    def done(self, name: str, size: int, seconds: float) -> None:
        self._finished += 1
        click.echo("\r\033[K", nl=False)
        self._log.done(name, size, seconds)
        self._draw(name.partition("/")[0])

    def _draw(self, report: str) -> None:
        if self._finished < self._count:
            filled = 24 * self._finished // self._count
            bar = "█" * filled + "·" * (24 - filled)
            click.echo(f"{report} {bar} {self._finished}/{self._count}", nl=False)
