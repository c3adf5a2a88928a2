"""``reportpub glossary retire``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.glossary.output import print_changed
from reportpub.project import find_project


@click.command(
    epilog="""\b
Examples:
  reportpub glossary retire liuwen
  reportpub glossary retire liuwen --by liubao
"""
)
@click.argument("identifier", metavar="ID")
@click.option("--by", default="", help="The entry that takes its place.")
def retire(identifier: str, by: str) -> None:
    """Keep the entry ID for the record; it is no longer looked for."""
    from reportpub.curation.entries import retire_concept

    print_changed(retire_concept(find_project(Path.cwd()), identifier, by))
