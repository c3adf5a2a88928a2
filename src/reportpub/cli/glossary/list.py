"""``reportpub glossary list``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from reportpub.cli.counting import count
from reportpub.cli.glossary.output import (
    concept_json,
    print_columns,
    print_json,
)
from reportpub.model.glossary import Concept, Kind, Status
from reportpub.project import find_project


@click.command(
    "list",
    epilog="""\b
Examples:
  reportpub glossary list
  reportpub glossary list lw
  reportpub glossary list "six fronts"
  reportpub glossary list --status proposed --kind institution
""",
)
@click.argument("query", required=False)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    help="Entries of this kind.",
)
@click.option(
    "--status",
    type=click.Choice([status.value for status in Status]),
    help="Of this status.",
)
@click.option("--scope", help="Of this scope, such as city:handan.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_entries(
    *,
    query: str | None,
    kind: str | None,
    status: str | None,
    scope: str | None,
    as_json: bool,
) -> None:
    """List entries, or those QUERY fits, the best first.

    QUERY is Chinese, English, an id, pinyin, or the initials of the pinyin.
    """
    from reportpub.curation.entries import load
    from reportpub.transforms.search import search

    concepts = load(find_project(Path.cwd()))
    found = search(concepts, query) if query else tuple(concepts)
    filters = {"kind": kind, "status": status, "scope": scope}
    wanted = [concept for concept in found if _fits(concept, filters)]
    if as_json:
        print_json([concept_json(concept) for concept in wanted])
        return
    print_columns(
        (c.id, c.zh.preferred, c.en.preferred, c.kind, c.status) for c in wanted
    )
    click.echo(count(len(wanted), "entry", "entries"))


def _fits(concept: Concept, filters: Mapping[str, str | None]) -> bool:
    return all(
        value in (None, getattr(concept, name)) for name, value in filters.items()
    )
