"""``reportpub format``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from reportpub.cli.counting import count
from reportpub.project import find_project


@click.command(
    epilog="""\b
Examples:
  reportpub format
  reportpub format source/handan-2021/en.xml
  reportpub format --check
"""
)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--check", is_flag=True, help="Change nothing; exit 1 if a file would change."
)
@click.pass_context
def format_files(ctx: click.Context, *, files: tuple[str, ...], check: bool) -> None:
    """Bring TEI files to the canonical form: those given, or all of the project.

    A sentence a line, one space a level. Words, comments and attributes stay.
    """
    from reportpub.storage.staging import write_whole
    from reportpub.storage.tei import read_text
    from reportpub.storage.tei_layout import format_tei

    names = files or tuple(_all_files())
    changed: dict[str, str] = {}
    for name in names:
        text = format_tei(read_text(Path(name), name), name)
        # Compared as bytes: line ends and a byte order mark are layout too.
        if text.encode() != Path(name).read_bytes():
            changed[name] = text
    for name, text in changed.items():
        if not check:
            write_whole(Path(name).resolve(), text.encode())
        click.echo(f"{name}: {'would change' if check else 'changed'}")
    same = count(len(names) - len(changed), "file")
    click.echo(f"{same} {'was' if same.startswith('1 ') else 'were'} canonical")
    if check and changed:
        ctx.exit(1)


def _all_files() -> Iterable[str]:
    """Yield the texts of every report, as they are called from here."""
    project = find_project(Path.cwd())
    here = Path.cwd().resolve()
    for report in project.reports():
        for path in sorted((project.source / report).glob("*.xml")):
            name = path.relative_to(here) if path.is_relative_to(here) else path
            yield str(name)
