"""``reportpub export``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.counting import count
from reportpub.project import find_project
from reportpub.storage.bilingual import FORMATS


@click.command(
    epilog="""\b
Examples:
  reportpub export handan-2021 --to xliff handan-2021.xlf
  reportpub export handan-2021 --to xlsx handan-2021.xlsx
  reportpub export handan-2021 --to moses handan-2021
"""
)
@click.argument("report")
@click.option(
    "--to",
    "format_name",
    required=True,
    type=click.Choice(tuple(FORMATS)),
    help="The format; docs/exchange.md says which tool takes which.",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(report: str, format_name: str, file: Path) -> None:
    """Write both texts of REPORT to FILE for another tool, a row an alignment group.

    What is changed there comes home with “reportpub pull”.
    """
    from reportpub.revisions.outgoing import export as write

    project = find_project(Path.cwd())
    (chosen,) = project.chosen((report,))
    for path, groups in write(project, chosen, format_name, file).items():
        click.echo(f"{path}: {count(groups, 'group')}")
