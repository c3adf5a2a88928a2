"""``reportpub glossary impact``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportpub.cli.counting import count
from reportpub.cli.glossary.output import Json, print_json
from reportpub.project import find_project

if TYPE_CHECKING:
    from reportpub.curation.impact import Impact


@click.command(
    epilog="""\b
Examples:
  reportpub glossary impact liuwen
  reportpub glossary impact liuwen --en "stability in six areas"
  reportpub glossary impact --since HEAD~1
"""
)
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--en", default="", help="The rendering you think of.")
@click.option("--since", help="All entries changed since this Git revision.")
@click.option("--report", "reports", multiple=True, help="This report only.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def impact(
    *,
    identifier: str | None,
    en: str,
    since: str | None,
    reports: tuple[str, ...],
    as_json: bool,
) -> None:
    """List the sentences that mention the entry ID, with their English."""
    from reportpub.curation import impact as touched
    from reportpub.curation.entries import load, look_up

    if bool(identifier) == bool(since) or (since and en):
        message = "Give an ID, with --en if you like, or --since alone."
        raise click.UsageError(message)
    project = find_project(Path.cwd())
    wanted = project.chosen(reports)
    if since:
        found = list(touched.impact_since(project, wanted, since))
    else:
        concept = look_up(load(project), identifier or "")
        found = list(touched.impact(project, wanted, concept, en))
    if as_json:
        print_json([_json(one) for one in found])
    else:
        _print(found)


def _print(found: Sequence[Impact]) -> None:
    for one in found:
        mention, concept = one.mention, one.concept
        click.echo(f"{mention.location}: {one.report} {mention.sentence} {concept.id}")
        click.echo(f"  zh   {mention.zh}")
        click.echo(f"  en   {mention.en}")
        click.echo(f"  has  {mention.rendering or '(no rendering of the entry)'}")
        if one.has_rendering:
            click.echo(f"  new  {one.rendering} (there already)")
        else:
            click.echo(f"  new  {one.rendering or '(the entry is gone)'}")
    open_ones = sum(not one.has_rendering for one in found)
    sentences = count(len(found), "sentence")
    click.echo(f"{sentences}, {open_ones} without the new rendering")


def _json(one: Impact) -> Json:
    return {
        "report": one.report,
        "concept": one.concept.id,
        "sentence": one.mention.sentence,
        "file": one.mention.location.path,
        "line": one.mention.location.line,
        "zh": one.mention.zh,
        "en": one.mention.en,
        "english_sentences": one.mention.english,
        "present": one.mention.rendering,
        "new": one.rendering,
        "has_new": one.has_rendering,
    }
