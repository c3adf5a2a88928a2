"""``reportpub accept``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.counting import count
from reportpub.project import find_project


@click.command(
    epilog="""\b
Examples:
  reportpub accept
  reportpub accept handan-2021 --unit s041 --unit s042
"""
)
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option(
    "--unit",
    "units",
    multiple=True,
    metavar="ID",
    help="Accept the English of this Chinese sentence only; may be given again.",
)
def accept(reports: tuple[str, ...], units: tuple[str, ...]) -> None:
    """Say that the English fits the Chinese as it is; later changes are found."""
    from reportpub import pipeline

    project = find_project(Path.cwd())
    for report in project.chosen(reports):
        anew, gone = pipeline.accept(project, report, units)
        left = f", {gone} no longer there" if gone else ""
        click.echo(f"{report}: {count(anew, 'sentence')} accepted anew{left}")
