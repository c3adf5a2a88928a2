"""Who is signed in at the desk: only the digest of what a browser holds is kept."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from reportpub.storage.database import Database


class Sessions:
    """The sign-ins of a desk, and the secret its forms are sealed with."""

    def __init__(self, database: Database, hours: float = 12) -> None:
        """Let a sign-in last ``hours``."""
        self._database = database
        self._seconds = hours * 3600
        self._secret = _secret(database)

    def begin(self, name: str, now: float) -> str:
        """Return the token of a new sign-in of ``name``; ``now`` is in seconds."""
        token = secrets.token_urlsafe(32)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM session WHERE ends < ?", (now,))
            connection.execute(
                "INSERT INTO session VALUES (?, ?, ?)",
                (_digest(token), name, now + self._seconds),
            )
        return token

    def name(self, token: str, now: float) -> str | None:
        """Return who is signed in with ``token``, or nothing where it has ended."""
        rows = self._database.rows(
            "SELECT name FROM session WHERE digest = ? AND ends >= ?",
            (_digest(token), now),
        )
        return str(rows[0][0]) if rows else None

    def end(self, token: str) -> None:
        """Forget a sign-in."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM session WHERE digest = ?", (_digest(token),)
            )

    def seal(self, token: str) -> str:
        """Return what a form sent with ``token`` must carry."""
        return hmac.new(self._secret, token.encode(), sha256).hexdigest()

    def is_sealed(self, token: str, seal: str) -> bool:
        """Return whether a form is one of ours, made for ``token``."""
        return bool(token) and hmac.compare_digest(
            self.seal(token).encode(), seal.encode()
        )


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _secret(database: Database) -> bytes:
    with database.transaction() as connection:
        rows = connection.execute("SELECT value FROM secret").fetchall()
        if rows:
            return bytes(rows[0][0])
        value = secrets.token_bytes(32)
        connection.execute("INSERT INTO secret VALUES (?)", (value,))
    return value
