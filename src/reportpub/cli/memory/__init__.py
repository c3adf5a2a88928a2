"""``reportpub memory``: the group of the commands on past translations."""

from __future__ import annotations

import click

from reportpub.cli.lazy import LazyGroup

_HERE = "reportpub.cli.memory"


@click.group(
    cls=LazyGroup,
    commands={
        "build": f"{_HERE}.build:build",
        "search": f"{_HERE}.search:search",
        "apply": f"{_HERE}.apply:apply",
    },
    epilog="docs/memory.md goes through them task by task.",
)
def memory() -> None:
    """Look up how it was said before, and take over what fits."""
