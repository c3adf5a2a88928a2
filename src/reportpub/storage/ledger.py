"""What was saved at the desk: who, when, what, before and after.

A save is written down before it is made, and marked as done after it. So one that was
cut off by a crash is known, and can be taken back whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from reportpub.storage.database import Database, Row

# How much of what stands round a place must still be there for it to be found again.
_CONTEXTS = (400, 100, 40)


@dataclass(frozen=True, slots=True)
class Patch:
    """How a file changed: from ``start`` on, ``old`` became ``new``.

    ``before`` and ``after`` are the digests of the whole file, or nothing where there
    was none. ``lead`` and ``trail`` are what stands around the place. The path is
    relative to the project.
    """

    path: str
    before: str | None
    after: str | None
    start: int
    old: bytes
    new: bytes
    lead: bytes
    trail: bytes


@dataclass(frozen=True, slots=True)
class Save:
    """One save: ``at`` is a time in UTC, ISO 8601; ``place`` what was changed.

    ``undoes`` is the id of the save that this one took back; ``git`` the commit.
    """

    id: int
    at: str
    who: str
    what: str
    place: str
    undoes: int | None
    git: str


def digest_of(data: bytes | None) -> str | None:
    """Return what identifies a version of a file; nothing where there is none."""
    return None if data is None else sha256(data).hexdigest()


def patch_of(path: str, before: bytes | None, after: bytes | None) -> Patch:
    """Return how the file ``path`` changes."""
    old, new = before or b"", after or b""
    start = _common(old, new)
    limit = min(len(old), len(new)) - start
    end = _common(old[::-1][:limit], new[::-1][:limit])
    stop = len(new) - end
    return Patch(
        path,
        digest_of(before),
        digest_of(after),
        start,
        old[start : len(old) - end],
        new[start:stop],
        new[max(0, start - _CONTEXTS[0]) : start],
        new[stop : stop + _CONTEXTS[0]],
    )


def reverted(patch: Patch, present: bytes | None) -> bytes | None:
    """Return the file with ``patch`` taken back; ``present`` is the file as it is.

    Where it changed elsewhere since, the place is found again by what stands around
    it. Raises ``ValueError`` where the place changed too.
    """
    if digest_of(present) == patch.after:
        if patch.before is None:
            return None
        data = present or b""
        end = patch.start + len(patch.new)
        return data[: patch.start] + patch.old + data[end:]
    if present is None or patch.before is None:
        raise ValueError(patch.path)
    for context in _CONTEXTS:
        lead, trail = patch.lead[-context:], patch.trail[:context]
        if present.count(lead + patch.new + trail) == 1:
            place = present.index(lead + patch.new + trail) + len(lead)
            rest = present[place + len(patch.new) :]
            return present[:place] + patch.old + rest
    raise ValueError(patch.path)


class Ledger:
    """All saves, the latest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self,
        who: str,
        what: str,
        place: str,
        patches: Iterable[Patch],
        undoes: int | None = None,
    ) -> int:
        """Write down a save that is about to be made; return its id."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.transaction() as connection:
            number = connection.execute(
                "INSERT INTO save (at, who, what, place, undoes) VALUES (?,?,?,?,?)",
                (now, who, what, place, undoes),
            ).lastrowid
            assert number is not None  # a row was inserted
            rows = (
                (
                    number,
                    p.path,
                    p.before,
                    p.after,
                    p.start,
                    p.old,
                    p.new,
                    p.lead,
                    p.trail,
                )
                for p in patches
            )
            connection.executemany("INSERT INTO patch VALUES (?,?,?,?,?,?,?,?,?)", rows)
        return number

    def finish(self, number: int) -> None:
        """Say that the save was made."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE save SET done = 1 WHERE id = ?", (number,))

    def note_commit(self, number: int, git: str) -> None:
        """Say which commit has the save."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE save SET git = ? WHERE id = ?", (git, number))

    def strike(self, number: int) -> None:
        """Forget a save that was not made."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM save WHERE id = ?", (number,))

    def pending(self) -> Sequence[int]:
        """Return the saves that were begun and not finished."""
        return [
            row[0] for row in self._database.rows("SELECT id FROM save WHERE NOT done")
        ]

    def patches(self, number: int) -> tuple[Patch, ...]:
        """Return how files changed in the save."""
        rows = self._database.rows(
            "SELECT path, before, after, start, old, new, lead, trail FROM patch "
            "WHERE save = ?",
            (number,),
        )
        return tuple(Patch(*row) for row in rows)

    def find(self, number: int) -> Save | None:
        """Return the save with that id."""
        rows = self._database.rows(f"{_SELECT} AND id = ?", (number,))
        return _save(rows[0]) if rows else None

    def saves(self, place: str = "", limit: int = 100) -> tuple[Save, ...]:
        """Return the latest saves, of one ``place`` or of all."""
        where = "AND place = ?" if place else ""
        values = (place, limit) if place else (limit,)
        rows = self._database.rows(
            f"{_SELECT} {where} ORDER BY id DESC LIMIT ?", values
        )
        return tuple(map(_save, rows))

    def undone(self) -> frozenset[int]:
        """Return the saves that were taken back."""
        query = "SELECT undoes FROM save WHERE done AND undoes IS NOT NULL"
        return frozenset(row[0] for row in self._database.rows(query))


_SELECT = "SELECT id, at, who, what, place, undoes, git FROM save WHERE done"


def _save(row: Row) -> Save:
    return Save(*row)


def _common(first: bytes, second: bytes) -> int:
    """Return how many bytes both begin with."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
