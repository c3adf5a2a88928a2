"""``reportpub glossary export`` and ``reportpub glossary import``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from reportpub.project import find_project
from reportpub.storage.exchange import FORMATS
from reportpub.transforms.glossary_diff import Change, Step


@click.command(
    "export",
    epilog="""\b
Examples:
  reportpub glossary export --to xlsx terms.xlsx
  reportpub glossary export --to tbx terms.tbx
  reportpub glossary export --to omegat glossary/handan.txt
""",
)
@click.option(
    "--to",
    "format_name",
    required=True,
    type=click.Choice(tuple(FORMATS)),
    help="The format; docs/exchange.md says which tool takes which.",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export_glossary(format_name: str, file: Path) -> None:
    """Write the glossary to FILE for another tool."""
    from reportpub import exchange

    count = exchange.export(find_project(Path.cwd()), format_name, file)
    click.echo(f"{file}: {_entries(count)}")


@click.command(
    "import",
    epilog="""\b
Examples:
  reportpub glossary import terms.xlsx --dry-run
  reportpub glossary import terms.xlsx
  reportpub glossary import words.xml --from tbx2 --folder economy
""",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--from",
    "format_name",
    type=click.Choice(tuple(FORMATS)),
    help="The format. Default: what the name of the file says.",
)
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
@click.option(
    "--folder",
    default="imported",
    show_default=True,
    help="The folder of glossary/ that new entries go into.",
)
def import_glossary(
    file: Path, format_name: str | None, *, dry_run: bool, folder: str
) -> None:
    """Take the changes in FILE over into the glossary: all of them, or none.

    Entries that FILE lacks stay. An entry that was changed both in FILE and in the
    glossary since the export is refused.
    """
    from reportpub import exchange

    project = find_project(Path.cwd())
    incoming = exchange.compare(project, file, format_name)
    for line in describe(incoming.changes):
        click.echo(line)
    if not incoming.changes:
        click.echo("Nothing to change.")
    elif dry_run:
        click.echo(f"{_entries(len(incoming.ids))} would change; nothing was written.")
    else:
        count = len(exchange.bring_in(project, incoming, folder))
        click.echo(f"{_entries(count)} changed.")


def describe(found: Iterable[Change]) -> Iterator[str]:
    """Yield the lines that show changes to a person: + new, - gone, ~ changed."""
    for identifier, group in groupby(found, key=lambda change: change.id):
        for index, change in enumerate(group):
            match change.step:
                case Step.ADDED:
                    yield f"+ {identifier}  {change.new}"
                case Step.REMOVED:
                    yield f"- {identifier}  {change.old}"
                case Step.CHANGED:
                    if index == 0:
                        yield f"~ {identifier}"
                    old, new = _shown(change.old), _shown(change.new)
                    yield f"    {change.field}: {old} → {new}"


def _shown(text: str) -> str:
    return f"“{text}”" if text else "(empty)"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
