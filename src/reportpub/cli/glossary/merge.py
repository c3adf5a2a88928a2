"""``reportpub glossary merge``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.glossary.output import print_changed
from reportpub.project import find_project


@click.command(
    epilog="""\b
Example:
  reportpub glossary merge liuwen-gongzuo liuwen
"""
)
@click.argument("identifier", metavar="ID")
@click.argument("into")
def merge(identifier: str, into: str) -> None:
    """Merge the entry ID into the entry INTO, and take ID away.

    Its words become variants and admitted renderings; what INTO lacks (members,
    definition, sources) is taken over. Whatever named ID now names INTO.
    """
    from reportpub.curation.entries import merge_concepts

    print_changed(merge_concepts(find_project(Path.cwd()), identifier, into))
