"""``reportpub compare``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from reportpub.project import find_project
from reportpub.writers.comparison import FORMS

_BINARY = {"docx"}


@click.command(
    epilog="""\b
Examples:
  reportpub compare handan-2021 handan-2022
  reportpub compare handan-2021 handan-2022 --format html --output changes.html
  reportpub compare handan-2021 handan-2022 --output changes.docx
"""
)
@click.argument("last")
@click.argument("this")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    help="How it is written. Default: what the name of --output says, else text.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the comparison to this file.",
)
def compare(*, last: str, this: str, form: str | None, output: Path | None) -> None:
    """Show what became of the report LAST in the report THIS.

    Passages that stayed, changed, are new or gone, with every word that differs; terms
    that are new, gone or rendered differently; indicators side by side. In docx the
    changes are tracked: all accepted it is THIS, all rejected it is LAST.
    """
    from reportpub import comparison
    from reportpub.storage.staging import write_whole

    project = find_project(Path.cwd())
    project.chosen((last, this))
    name = form or _named(output)
    if name in _BINARY and output is None:
        message = f"A {name} file is not printed; name it with --output."
        raise click.UsageError(message)
    data: bytes = import_module(FORMS[name]).write(
        comparison.compare(project, last, this)
    )
    if output:
        write_whole(output.resolve(), data)
    else:
        click.echo(data.decode(), nl=False)


def _named(output: Path | None) -> str:
    """Return the form that the name of the file tells, else text."""
    name = output.suffix.removeprefix(".").lower() if output else ""
    return name if name in FORMS else "text"
