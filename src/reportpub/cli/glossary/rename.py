"""``reportpub glossary rename``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.glossary.output import print_changed
from reportpub.project import find_project


@click.command(
    epilog="""\b
Example:
  reportpub glossary rename liuwen six-fronts
"""
)
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Give the entry OLD the id NEW, wherever it is named.

    That is its file, the see_also of other entries, and terms marked in the texts.
    """
    from reportpub.curation.entries import rename_concept

    print_changed(rename_concept(find_project(Path.cwd()), old, new))
