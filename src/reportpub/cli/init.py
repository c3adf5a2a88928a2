"""``reportpub init``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    epilog="""\b
Examples:
  reportpub init
  reportpub init handan
"""
)
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make a new project, with a sample report, in FOLDER or here.

    The folder must be empty or not exist yet. The project builds as it is.
    """
    from reportpub.storage.new_project import make_project

    make_project(folder)
    way = "" if folder == Path() else f"  cd {folder}\n"
    click.echo(
        f"{folder}: a project with the report sample-2026. Now:\n\n{way}"
        "  reportpub build\n"
        "  reportpub import report.docx --translation report-en.docx --id city-2026"
    )
