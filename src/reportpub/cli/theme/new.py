"""``reportpub theme new``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.project import find_project, find_theme
from reportpub.storage.themes import copy_theme


@click.command(
    epilog="""\b
Examples:
  reportpub theme new bureau
  reportpub theme new decree --from gbt9704
"""
)
@click.argument("name", metavar="NAME")
@click.option("--from", "source", help="The theme to copy. Default: the one in use.")
def new(name: str, source: str | None) -> None:
    """Copy a theme to templates/NAME, to be changed there."""
    project = find_project(Path.cwd())
    original = find_theme(project.root, source) if source else project.theme
    folder = project.root / "templates" / name
    copy_theme(original, folder)
    click.echo(
        f"Copied “{original.name}” to {folder.relative_to(project.root)}; to use it, "
        f'put this in pyproject.toml:\n\n  [tool.reportpub]\n  theme = "{name}"'
    )
