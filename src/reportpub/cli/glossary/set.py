"""``reportpub glossary set``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.glossary.output import print_changed
from reportpub.project import find_project


@click.command(
    "set",
    epilog="""\b
Examples:
  reportpub glossary set liuwen status=approved confidence=high
  reportpub glossary set liuwen "en.preferred=stability on the six fronts"
  reportpub glossary set liuwen zh.variants+=六稳工作 see_also-=liubao
  reportpub glossary set liuwen "members+=稳就业 | employment"
  reportpub glossary set liuwen "en.forbidden+=six stabilities | literal"
  reportpub glossary set liuwen en.gloss_as=footnote
  reportpub glossary set liuwen question=

\b
Fields: kind scope status confidence question since zh.preferred zh.variants
zh.pinyin zh.hant en.preferred en.admitted en.forbidden en.gloss
en.gloss_as definition.zh definition.en members see_also sources
""",
)
@click.argument("identifier", metavar="ID")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
def set_fields(identifier: str, fields: tuple[str, ...]) -> None:
    """Set fields of an entry and leave the rest of its file as it is.

    = sets a field, or empties it; += adds to a list, -= takes away from it. The parts
    of a row stand between vertical bars.
    """
    from reportpub.curation import entries

    project = find_project(Path.cwd())
    print_changed(entries.set_fields(project, identifier, fields))
