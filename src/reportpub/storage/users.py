"""The door for ``users.toml``: who may sign in at the desk, a table a person.

The file lies beside the project's folders, not in the cache: to delete the cache must
not open the desk to everybody.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tomlkit

from reportpub.diagnostics import Location
from reportpub.errors import ProjectError
from reportpub.model.user import Role, User
from reportpub.storage.staging import write_whole

USERS = "users.toml"

_HEADING = """\
# Who may sign in at the desk (reportpub user). The passwords are Argon2 hashes; keep
# this file out of version control all the same.
"""
_FIELDS = ("name", "role", "password")
_SHORTEST = 8
_LONGEST = 1000


def read_users(path: Path) -> tuple[User, ...]:
    """Return the users in their order; none where there is no file.

    Raises ``ProjectError`` where the file cannot be read or a user is not complete: a
    broken file must not open the desk.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        message = f"The users cannot be read: {error}. Mend the file."
        raise ProjectError(message, Location(path.name)) from None
    rows = table.get("user", [])
    if not isinstance(rows, list) or table.keys() - {"user"}:
        message = "The file may hold [[user]] tables only; remove the rest."
        raise ProjectError(message, Location(path.name))
    users = tuple(_user(row, path) for row in rows)
    if len({user.name.casefold() for user in users}) < len(users):
        message = "A name is there twice; remove one of the two."
        raise ProjectError(message, Location(path.name))
    return users


def write_users(path: Path, users: Iterable[User]) -> None:
    """Write ``users`` into a file that only its owner reads."""
    write_whole(path, "\n".join(_lines(users)).encode(), mode=0o600)


def hash_password(password: str) -> str:
    """Return the Argon2id hash of ``password``.

    Raises ``ProjectError`` where it is too short or too long.
    """
    from argon2 import PasswordHasher

    if not _SHORTEST <= len(password) <= _LONGEST:
        message = f"A password needs at least {_SHORTEST} characters; choose another."
        raise ProjectError(message)
    return PasswordHasher().hash(password)


def password_fits(user: User | None, password: str) -> bool:
    """Return whether ``password`` is that of ``user``.

    Nobody's password is held against a hash too, so that the time it takes tells no
    one which names there are.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    hasher = PasswordHasher()
    if len(password) > _LONGEST:
        return False
    if user is None:
        hasher.hash(password)
        return False
    try:
        return hasher.verify(user.password, password)
    except (Argon2Error, InvalidHashError):
        return False


def _user(row: Any, path: Path) -> User:  # noqa: ANN401 - what TOML holds
    fields = row if isinstance(row, dict) else {}
    given = {name: fields.get(name) for name in _FIELDS}
    name, role, password = (str(value or "") for value in given.values())
    if not (name and password) or role not in set(Role) or fields.keys() - given:
        message = (
            f"A user needs a name, a password and a role ({', '.join(Role)}), and "
            "nothing else; mend the file or add the user anew."
        )
        raise ProjectError(message, Location(path.name))
    return User(name, Role(role), password)


def _lines(users: Iterable[User]) -> Iterator[str]:
    yield _HEADING
    for user in users:
        rows = zip(_FIELDS, (user.name, user.role, user.password), strict=True)
        yield "[[user]]"
        for field, value in rows:
            yield f"{field} = {tomlkit.string(str(value)).as_string()}"
        yield ""
