"""Write a new field where the house puts it among those that are there.

tomlkit writes a new field at the end of its table, below the empty line that parts
it from the next. Here it goes into the line end of the field above it, or before the
first character of the one below.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from tomlkit.container import Container
from tomlkit.items import AoT, Item, Key, Table

from reportpub.storage.glossary_layout import LISTS, Value, field_line

_Body: TypeAlias = list[tuple[Key | None, Item]]
_Pair: TypeAlias = tuple[Key, Item]

_ORDER = (
    *("id", "kind", "scope", "status", "confidence", "question", "since"),
    *LISTS,
    *("preferred", "variants", "pinyin", "hant", "admitted", "forbidden"),
    *("gloss", "gloss_as"),
    *("zh", "en", "rank", "text", "url"),
)


def append_lines(item: Item, lines: str) -> None:
    """Write ``lines`` below ``item``: they become a part of its line end."""
    item.trivia.trail = (item.trivia.trail or "\n") + lines


def insert_field(parent: Any, field: str, value: Value) -> None:  # noqa: ANN401
    """Write a new field where the house puts it among those that are there."""
    if not isinstance(parent, Container | Table):  # an inline table
        parent[field] = value
        return
    body = parent.body if isinstance(parent, Container) else parent.value.body
    before, after = _neighbours(body, field)
    key = before or after
    if key is None:
        parent[field] = value
        return
    line = field_line(field, value, 0 if field in LISTS else _column(key[0]))
    if before is None:
        assert after is not None
        after[1].trivia.indent = line + after[1].trivia.indent
        return
    is_first_list = field in LISTS and before[0].key not in LISTS
    append_lines(before[1], "\n" + line if is_first_list else line)


def _column(key: Key) -> int:
    """Return how wide the name of a neighbouring field is, with its spaces."""
    return len(key.as_string()) + len(key.sep.partition("=")[0]) - 1


def _neighbours(body: _Body, field: str) -> tuple[_Pair | None, _Pair | None]:
    """Return the fields that ``field`` stands after and before in the house order."""
    rank = _ORDER.index(field)
    fields = [
        (key, item)
        for key, item in body
        if key and key.key in _ORDER and not isinstance(item, AoT | Table)
    ]
    before = [pair for pair in fields if _ORDER.index(pair[0].key) < rank]
    after = [pair for pair in fields if _ORDER.index(pair[0].key) > rank]
    if field == "members" and after:
        before = []
    last = max(before, key=lambda pair: _ORDER.index(pair[0].key), default=None)
    return last, after[0] if after else None
