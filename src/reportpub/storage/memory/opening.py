"""The file of the memory: its tables, how it is opened, and what can be wrong with it.

A pair of texts is kept once, with every place where it stands. Two full-text indexes
(SQLite FTS5) find pairs by their words: groups of three characters for Chinese, stems
for English. They are contentless: the texts stand in ``pair`` alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from reportpub.errors import BrokenMemoryError, MemoryFileError
from reportpub.storage.staging import output_errors

MEMORY = "memory.sqlite"

# SQLite 1.3.2 of the file format: whose file it is, and which edition of its tables.
_OWNER, _EDITION = 0x72707562, 1
# Seconds for which another process that writes is waited for.
_PATIENCE = 5.0
STEMS = "tokenize = 'porter unicode61'"
_TABLES = f"""
PRAGMA application_id = {_OWNER};
PRAGMA user_version = {_EDITION};
CREATE TABLE source (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
  UNIQUE (kind, path)
);
CREATE TABLE file (
  source INTEGER NOT NULL, path TEXT NOT NULL,
  size INTEGER NOT NULL, modified INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (source, path)
) WITHOUT ROWID;
CREATE TABLE pair (
  id INTEGER PRIMARY KEY, zh TEXT NOT NULL, en TEXT NOT NULL,
  zh_digest INTEGER NOT NULL, en_digest INTEGER NOT NULL
);
CREATE UNIQUE INDEX pair_once ON pair (zh_digest, en_digest);
CREATE TABLE place (
  pair INTEGER NOT NULL, source INTEGER NOT NULL, unit TEXT NOT NULL,
  PRIMARY KEY (pair, source, unit)
) WITHOUT ROWID;
CREATE INDEX place_source ON place (source);
CREATE TABLE rendering (
  concept TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (concept, words)
) WITHOUT ROWID;
-- With two spaces behind them the last characters begin a group of three, too.
CREATE VIEW padded AS SELECT id, zh || '  ' AS zh FROM pair;
CREATE VIRTUAL TABLE chinese USING fts5 (
  text, content = '', columnsize = 0, detail = none, tokenize = 'trigram'
);
CREATE VIRTUAL TABLE english USING fts5 (
  text, content = '', columnsize = 0, {STEMS}
);
CREATE VIRTUAL TABLE trigram USING fts5vocab (chinese, row);
CREATE VIRTUAL TABLE trigram_place USING fts5vocab (chinese, instance);
"""  # noqa: S608 - constants only


@contextmanager
def reading(path: Path) -> Generator[sqlite3.Connection]:
    """Yield the memory at ``path``, to be read only.

    Raises ``MemoryFileError`` where there is none, where it is broken or of another
    edition of the program, or where SQLite lacks what it needs.
    """
    _require_full_text()
    if not path.exists():
        message = "There is no memory yet; run “reportpub memory build” first."
        raise MemoryFileError(message)
    # Not opened for reading only: what a killed build left has to be taken back first.
    with _errors(path), closing(_connect(f"{path.as_uri()}?mode=rw")) as connection:
        connection.execute("PRAGMA query_only = ON")
        if not _is_ours(connection):
            raise _foreign(path)
        yield connection


@contextmanager
def writing(path: Path) -> Generator[sqlite3.Connection]:
    """Yield the memory at ``path``, made where it is not there; all or nothing.

    What is written counts when the block ends well. Raises ``BrokenMemoryError`` where
    the file is no memory or damaged, ``MemoryFileError`` where SQLite lacks what it
    needs or another process writes, ``OutputError`` where the folder cannot be written.
    """
    _require_full_text()
    with output_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _errors(path), closing(_connect(path.as_uri())) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not _is_ours(connection):
                _make_tables(connection, path)
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def remove(path: Path) -> None:
    """Take the memory away, with what an interrupted build left beside it.

    Raises ``OutputError`` where that cannot be done.
    """
    with output_errors(path.parent):
        for name in (path.name, f"{path.name}-journal"):
            path.with_name(name).unlink(missing_ok=True)


def _connect(uri: str) -> sqlite3.Connection:
    # Transactions are begun and ended here, not by Python.
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_PATIENCE)
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA mmap_size = 2147418112")
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    [(owner,)] = connection.execute("PRAGMA application_id").fetchall()
    [(edition,)] = connection.execute("PRAGMA user_version").fetchall()
    return (owner, edition) == (_OWNER, _EDITION)


def _require_full_text() -> None:
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute(
                "CREATE VIRTUAL TABLE probe USING fts5 (text, tokenize = 'trigram')"
            )
    except sqlite3.OperationalError:
        message = (
            f"The SQLite of this Python ({sqlite3.sqlite_version}) has no full-text "
            "search for Chinese (FTS5 with trigrams, since 3.34); use a Python with a "
            "newer SQLite."
        )
        raise MemoryFileError(message) from None


def _make_tables(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise _foreign(path)
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)


def _foreign(path: Path) -> BrokenMemoryError:
    message = (
        f"The memory {path} is not of this edition of reportpub; “reportpub memory "
        "build” makes it anew."
    )
    return BrokenMemoryError(message)


@contextmanager
def _errors(path: Path) -> Generator[None]:
    """Turn what SQLite says into a sentence with the way out."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # The lower eight bits are the kind of the failure.
        match error.sqlite_errorcode & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                message = f"Another process writes the memory {path}; try again later."
            case sqlite3.SQLITE_FULL:
                message = f"The memory {path} cannot be written: the disk is full."
            case (
                sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR
            ):
                message = (
                    f"The memory {path} cannot be used ({error}); see whether you may "
                    "write there, or remove it and run “reportpub memory build”."
                )
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                message = (
                    f"The memory {path} is broken ({error}); “reportpub memory build” "
                    "makes it anew."
                )
                raise BrokenMemoryError(message) from None
            case _:
                raise
        raise MemoryFileError(message) from None
