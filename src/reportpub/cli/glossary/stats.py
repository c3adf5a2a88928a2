"""``reportpub glossary stats``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.glossary.output import print_columns
from reportpub.project import find_project


@click.command(
    epilog="""\b
Example:
  reportpub glossary stats
"""
)
def stats() -> None:
    """Count the entries by status, kind, scope, confidence, and what is to do."""
    from reportpub.curation.entries import load
    from reportpub.transforms.tally import tally

    counts = tally(load(find_project(Path.cwd())))
    print_columns(
        (group, name, str(number))
        for group, numbers in counts.items()
        for name, number in numbers.items()
    )
