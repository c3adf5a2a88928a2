"""Change the items of a list and keep the layout of those that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, cast

import tomlkit
from tomlkit.items import AoT, Array, Item, Table

from reportpub.storage.glossary_insert import insert_field
from reportpub.storage.glossary_layout import (
    Row,
    Value,
    item_text,
    row_table,
    value_text,
)


def changed_list(old: Any, wanted: Value) -> Item:  # noqa: ANN401
    """Return the array ``old`` with its items made ``wanted``."""
    assert not isinstance(wanted, str)
    if not isinstance(old, Array) or not len(old):
        return tomlkit.value(value_text(wanted))
    text = old.as_string()
    present = old.unwrap()
    if text == value_text(present):
        # It is in the house layout already, and stays in it.
        return tomlkit.value(value_text(wanted))
    if "\n" not in text:
        return tomlkit.value(f"[{', '.join(_kept(old, wanted))}]")
    for start, end, items in _edits(present, wanted):
        shared = min(end - start, len(items))
        for offset in range(shared):
            old[start + offset] = tomlkit.value(item_text(items[offset]))
        for _ in range(end - start - shared):
            del old[start + shared]
        for offset, item in enumerate(items[shared:]):
            old.insert(start + shared + offset, tomlkit.value(item_text(item)))
    return old


def change_rows(
    document: tomlkit.TOMLDocument, rows: AoT, name: str, wanted: Value
) -> str:
    """Make the tables of ``rows`` those of ``wanted``; return the document's text."""
    assert not isinstance(wanted, str)
    new = [row for row in wanted if not isinstance(row, str)]
    present = cast("list[Any]", rows.unwrap())
    added = ""
    for start, end, items in _edits(present, new):
        shared = min(end - start, len(items))
        for offset in range(shared):
            _change_row(rows[start + offset], cast("Row", items[offset]))
        for _ in range(end - start - shared):
            del rows[start + shared]
        tables = [row_table(name, cast("Row", item)) for item in items[shared:]]
        place = start + shared
        if place < len(rows):
            table = rows[place]
            before = "".join(f"{text}\n" for text in tables)
            table.trivia.indent = before + table.trivia.indent
        else:
            added = "".join(f"\n{text}" for text in tables)
    text = document.as_string()
    return text.rstrip("\n") + "\n" + added if added else text


def _change_row(table: Table, row: Row) -> None:
    for name, value in row.items():
        if not value:
            table.pop(name, None)
        elif name not in table:
            insert_field(table, name, str(value))
        elif table[name] != value:
            table[name] = str(value)


def _kept(old: Array, wanted: Sequence[str | Row]) -> Iterator[str]:
    """Yield the items in TOML, those of ``old`` as they are written there."""
    written = [(cast("Item", item), cast("Item", item).unwrap()) for item in old]
    for item in wanted:
        same = next((i for i, plain in written if plain == item), None)
        yield item_text(item) if same is None else same.as_string().strip()


def _edits(
    present: Sequence[Any], wanted: Sequence[Any]
) -> list[tuple[int, int, list[Any]]]:
    """Return what to replace, last first, so that earlier places stay true."""
    old, new = [_key(item) for item in present], [_key(item) for item in wanted]
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        (start, end, list(wanted[first:last]))
        for tag, start, end, first, last in reversed(opcodes)
        if tag != "equal"
    ]


def _key(item: str | Row) -> object:
    if isinstance(item, str):
        return str(item)
    return tuple(sorted((name, str(value)) for name, value in item.items() if value))
