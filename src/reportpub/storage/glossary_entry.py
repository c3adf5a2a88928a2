"""The door for one entry: a TOML file, checked field by field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    Confidence,
    EnglishTerm,
    Forbidden,
    GlossForm,
    Kind,
    Member,
    Rank,
    Source,
    Status,
)
from reportpub.storage.entry_rules import faults

Choice = TypeVar("Choice", bound=StrEnum)

# The fields of an entry, table by table; docs/glossary.md explains them.
FIELDS: Mapping[str, frozenset[str]] = {
    "": frozenset(
        {"id", "kind", "scope", "status", "confidence", "question", "since"}
        | {"members", "see_also", "zh", "en", "definition", "sources"}
    ),
    "zh": frozenset({"preferred", "variants", "pinyin", "hant"}),
    "en": frozenset({"preferred", "admitted", "forbidden", "gloss", "gloss_as"}),
    "definition": frozenset({"zh", "en"}),
    "members": frozenset({"zh", "en"}),
    "sources": frozenset({"rank", "text", "url"}),
    "forbidden": frozenset({"text", "why"}),
}


def read_entry(path: Path, name: str) -> Concept:
    """Read the entry at ``path``; messages call the file ``name``.

    Raises ``GlossaryError`` with file and line for what is no TOML, breaks the form
    of an entry or contradicts itself.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise GlossaryError(message, Location(name)) from None
    return parse_entry(data, name)


def parse_entry(data: bytes, name: str) -> Concept:
    """Return the entry that the bytes of a file say; as ``read_entry``."""
    text = ""
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "The file is not UTF-8; save it with the encoding UTF-8."
        raise GlossaryError(message, Location(name, line)) from None
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(error, text, name) from None
    return _Entry(text, name).concept(table)


def _syntax_error(
    error: tomllib.TOMLDecodeError, text: str, name: str
) -> GlossaryError:
    place = re.search(r" \(at line (\d+), column \d+\)$", str(error))
    # Without a place the file ended too early.
    line = int(place[1]) if place else text.count("\n") + 1
    reason = str(error)[: place.start()] if place else str(error).partition(" (at")[0]
    message = f"The entry is not valid TOML: {reason}. Mend that line."
    return GlossaryError(message, Location(name, line))


class _Entry:
    """Reads the fields of one entry and knows on which line each stands."""

    def __init__(self, text: str, name: str) -> None:
        self._lines = text.splitlines()
        self._name = name

    def concept(self, table: Mapping[str, Any]) -> Concept:
        self._refuse_unknown("", table)
        zh, en = self._table(table, "zh"), self._table(table, "en")
        definition = table.get("definition", {})
        self._refuse_unknown("definition", definition)
        concept = Concept(
            id=self._text(table, "id"),
            kind=self._choice(Kind, table, "kind"),
            scope=self._text(table, "scope"),
            status=self._choice(Status, table, "status"),
            zh=self._chinese(zh),
            en=self._english(en),
            confidence=self._choice(Confidence, table, "confidence")
            if "confidence" in table
            else None,
            question=self._optional(table, "question"),
            since=self._optional(table, "since"),
            members=tuple(
                Member(self._optional(row, "zh"), self._optional(row, "en"))
                for row in self._rows(table, "members")
            ),
            definition_zh=self._optional(definition, "zh"),
            definition_en=self._optional(definition, "en"),
            see_also=self._texts(table, "see_also"),
            sources=tuple(
                Source(
                    self._choice(Rank, row, "rank"),
                    self._text(row, "text"),
                    self._optional(row, "url"),
                )
                for row in self._rows(table, "sources")
            ),
            location=Location(self._name, 1),
        )
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", concept.id):
            raise self._error(
                "id", f"“{concept.id}” is no id; use a–z, 0–9 and hyphens."
            )
        for fault in faults(concept):
            raise self._error(fault.field.rpartition(".")[2], fault.message)
        return concept

    def _chinese(self, table: Mapping[str, Any]) -> ChineseTerm:
        return ChineseTerm(
            self._text(table, "preferred"),
            self._texts(table, "variants"),
            self._optional(table, "pinyin"),
            self._optional(table, "hant"),
        )

    def _english(self, table: Mapping[str, Any]) -> EnglishTerm:
        forbidden = tuple(
            Forbidden(self._text(row, "text"), self._optional(row, "why"))
            for row in self._rows(table, "forbidden")
        )
        return EnglishTerm(
            self._text(table, "preferred"),
            self._texts(table, "admitted"),
            forbidden,
            self._optional(table, "gloss"),
            self._choice(GlossForm, table, "gloss_as") if "gloss_as" in table else None,
        )

    def _error(self, field: str, message: str) -> GlossaryError:
        pattern = re.compile(rf"\s*(\[+)?\s*(\w+\.)?{re.escape(field)}\b")
        lines = enumerate(self._lines, start=1)
        line = next((number for number, row in lines if pattern.match(row)), 1)
        return GlossaryError(message, Location(self._name, line))

    def _refuse_unknown(self, table_name: str, table: object) -> None:
        where = f"[{table_name}]" if table_name else "an entry"
        if not isinstance(table, dict):
            message = f"“{table_name}” must be a table, {where}."
            raise self._error(table_name, message)
        for field in table:
            if field not in FIELDS[table_name]:
                known = ", ".join(sorted(FIELDS[table_name]))
                message = f"“{field}” is no field of {where}; the fields are {known}."
                raise self._error(field, message)

    def _table(self, table: Mapping[str, Any], field: str) -> Mapping[str, Any]:
        if field not in table:
            message = f"The entry lacks the table [{field}]; add it."
            raise self._error("id", message)
        self._refuse_unknown(field, table[field])
        found: Mapping[str, Any] = table[field]
        return found

    def _rows(self, table: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
        rows = table.get(field, [])
        if not isinstance(rows, list):
            message = f"“{field}” must be a list of tables."
            raise self._error(field, message)
        for row in rows:
            self._refuse_unknown(field, row)
        return rows

    def _text(self, table: Mapping[str, Any], field: str) -> str:
        if not table.get(field):
            message = f"“{field}” is missing or empty; write it as a quoted string."
            raise self._error(field, message)
        return self._optional(table, field)

    def _optional(self, table: Mapping[str, Any], field: str) -> str:
        value = table.get(field, "")
        if not isinstance(value, str):
            message = f"“{field}” must be text; put quotation marks round it."
            raise self._error(field, message)
        return value

    def _texts(self, table: Mapping[str, Any], field: str) -> tuple[str, ...]:
        values = table.get(field, [])
        is_list = isinstance(values, list)
        if not is_list or not all(isinstance(v, str) and v for v in values):
            message = f"“{field}” must be a list of quoted strings."
            raise self._error(field, message)
        return tuple(values)

    def _choice(
        self, choices: type[Choice], table: Mapping[str, Any], field: str
    ) -> Choice:
        value = self._text(table, field)
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(choices)
            message = f"“{value}” is no {field}; choose one of {known}."
            raise self._error(field, message) from None
