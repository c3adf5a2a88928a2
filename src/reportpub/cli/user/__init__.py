"""``reportpub user``: the group of the commands for who may sign in."""

from __future__ import annotations

import click

from reportpub.cli.lazy import LazyGroup

_HERE = "reportpub.cli.user"


@click.group(
    cls=LazyGroup,
    commands={
        "add": f"{_HERE}.add:add",
        "list": f"{_HERE}.list:list_users",
        "remove": f"{_HERE}.remove:remove",
    },
    epilog="docs/desk.md says what each role may do.",
)
def user() -> None:
    """Say who may sign in at the desk, and as what."""
