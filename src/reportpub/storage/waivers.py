"""The door for waivers: ``source/<report>/waivers.toml``, a table a waiver."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.waiver import Waiver

WAIVERS = "waivers.toml"

_NEEDED = ("code", "unit", "reason")
_FIELDS = frozenset({*_NEEDED, "about"})
_TABLE = re.compile(r"^\s*\[\[\s*waiver\s*\]\]", re.MULTILINE)


def read_waivers(path: Path, name: str) -> tuple[Waiver, ...]:
    """Return the waivers of a report, in their order; none where there is no file.

    Messages call the file ``name``. Raises ``SourceError`` with a line where it is no
    TOML, or a waiver lacks a field, has an unknown one, or gives no reason.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise SourceError(message, Location(name)) from None
    return parse_waivers(data, name)


def parse_waivers(data: bytes, name: str) -> tuple[Waiver, ...]:
    """Return the waivers that the bytes of a file say; as ``read_waivers``."""
    try:
        text = data.decode("utf-8-sig")
        content = tomllib.loads(text)
    except UnicodeDecodeError:
        message = "The file is not UTF-8; save it with the encoding UTF-8."
        raise SourceError(message, Location(name)) from None
    except tomllib.TOMLDecodeError as error:
        message = f"The file is not valid TOML: {error}. Mend that line."
        raise SourceError(message, Location(name)) from None
    tables = content.pop("waiver", [])
    if content or not isinstance(tables, list):
        message = "The file may hold [[waiver]] tables only; remove the rest."
        raise SourceError(message, Location(name))
    lines = [text.count("\n", 0, m.start()) + 1 for m in _TABLE.finditer(text)]
    # Tables written inline have no heading to be found by.
    lines += [0] * (len(tables) - len(lines))
    return tuple(
        _waiver(table, Location(name, line))
        for table, line in zip(tables, lines, strict=False)
    )


def with_waiver(text: str, waiver: Waiver) -> str:
    """Return the text of a file with ``waiver`` added at its end; the rest stays."""
    import tomlkit

    end = "\r\n" if "\r\n" in text else "\n"
    table = tomlkit.table()
    for field in (*_NEEDED, "about"):
        if value := getattr(waiver, field):
            table.add(field, value)
    rows = tomlkit.aot()
    rows.append(table)
    addition = tomlkit.document()
    addition.append("waiver", rows)
    before = f"{text.rstrip()}{end}{end}" if text.strip() else ""
    return before + addition.as_string().replace("\n", end)


def _waiver(table: Any, location: Location) -> Waiver:  # noqa: ANN401
    fields = table if isinstance(table, dict) else {}
    for field in sorted(fields.keys() - _FIELDS):
        message = (
            f"A waiver has no field “{field}”; it has {', '.join(sorted(_FIELDS))}."
        )
        raise SourceError(message, location)
    for field in _FIELDS:
        if not isinstance(fields.get(field, ""), str):
            message = f"“{field}” of a waiver must be text in quotation marks."
            raise SourceError(message, location)
    for field in _NEEDED:
        if not fields.get(field, "").strip():
            message = f"The waiver lacks “{field}”; a waiver must state {field}."
            raise SourceError(message, location)
    code, unit, reason = (fields[field] for field in _NEEDED)
    return Waiver(code, unit, reason, fields.get("about", ""), location)
