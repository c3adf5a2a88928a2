"""Who is at the desk: those who signed in, or one local editor."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportpub.model.user import Role, User
from reportpub.storage.sessions import Sessions
from reportpub.storage.users import read_users

_LOCAL = "local editor"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk; ``is_local`` where no users are set up."""

    name: str
    role: Role
    is_local: bool = False


class People:
    """The users, as the file has them now, and their sign-ins."""

    def __init__(self, path: Path, sessions: Sessions) -> None:
        self._path = path
        self._sessions = sessions
        self._stamp: object = None
        self._users: Mapping[str, User] = {}
        # A desk that was closed once does not open because a file is gone.
        self._is_closed = bool(self.users())

    def users(self) -> Mapping[str, User]:
        """Return the users by their names, folded.

        Raises ``ProjectError`` where the file is broken.
        """
        try:
            status = self._path.stat()
            stamp = status.st_mtime_ns, status.st_size, status.st_ino
        except FileNotFoundError:
            stamp = None
        if stamp != self._stamp:
            users = read_users(self._path)
            self._users = {user.name.casefold(): user for user in users}
            self._stamp = stamp
            self._is_closed = bool(self._users) or getattr(self, "_is_closed", False)
        return self._users if stamp else {}

    def signed_in(self, token: str) -> Person | None:
        """Return who holds ``token``; the local editor where there are no users."""
        users = self.users()
        if not users and not self._is_closed:
            return Person(_LOCAL, Role.ADMIN, is_local=True)
        name = self._sessions.name(token, time.time()) if token else None
        user = users.get(name.casefold()) if name else None
        return Person(user.name, user.role) if user else None

    def stranger(self) -> str:
        """Return a token for a browser that has none."""
        return secrets.token_urlsafe(32)
