"""``reportpub user remove``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.errors import ProjectError
from reportpub.project import find_project


@click.command(
    epilog="""\b
Example:
  reportpub user remove "Li Na"
"""
)
@click.argument("name")
def remove(name: str) -> None:
    """Let NAME sign in no more; whoever is signed in is out at once."""
    from reportpub.storage.users import USERS, read_users, write_users

    path = find_project(Path.cwd()).root / USERS
    users = read_users(path)
    left = [user for user in users if user.name.casefold() != name.casefold()]
    if len(left) == len(users):
        message = f"There is no user “{name}”; “reportpub user list” names them."
        raise ProjectError(message)
    write_users(path, left)
    click.echo(f"{name} may sign in no more.")
