"""Change one field of an entry and leave every other byte where it is.

Comments, order, alignment and line ends are the translator's; only the fields that
differ are touched. What was written is read again before it is handed on.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, Item, Table

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Concept
from reportpub.storage.glossary_insert import append_lines, insert_field
from reportpub.storage.glossary_layout import (
    Fields,
    Value,
    entry_fields,
    field_line,
    new_entry,
    row_table,
)
from reportpub.storage.glossary_lists import change_rows, changed_list

__all__ = ["new_entry", "update_entry"]

_BOM = "\ufeff"


def update_entry(text: str, concept: Concept) -> str:
    """Return the entry ``text`` with the fields that differ made those of ``concept``.

    Raises ``GlossaryError`` where the entry is laid out so unusually that it cannot
    be changed and kept otherwise as it is.
    """
    wanted = entry_fields(concept)
    bom = _BOM if text.startswith(_BOM) else ""
    bare = text.removeprefix(_BOM)
    end = "\r\n" if "\r\n" in bare else "\n"
    changed = bare.replace("\r\n", "\n")
    for table, field, value in _changes(changed, wanted):
        try:
            changed = _changed(changed, table, field, value)
        except TOMLKitError:
            raise _refusal(concept, table, field) from None
    if changed == bare.replace("\r\n", "\n"):
        return text
    for table, field, _ in _changes(changed, wanted):
        raise _refusal(concept, table, field)
    return bom + _tidied(changed, bare).replace("\n", end)


def _refusal(concept: Concept, table: str, field: str) -> GlossaryError:
    name = f"{table}.{field}" if table else field
    message = (
        f"The layout of this entry is too unusual to change “{name}” in it; "
        "change it by hand, or write the entry as docs/glossary.md shows."
    )
    return GlossaryError(message, concept.location)


def _changes(text: str, wanted: Fields) -> Iterator[tuple[str, str, Value]]:
    """Yield the fields of ``text`` that are not as ``wanted``, with their values."""
    try:
        present: Mapping[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        present = {}
    for table, fields in wanted.items():
        found = present.get(table, {}) if table else present
        for field, value in fields.items():
            if _plain(found.get(field, "")) != _plain(value):
                yield table, field, value


def _plain(value: Value) -> object:
    """Return ``value`` so that what is empty equals what is not there."""
    if isinstance(value, str):
        return str(value)
    return [
        item if isinstance(item, str) else {n: str(v) for n, v in item.items() if v}
        for item in value
    ] or ""


def _changed(text: str, table: str, field: str, value: Value) -> str:
    document = tomlkit.parse(text)
    parent = document.get(table) if table else document
    name = f"{table}.{field}" if table else field
    if parent is None:
        return _with_table(document, table, field_line(field, value))
    if field not in parent:
        if field == "sources":
            return _with_rows(text, field, value)
        insert_field(parent, field, value)
    elif not value:
        _remove(document, table, field)
    elif isinstance(parent[field], AoT):
        return change_rows(document, parent[field], name, value)
    elif isinstance(value, str):
        # As a plain string: tomlkit takes an enumeration for a type of its own.
        parent[field] = str(value)
    else:
        parent[field] = changed_list(parent[field], value)
    return document.as_string()


def _with_rows(text: str, field: str, value: Value) -> str:
    rows = [row_table(field, row) for row in value if not isinstance(row, str)]
    return "\n".join([text.rstrip("\n") + "\n", *rows])


def _with_table(document: tomlkit.TOMLDocument, table: str, line: str) -> str:
    """Add a table below that of the English words."""
    anchor = _end_of_paragraph(document.get("en"))
    if anchor is None:
        return f"{document.as_string().rstrip()}\n\n[{table}]\n{line}"
    append_lines(anchor, f"\n[{table}]\n{line}")
    return document.as_string()


def _end_of_paragraph(table: object) -> Item | None:
    """Return the last field of ``table``, or the last comment right under it."""
    if not isinstance(table, Table):
        return None
    found: Item | None = None
    after_field = False
    for key, item in table.value.body:
        if key is not None and not isinstance(item, AoT | Table):
            found, after_field = item, True
        elif after_field and isinstance(item, Comment):
            found = item
        else:
            after_field = False
    return found


def _remove(document: tomlkit.TOMLDocument, table: str, field: str) -> None:
    """Take a field away; a definition with nothing left goes with it."""
    parent: Any = document[table] if table else document
    if table == "definition" and len(parent) == 1:
        document.remove(table)
    else:
        parent.remove(field)


def _tidied(text: str, before: str) -> str:
    """Return ``text`` without empty lines that taking fields away left behind."""
    if "\n\n\n" not in before:
        text = re.sub(r"\n{3,}", "\n\n", text)
    if not before.endswith("\n\n"):
        text = re.sub(r"\n{2,}\Z", "\n", text)
    return text
