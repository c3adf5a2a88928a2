"""``reportpub figures``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import click

from reportpub.editions.figures import figure_rows
from reportpub.model.publication import FigureRow
from reportpub.project import find_project
from reportpub.writers.figure_csv import csv_table
from reportpub.writers.figure_json import json_table
from reportpub.writers.figure_rows import table_rows

_Write: TypeAlias = Callable[[Sequence[FigureRow]], str]


def _as_text(figures: Sequence[FigureRow]) -> str:
    lines: list[str] = []
    for row in table_rows(figures):
        name, english = row["indicator"], row["english"]
        words = f"{name} ({english})" if english else name
        stated = "; ".join(
            f"{part} {row[part]}" for part in ("result", "target", "goal") if row[part]
        )
        lines.append(f"{words}, {row['measure']}: {stated} [{row['sentences']}]\n")
    return "".join(lines)


_FORMS: Mapping[str, _Write] = {
    "text": _as_text,
    "csv": csv_table,
    "json": json_table,
}


@click.command(
    epilog="""\b
Examples:
  reportpub figures
  reportpub figures handan-2021 --format csv
"""
)
@click.argument("report", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMS)),
    default="text",
    help="How the table is written. Default: text.",
)
def figures(report: str | None, form: str) -> None:
    """Show the indicators of a report: the last result, the target, the goal."""
    from reportpub import pipeline

    project = find_project(Path.cwd())
    names = project.chosen((report,) if report else ())
    found = [row for name in names for row in pipeline.figures(project, name)]
    click.echo(_FORMS[form](figure_rows(found)), nl=False)
