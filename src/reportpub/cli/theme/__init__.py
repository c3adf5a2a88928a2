"""``reportpub theme``: the group of the commands for what editions look like."""

from __future__ import annotations

import click

from reportpub.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    commands={"new": "reportpub.cli.theme.new:new"},
    epilog="docs/themes.md says what is in a theme.",
)
def theme() -> None:
    """Make what editions look like your own."""
