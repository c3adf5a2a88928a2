"""``reportpub glossary add``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.glossary.output import print_changed
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    EnglishTerm,
    Kind,
    Status,
)
from reportpub.project import find_project


@click.command(
    epilog="""\b
Examples:
  reportpub glossary add 四调度 "four scheduling meetings" --folder economy
  reportpub glossary add 河长制 "river chief system" --id hezhangzhi \\
      status=approved "sources+=central | Report on the Work of the Government, 2018"
"""
)
@click.argument("chinese")
@click.argument("english")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--id", "identifier", default="", help="Default: the pinyin.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    default="term",
    help="Default: term.",
)
@click.option("--scope", default="national", help="Default: national.")
@click.option("--folder", default="", help="The folder under glossary/, by subject.")
def add(
    *,
    chinese: str,
    english: str,
    fields: tuple[str, ...],
    identifier: str,
    kind: str,
    scope: str,
    folder: str,
) -> None:
    """Add an entry for CHINESE, rendered ENGLISH; it is proposed unless you say more.

    Fields are given as to “glossary set”.
    """
    from reportpub.curation.entries import add_concept
    from reportpub.transforms.assign import assign

    concept = Concept(
        id=identifier,
        kind=Kind(kind),
        scope=scope,
        status=Status.PROPOSED,
        zh=ChineseTerm(chinese),
        en=EnglishTerm(english),
    )
    for field in fields:
        concept = assign(concept, field)
    print_changed(add_concept(find_project(Path.cwd()), concept, folder))
