"""``reportpub figures``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import click

from reportpub.model.figure_words import figure_words
from reportpub.model.indicator import Indicator, Statement
from reportpub.project import find_project

_Write: TypeAlias = Callable[[Sequence[Indicator]], str]

_COLUMNS = ("indicator", "english", "measure", "result", "target", "goal", "sentences")


def _row(indicator: Indicator) -> tuple[str, ...]:
    said = [s for s in (indicator.result, indicator.target, indicator.goal) if s]
    places = dict.fromkeys(statement.sentence for statement in said)
    return (
        indicator.name,
        indicator.english,
        str(indicator.measure),
        *map(_said, (indicator.result, indicator.target, indicator.goal)),
        " ".join(places),
    )


def _said(statement: Statement | None) -> str:
    if statement is None:
        return ""
    return f"{figure_words(statement.figure)} ({statement.year})"


def _as_text(found: Sequence[Indicator]) -> str:
    lines: list[str] = []
    for name, english, measure, *said, places in map(_row, found):
        words = f"{name} ({english})" if english else name
        parts = zip(("result", "target", "goal"), said, strict=True)
        stated = "; ".join(f"{label} {figure}" for label, figure in parts if figure)
        lines.append(f"{words}, {measure}: {stated} [{places}]\n")
    return "".join(lines)


def _as_csv(found: Sequence[Indicator]) -> str:
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(map(_row, found))
    return page.getvalue()


def _as_json(found: Sequence[Indicator]) -> str:
    rows = [dict(zip(_COLUMNS, _row(indicator), strict=True)) for indicator in found]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


_FORMS: Mapping[str, _Write] = {"text": _as_text, "csv": _as_csv, "json": _as_json}


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
    click.echo(_FORMS[form](found), nl=False)
