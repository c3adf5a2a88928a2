"""What is taken into the memory, and what is taken out of it again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice

from reportpub.model.memory import Kind, Source
from reportpub.storage.state import Stamp

# Pairs that are held at once while a source of any size is read.
_WINDOW = 50_000
_NEW = """
CREATE TEMP TABLE IF NOT EXISTS incoming (
  zh TEXT, en TEXT, zh_digest INTEGER, en_digest INTEGER, unit TEXT
)"""
_PAIRS = """
INSERT OR IGNORE INTO pair (zh, en, zh_digest, en_digest)
SELECT zh, en, zh_digest, en_digest FROM incoming"""
_PLACES = """
INSERT OR IGNORE INTO place (pair, source, unit)
SELECT pair.id, ?, unit FROM incoming JOIN pair USING (zh_digest, en_digest)"""
_INDEXES = (
    "INSERT INTO chinese (rowid, text) SELECT id, zh FROM padded WHERE id > ?",
    "INSERT INTO english (rowid, text) SELECT id, en FROM pair WHERE id > ?",
)
# A contentless index forgets a text only when it is told which text it was.
_FORGET = """
INSERT INTO chinese (chinese, rowid, text)
  SELECT 'delete', id, zh FROM padded JOIN orphan USING (id);
INSERT INTO english (english, rowid, text)
  SELECT 'delete', id, en FROM pair JOIN orphan USING (id);
DELETE FROM pair WHERE id IN (SELECT id FROM orphan);
DROP TABLE orphan"""
_ORPHANS = """
CREATE TEMP TABLE orphan AS SELECT DISTINCT here.pair AS id FROM place AS here
WHERE here.source = ? AND NOT EXISTS (
  SELECT 1 FROM place AS other WHERE other.pair = here.pair AND other.source != ?
)"""


def digest(text: str) -> int:
    """Return what a text is found by again: 64 bits of BLAKE2b, signed for SQLite."""
    value = blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(value, "big", signed=True)


def known_files(memory: sqlite3.Connection) -> Mapping[Source, Mapping[str, Stamp]]:
    """Return the files of each source as they were when it was read."""
    numbers = {
        number: Source(Kind(kind), name, path)
        for number, kind, name, path in memory.execute(
            "SELECT id, kind, name, path FROM source ORDER BY id"
        )
    }
    found: dict[Source, dict[str, Stamp]] = {source: {} for source in numbers.values()}
    for number, path, *stamp in memory.execute("SELECT * FROM file"):
        found[numbers[number]][path] = Stamp(*stamp)
    return found


def learn(
    memory: sqlite3.Connection,
    source: Source,
    files: Mapping[str, Stamp],
    pairs: Iterable[tuple[str, str, str]],
) -> int:
    """Take in ``pairs``: the unit, the Chinese and the English; return how many.

    What the source held before is forgotten. Nothing that lacks a side is taken.
    """
    forget(memory, source)
    [(number,)] = memory.execute(
        "INSERT INTO source (kind, name, path) VALUES (?, ?, ?) RETURNING id",
        (source.kind, source.name, source.path),
    ).fetchall()
    memory.executemany(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?)",
        ((number, path, *_columns(stamp)) for path, stamp in files.items()),
    )
    memory.execute(_NEW)
    [(last,)] = memory.execute("SELECT coalesce(max(id), 0) FROM pair").fetchall()
    taken = 0
    for window in _windows(pairs):
        memory.execute("DELETE FROM incoming")
        memory.executemany("INSERT INTO incoming VALUES (?, ?, ?, ?, ?)", window)
        memory.execute(_PAIRS)
        memory.execute(_PLACES, (number,))
        taken += len(window)
    memory.execute("DELETE FROM incoming")
    for statement in _INDEXES:
        memory.execute(statement, (last,))
    return taken


def look_again(
    memory: sqlite3.Connection, source: Source, files: Mapping[str, Stamp]
) -> None:
    """Remember how the files of a source look whose contents have not changed."""
    memory.executemany(
        "UPDATE file SET size = ?, modified = ?, sha256 = ? WHERE path = ? AND "
        "source = (SELECT id FROM source WHERE kind = ? AND path = ?)",
        (
            (*_columns(stamp), path, source.kind, source.path)
            for path, stamp in files.items()
        ),
    )


def forget(memory: sqlite3.Connection, source: Source) -> None:
    """Take a source out, and the pairs that stand nowhere else."""
    row = memory.execute(
        "SELECT id FROM source WHERE kind = ? AND path = ?", (source.kind, source.path)
    ).fetchone()
    if row is None:
        return
    memory.execute(_ORPHANS, (row[0], row[0]))
    for statement in _FORGET.split(";"):
        memory.execute(statement)
    for table in ("place", "file"):
        memory.execute(f"DELETE FROM {table} WHERE source = ?", row)  # noqa: S608
    memory.execute("DELETE FROM source WHERE id = ?", row)


def learn_renderings(
    memory: sqlite3.Connection, renderings: Iterable[tuple[str, str]]
) -> None:
    """Remember that a concept is, or once was, called so in English."""
    memory.executemany("INSERT OR IGNORE INTO rendering VALUES (?, ?)", renderings)


def _columns(stamp: Stamp) -> tuple[int, int, str]:
    return stamp.size, stamp.modified, stamp.sha256


def _windows(
    pairs: Iterable[tuple[str, str, str]],
) -> Iterator[list[tuple[str, str, int, int, str]]]:
    rows = (
        (zh, en, digest(zh), digest(en), unit)
        for unit, zh, en in ((unit, zh.strip(), en.strip()) for unit, zh, en in pairs)
        if zh and en
    )
    while window := list(islice(rows, _WINDOW)):
        yield window
