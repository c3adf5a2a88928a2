"""``reportpub memory build``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.counting import count
from reportpub.project import find_project

_MEGABYTE = 1_000_000


@click.command(
    epilog="""\b
Examples:
  reportpub memory build
  reportpub memory build earlier-reports.tmx
"""
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
def build(files: tuple[Path, ...]) -> None:
    """Take all reports, and the aligned texts in FILEs, into the memory.

    FILEs are TMX or XLIFF. What has not changed since is not read again, and a FILE
    that was given once need not be given again. The memory lies in the cache folder of
    the project; it may be deleted, and is made anew, but for the FILEs.
    """
    from reportpub.recall.memory import build_memory

    built = build_memory(find_project(Path.cwd()), files)
    if built.remade:
        click.echo(
            "The memory was broken and has been made anew; give the TMX files that "
            "were in it again.",
            err=True,
        )
    for name, pairs in built.read:
        click.echo(f"{name}: {count(pairs, 'pair')}")
    for name in built.forgotten:
        click.echo(f"{name}: forgotten")
    if built.unchanged:
        click.echo(f"{count(built.unchanged, 'source')} unchanged")
    held = f"{count(built.pairs, 'pair')} from {count(built.sources, 'source')}"
    click.echo(f"The memory holds {held} ({built.size / _MEGABYTE:.1f} MB).")
