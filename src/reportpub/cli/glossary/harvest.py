"""``reportpub glossary harvest``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from reportpub.cli.counting import count
from reportpub.cli.glossary.output import (
    Json,
    print_changed,
    print_columns,
    print_json,
)
from reportpub.project import find_project

if TYPE_CHECKING:
    from reportpub.transforms.harvest import Candidate

    Found: TypeAlias = Sequence[tuple[Candidate, str]]


@click.command(
    epilog="""\b
Examples:
  reportpub glossary harvest handan-2021
  reportpub glossary harvest handan-2021 --min-count 5 --shortest 3
  reportpub glossary harvest handan-2021 --accept 十四五 --folder economy
  reportpub glossary harvest handan-2021 --accept "七大系统=seven major systems"
"""
)
@click.argument("report")
@click.option("--min-count", default=3, show_default=True, help="For frequent strings.")
@click.option("--shortest", default=4, show_default=True, help="For frequent strings.")
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    metavar="N|WORD[=ENGLISH]",
    help="Write this candidate as a proposed entry; may be given again.",
)
@click.option("--scope", default="national", help="Of accepted entries.")
@click.option("--folder", default="", help="For accepted entries, under glossary/.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def harvest(
    *,
    report: str,
    min_count: int,
    shortest: int,
    accepted: tuple[str, ...],
    scope: str,
    folder: str,
    as_json: bool,
) -> None:
    """List what REPORT says that no entry covers: labels, slogans, frequent words."""
    from reportpub.curation import harvest as gathering
    from reportpub.transforms.runs import Limits

    project = find_project(Path.cwd())
    project.chosen((report,))
    limits = Limits(shortest=shortest, count=min_count)
    found = gathering.candidates(project, report, limits)
    if accepted:
        chosen = [_chosen(found, choice) for choice in accepted]
        print_changed(gathering.accept(project, chosen, scope, folder))
    elif as_json:
        print_json(list(_json(found)))
    else:
        _print(found)


def _chosen(found: Found, choice: str) -> tuple[Candidate, str, str]:
    """Return the candidate with that number or word, and the rendering proposed."""
    name, _, rendering = choice.partition("=")
    for number, (candidate, english) in enumerate(found, start=1):
        if name.strip() in (str(number), candidate.word):
            return candidate, rendering.strip(), english
    message = f"There is no candidate “{name}”; run it without --accept for the list."
    raise click.BadParameter(message, param_hint="--accept")


def _print(found: Found) -> None:
    print_columns(
        (str(number), c.word, c.sort, f"{c.count}×", c.sentence.id, c.context)
        for number, (c, _) in enumerate(found, start=1)
    )
    click.echo(count(len(found), "candidate"))


def _json(found: Found) -> Iterator[Json]:
    for number, (candidate, english) in enumerate(found, start=1):
        yield {
            "number": number,
            "word": candidate.word,
            "sort": candidate.sort,
            "count": candidate.count,
            "sentence": candidate.sentence.id,
            "file": candidate.sentence.location.path,
            "line": candidate.sentence.location.line,
            "context": candidate.context,
            "en": english,
        }
