"""``reportpub user add``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.model.user import Role
from reportpub.project import find_project


@click.command(
    epilog="""\b
Examples:
  reportpub user add "Li Na" --role translator
  reportpub user add Wang --role admin
"""
)
@click.argument("name")
@click.option(
    "--role",
    required=True,
    type=click.Choice([role.value for role in Role]),
    help="What the person may do; each role may do what those before it may.",
)
@click.password_option(help="The password; asked for where it is not given.")
def add(name: str, role: str, password: str) -> None:
    """Let NAME sign in; for one who may already, set role and password anew."""
    from reportpub.model.user import User
    from reportpub.storage.users import USERS, hash_password, read_users, write_users

    name = " ".join(name.split())
    if not name:
        raise click.UsageError("The name is empty.")
    path = find_project(Path.cwd()).root / USERS
    others = [u for u in read_users(path) if u.name.casefold() != name.casefold()]
    write_users(path, [*others, User(name, Role(role), hash_password(password))])
    click.echo(f"{name} may sign in as {role}; keep {path.name} out of git.")
