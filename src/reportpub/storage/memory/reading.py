"""What the memory holds: words in context, the same text, texts that are like it.

Chinese is found by groups of three characters. Shorter words are the beginnings of
such groups; common ones are found at once by reading the last pairs one by one.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing

from reportpub.diagnostics import Spot
from reportpub.model.memory import Concordance, Entry, Hit, Place
from reportpub.storage.memory.opening import STEMS
from reportpub.storage.memory.writing import digest

_GROUP = 3
# So many of the last pairs are read for a word too short for the index.
_RECENT = 20_000
# Common groups of characters say little: the rarest are asked until that many places
# have been seen, and the pairs that have most of them are looked at closely.
_PLACES, _CANDIDATES = 20_000, 100
_LAST_CHARACTER = "\U0010ffff"
_WORD = re.compile(r"[^\W_]")
_START, _END = "\ue000", "\ue001"


def concordance(
    memory: sqlite3.Connection, phrases: Sequence[str], *, in_chinese: bool, limit: int
) -> Concordance:
    """Return the pairs with all ``phrases``, those that came in last at the head.

    In English a word is found in every inflection.
    """
    find = _in_chinese if in_chinese else _in_english
    hits = find(memory, phrases, limit + 1)
    return Concordance(tuple(hits[:limit]), more=len(hits) > limit)


def same(memory: sqlite3.Connection, zh: str, without: str = "") -> Iterator[Entry]:
    """Yield the entries with the Chinese ``zh``, those that came in last first.

    What stands in the source ``without`` alone is left out.
    """
    rows = memory.execute(
        "SELECT id FROM pair WHERE zh_digest = ? AND zh = ? ORDER BY id DESC",
        (digest(zh), zh),
    )
    yield from _entries(memory, [number for (number,) in rows], without)


def candidates(
    memory: sqlite3.Connection, zh: str, without: str = ""
) -> Iterator[Entry]:
    """Yield the entries that share most of the rarer groups of characters with ``zh``.

    What stands in the source ``without`` alone is left out.
    """
    groups = _rarest(memory, _groups(zh))
    rows = memory.execute(
        f"SELECT doc FROM trigram_place WHERE term IN ({_marks(groups)}) "  # noqa: S608
        "GROUP BY doc ORDER BY count(*) DESC, doc DESC LIMIT ?",
        (*groups, _CANDIDATES),
    )
    yield from _entries(memory, [number for (number,) in rows], without)


def renderings(memory: sqlite3.Connection) -> Mapping[str, Collection[str]]:
    """Return what each concept is, or once was, called in English."""
    found: dict[str, list[str]] = {}
    for concept, words in memory.execute("SELECT concept, words FROM rendering"):
        found.setdefault(concept, []).append(words)
    return found


def counts(memory: sqlite3.Connection) -> tuple[int, int]:
    """Return how many pairs there are, and how many sources."""
    [row] = memory.execute(
        "SELECT (SELECT count(*) FROM pair), (SELECT count(*) FROM source)"
    ).fetchall()
    pairs, sources = row
    return pairs, sources


def _in_chinese(
    memory: sqlite3.Connection, phrases: Sequence[str], limit: int
) -> list[Hit]:
    wanted = [phrase.strip().lower() for phrase in phrases if phrase.strip()]
    # No text has a NUL, and SQLite takes it for the end of a query.
    if not wanted or any("\0" in phrase for phrase in wanted):
        return []
    tests = " AND ".join(["instr(lower(zh), ?)"] * len(wanted))
    groups = [_quoted(group) for word in wanted for group in _groups(word)]
    if groups:
        rows = memory.execute(
            "SELECT id FROM chinese JOIN pair ON id = chinese.rowid "  # noqa: S608
            f"WHERE chinese MATCH ? AND {tests} ORDER BY chinese.rowid DESC LIMIT ?",
            (" AND ".join(groups), *wanted, limit),
        ).fetchall()
    else:
        rows = _short(memory, wanted, tests, limit)
    return [
        Hit(entry, zh_spots=_spots(entry.zh, wanted))
        for entry in _entries(memory, [number for (number,) in rows])
    ]


def _short(
    memory: sqlite3.Connection, wanted: Sequence[str], tests: str, limit: int
) -> list[tuple[int]]:
    """Return the pairs with words of one or two characters, which have no group."""
    recent = "id > (SELECT max(id) FROM pair) - ?"
    rows = memory.execute(
        f"SELECT id FROM pair WHERE {recent} AND {tests} ORDER BY id DESC LIMIT ?",  # noqa: S608
        (_RECENT, *wanted, limit),
    ).fetchall()
    if len(rows) == limit:
        return rows
    seen = ", ".join(["total(instr(lower(zh), ?) > 0)"] * len(wanted))
    [numbers] = memory.execute(
        f"SELECT {seen} FROM pair WHERE {recent}",  # noqa: S608
        (*wanted, _RECENT),
    ).fetchall()
    _, rarest = min(zip(numbers, wanted, strict=True))
    return memory.execute(
        "SELECT id FROM pair WHERE id IN "  # noqa: S608
        "(SELECT doc FROM trigram_place WHERE term >= ? AND term < ?) "
        f"AND {tests} ORDER BY id DESC LIMIT ?",
        (rarest, rarest + _LAST_CHARACTER, *wanted, limit),
    ).fetchall()


def _in_english(
    memory: sqlite3.Connection, phrases: Sequence[str], limit: int
) -> list[Hit]:
    # What has neither letter nor digit is no word to the index, and nothing fits it.
    query = " AND ".join(_quoted(p) for p in phrases if _WORD.search(p))
    if not query or "\0" in query:
        return []
    rows = memory.execute(
        "SELECT rowid FROM english WHERE english MATCH ? ORDER BY rowid DESC LIMIT ?",
        (query, limit),
    )
    entries = [*_entries(memory, [number for (number,) in rows])]
    # The index holds no text: the few that are shown are indexed again, to be marked.
    spots = _highlighted([entry.en for entry in entries], query)
    return [
        Hit(entry, en_spots=spots.get(number, ()))
        for number, entry in enumerate(entries)
    ]


def _highlighted(texts: Iterable[str], query: str) -> Mapping[int, tuple[Spot, ...]]:
    """Return where the words of ``query`` stand, by the number of the text."""
    with closing(sqlite3.connect(":memory:")) as shown:
        shown.execute(f"CREATE VIRTUAL TABLE shown USING fts5 (text, {STEMS})")
        shown.executemany(
            "INSERT INTO shown (rowid, text) VALUES (?, ?)", enumerate(texts)
        )
        rows = shown.execute(
            "SELECT rowid, highlight(shown, 0, ?, ?) FROM shown WHERE shown MATCH ?",
            (_START, _END, query),
        )
        return {number: _marked_spots(text) for number, text in rows}


def _marked_spots(text: str) -> tuple[Spot, ...]:
    spots: list[Spot] = []
    place = start = 0
    for piece in re.split(f"([{_START}{_END}])", text):
        if piece == _START:
            start = place
        elif piece == _END:
            spots.append((start, place))
        else:
            place += len(piece)
    return tuple(spots)


def _spots(text: str, words: Iterable[str]) -> tuple[Spot, ...]:
    """Return where any of ``words`` stand, leftmost-longest."""
    longest_first = sorted(words, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return tuple(match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def _groups(text: str) -> list[str]:
    """Return the groups of three characters of ``text``, each once."""
    # The index folds letters as SQLite does, which is this for all it may meet.
    folded = text.lower()
    starts = range(len(folded) - _GROUP + 1)
    return list(dict.fromkeys(folded[start : start + _GROUP] for start in starts))


def _rarest(memory: sqlite3.Connection, groups: Sequence[str]) -> list[str]:
    rows = memory.execute(
        f"SELECT term, doc FROM trigram WHERE term IN ({_marks(groups)}) "  # noqa: S608
        "ORDER BY doc, term",
        groups,
    )
    chosen: list[str] = []
    places = 0
    for group, number in rows:
        if chosen and places + number > _PLACES:
            break
        places += number
        chosen.append(group)
    return chosen


def _entries(
    memory: sqlite3.Connection, numbers: Sequence[int], without: str = ""
) -> Iterator[Entry]:
    """Yield the entries ``numbers`` in their order, with their places."""
    texts = {
        number: (zh, en)
        for number, zh, en in memory.execute(
            f"SELECT id, zh, en FROM pair WHERE id IN ({_marks(numbers)})",  # noqa: S608
            numbers,
        )
    }
    places: dict[int, list[Place]] = {number: [] for number in numbers}
    for number, name, unit in memory.execute(
        "SELECT pair, name, unit FROM place JOIN source ON source.id = source "  # noqa: S608
        f"WHERE pair IN ({_marks(numbers)}) ORDER BY source DESC, length(unit), unit",
        numbers,
    ):
        if name != without:
            places[number].append(Place(name, unit))
    for number in numbers:
        if places[number]:
            yield Entry(*texts[number], tuple(places[number]))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _quoted(term: str) -> str:
    doubled = term.replace('"', '""')
    return f'"{doubled}"'
