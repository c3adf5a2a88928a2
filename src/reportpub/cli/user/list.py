"""``reportpub user list``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.project import find_project


@click.command(
    "list",
    epilog="""\b
Example:
  reportpub user list
""",
)
def list_users() -> None:
    """List who may sign in, and as what."""
    from reportpub.storage.users import USERS, read_users

    for user in read_users(find_project(Path.cwd()).root / USERS):
        click.echo(f"{user.role:10}  {user.name}")
