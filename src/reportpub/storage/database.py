"""The desk's SQLite file in the cache: its saves and sign-ins.

It can be deleted: people then sign in again, and the saves that Git has stay there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, TypeAlias

from reportpub.errors import OutputError
from reportpub.storage.staging import output_errors

Row: TypeAlias = tuple[Any, ...]

_FORM = 1
_TABLES = """
CREATE TABLE save (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
  place TEXT NOT NULL, undoes INTEGER, done INTEGER NOT NULL DEFAULT 0,
  git TEXT NOT NULL DEFAULT ''
);
CREATE INDEX save_place ON save (place);
CREATE TABLE patch (
  save INTEGER NOT NULL REFERENCES save (id) ON DELETE CASCADE, path TEXT NOT NULL,
  before TEXT, after TEXT, start INTEGER NOT NULL, old BLOB NOT NULL, new BLOB NOT NULL,
  lead BLOB NOT NULL, trail BLOB NOT NULL
);
CREATE INDEX patch_save ON patch (save);
CREATE TABLE session (
  digest TEXT PRIMARY KEY, name TEXT NOT NULL, ends REAL NOT NULL
);
CREATE TABLE secret (value BLOB NOT NULL);
"""


class Database:
    """One connection, used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it; one that is no database of ours is replaced."""
        with output_errors(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = RLock()
        try:
            self._connection = _opened(path)
        except sqlite3.DatabaseError:
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            with _database_errors(path):
                self._connection = _opened(path)
        self._path = path
        # Sign-ins and texts that are not published yet are nobody else's.
        path.chmod(0o600)

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection]:
        """Yield the connection; what is done with it is done whole or not at all.

        Raises ``OutputError`` where the file cannot be written.
        """
        with self._lock, _database_errors(self._path), self._connection:
            yield self._connection

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """Return all rows that ``query`` finds."""
        with self._lock, _database_errors(self._path):
            return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        """Close the file; nothing may be asked any more."""
        with self._lock:
            self._connection.close()


@contextmanager
def _database_errors(path: Path) -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        message = (
            f"{path} cannot be used ({error}); free some space, or stop the desk and "
            "delete it."
        )
        raise OutputError(message) from None


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False, timeout=10)
    connection.execute("PRAGMA journal_mode = WAL")
    # A killed program loses nothing; a power cut at most the last save's record.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    [[form]] = connection.execute("PRAGMA user_version")
    if form != _FORM:
        if form:
            connection.close()
            raise sqlite3.DatabaseError
        connection.executescript(_TABLES)
        connection.execute(f"PRAGMA user_version = {_FORM}")
        connection.commit()
    return connection
