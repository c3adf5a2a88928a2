"""The door for settings: the table ``[tool.reportpub]`` of ``pyproject.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from reportpub.diagnostics import Location
from reportpub.errors import ProjectError
from reportpub.model.edition import (
    BILINGUAL,
    DEFAULT_THEME,
    EDITION_FORMATS,
    EDITIONS,
    FIGURES,
    LANGUAGES,
    OFFERED,
    TERM_INDEX,
    Edition,
    Layout,
)

_SETTINGS = ("theme", "layout", "numbers", "editions")
_FIELDS = ("name", "languages", "layout", "numbers", "formats", "theme")
_KNOWN = {edition.name: edition for edition in (*EDITIONS, *OFFERED)}
_LONGEST_NAME = 40
_NAME = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{_LONGEST_NAME - 1}}}")
_PAIRS = (("zh-Hans", "en"), ("zh-Hant", "en"))
_HEADING = re.compile(r"\s*\[\[?\s*([^\]]*?)\s*\]")
_AT_LINE = re.compile(r"at line (\d+)")

# What TOML has read; each field is looked at before it is used.
_Table: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``[tool.reportpub]`` says; ``editions`` are all that is published."""

    theme: str
    editions: tuple[Edition, ...]
    places: Mapping[str, Location]
    """Where each theme that an edition asks for is named."""


def read_settings(path: Path) -> Settings:
    """Return the settings of a project, or what holds where there are none.

    Raises ``ProjectError`` with the line of what cannot be followed.
    """
    text, table = _read(path)
    lines = _Lines(path.name, text.splitlines())
    for name in table:
        if name not in _SETTINGS:
            message = (
                f"[tool.reportpub] has no setting “{name}”; it has "
                f"{', '.join(_SETTINGS)}."
            )
            raise ProjectError(message, lines.of_setting(name))
    theme = _text(table, "theme", DEFAULT_THEME, lines.of_setting("theme"))
    layout = _layout(table, Layout.ROWS, lines.of_setting("layout"))
    numbers = _switch(table, "numbers", lines.of_setting("numbers"), default=False)
    tables = table.get("editions", [])
    if not isinstance(tables, list):
        message = (
            "Editions are tables of their own, each under [[tool.reportpub.editions]]."
        )
        raise ProjectError(message, lines.of_setting("editions"))
    defaults = {
        edition.name: replace(edition, layout=layout, theme=theme, numbers=numbers)
        for edition in (*EDITIONS, *OFFERED, TERM_INDEX, FIGURES)
    }
    asked: dict[str, Edition] = {}
    places = {theme: lines.of_setting("theme")}
    for number, fields in enumerate(tables):
        edition = _edition(fields, defaults, lines, number)
        if edition.name.casefold() in map(str.casefold, asked):
            message = f"The edition “{edition.name}” is there twice; remove one."
            raise ProjectError(message, lines.of_field(number, "name"))
        asked[edition.name] = edition
        places.setdefault(edition.theme, lines.of_field(number, "theme"))
    first = {e.name: asked.get(e.name, defaults[e.name]) for e in EDITIONS}
    last = (defaults[TERM_INDEX.name], defaults[FIGURES.name])
    return Settings(theme, (*{**first, **asked}.values(), *last), places)


def _read(path: Path) -> tuple[str, _Table]:
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except FileNotFoundError:
        return "", {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = _AT_LINE.search(str(error))
        message = f"The settings are not valid TOML: {error}. Mend that line."
        place = Location(path.name, int(found[1]) if found else 0)
        raise ProjectError(message, place) from None
    tool = content.get("tool", {})
    table = tool.get("reportpub", {}) if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        message = "[tool.reportpub] must be a table."
        raise ProjectError(message, Location(path.name))
    return text, table


def _edition(
    fields: Any,  # noqa: ANN401 (whatever TOML holds)
    defaults: Mapping[str, Edition],
    lines: _Lines,
    number: int,
) -> Edition:
    """Return the edition that a table asks for."""
    if not isinstance(fields, dict):
        message = "An edition is a table; write it under [[tool.reportpub.editions]]."
        raise ProjectError(message, lines.of_setting("editions"))
    for field in fields:
        if field not in _FIELDS:
            message = f"An edition has no “{field}”; it has {', '.join(_FIELDS)}."
            raise ProjectError(message, lines.of_field(number, field))
    name = _name(fields, lines.of_field(number, "name"))
    basis = defaults.get(name)
    languages = _languages(fields, name, lines.of_field(number, "languages"))
    if not basis:
        main = defaults[BILINGUAL.name]
        basis = replace(main, name=name, languages=languages)
    formats = _formats(fields, name, lines.of_field(number, "formats"))
    place = lines.of_field(number, "layout")
    for field in ("layout", "numbers"):
        if field in fields and len(languages) == 1:
            message = f"“{name}” has one language; remove “{field}”, which is for two."
            raise ProjectError(message, lines.of_field(number, field))
    return replace(
        basis,
        layout=_layout(fields, basis.layout, place),
        formats=formats,
        numbers=_switch(
            fields,
            "numbers",
            lines.of_field(number, "numbers"),
            default=basis.numbers,
        ),
        theme=_text(fields, "theme", basis.theme, lines.of_field(number, "theme")),
    )


def _name(fields: _Table, place: Location) -> str:
    name = _text(fields, "name", "", place)
    if not name:
        message = (
            f'The edition has no name; give it one, such as name = "{OFFERED[0].name}".'
        )
        raise ProjectError(message, place)
    if not _NAME.fullmatch(name):
        message = (
            f"“{name}” cannot be part of a file name; use up to {_LONGEST_NAME} "
            "letters, digits, “-” and “_”."
        )
        raise ProjectError(message, place)
    taken = {known.casefold(): known for known in (*_KNOWN, *_OTHERS)}
    known = taken.get(name.casefold(), "")
    if known in _OTHERS:
        message = f"“{known}” is no edition of the text; choose another name."
        raise ProjectError(message, place)
    if known and name != known:
        message = f"“{name}” is an edition that is called “{known}”; write it so."
        raise ProjectError(message, place)
    return name


_OTHERS = (TERM_INDEX.name, FIGURES.name)


def _languages(fields: _Table, name: str, place: Location) -> tuple[str, ...]:
    known = _KNOWN[name].languages if name in _KNOWN else ()
    if "languages" not in fields:
        if known:
            return known
        message = (
            f"The edition “{name}” has no languages; write, for example, languages = "
            '["zh-Hans", "en"].'
        )
        raise ProjectError(message, place)
    found = _texts(fields, "languages", place)
    if known and found != known:
        message = (
            f"“{name}” is the edition in {' and '.join(known)}; choose another name "
            "for yours."
        )
        raise ProjectError(message, place)
    for language in found:
        if language not in LANGUAGES:
            message = (
                f"There is no text in “{language}”; choose from {', '.join(LANGUAGES)}."
            )
            raise ProjectError(message, place)
    if len(found) != 1 and found not in _PAIRS:
        message = (
            "An edition has one language, or Chinese first and English beside it: "
            '["zh-Hans", "en"] or ["zh-Hant", "en"].'
        )
        raise ProjectError(message, place)
    return found


def _formats(fields: _Table, name: str, place: Location) -> tuple[str, ...]:
    if "formats" not in fields:
        return ()
    found = _texts(fields, "formats", place)
    unknown = next((form for form in found if form not in EDITION_FORMATS), None)
    if unknown is not None or not found:
        what = f"no format “{unknown}”" if unknown is not None else "no edition of none"
        message = f"There is {what}; choose from {', '.join(EDITION_FORMATS)}."
        raise ProjectError(message, place)
    if name == BILINGUAL.name and "html" not in found:
        message = (
            "The pages of terms and figures lead to the page of “zh-en”; keep “html” "
            "among its formats."
        )
        raise ProjectError(message, place)
    return tuple(form for form in EDITION_FORMATS if form in found)


def _layout(fields: _Table, default: Layout, place: Location) -> Layout:
    layout = _text(fields, "layout", default, place)
    if layout not in set(Layout):
        message = f"There is no layout “{layout}”; choose one of {', '.join(Layout)}."
        raise ProjectError(message, place)
    return Layout(layout)


def _text(fields: _Table, name: str, default: str, place: Location) -> str:
    value = fields.get(name, default)
    if not isinstance(value, str):
        message = f"“{name}” must be text in quotation marks."
        raise ProjectError(message, place)
    return value


def _switch(fields: _Table, name: str, place: Location, *, default: bool) -> bool:
    value = fields.get(name, default)
    if not isinstance(value, bool):
        message = f"“{name}” must be true or false, without quotation marks."
        raise ProjectError(message, place)
    return value


def _texts(fields: _Table, name: str, place: Location) -> tuple[str, ...]:
    values = fields[name]
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        message = f'“{name}” must be a list of texts, such as ["pdf", "html"].'
        if name == "languages":
            message = '“languages” must be a list of texts, such as ["zh-Hans", "en"].'
        raise ProjectError(message, place)
    return tuple(values)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Finds the lines of settings, which the reader of TOML does not tell."""

    name: str
    lines: Sequence[str]

    def of_setting(self, setting: str) -> Location:
        """Return where ``setting`` of ``[tool.reportpub]`` stands."""
        return self._within("tool.reportpub", 0, setting)

    def of_field(self, number: int, field: str) -> Location:
        """Return where a field of an edition stands, counted from 0, or the edition."""
        return self._within("tool.reportpub.editions", number, field)

    def _within(self, table: str, number: int, key: str) -> Location:
        inside, start = False, 0
        for position, line in enumerate(self.lines, start=1):
            heading = _HEADING.match(line)
            if heading and re.sub(r"[\s\"']", "", heading[1]) == table:
                inside = number == 0
                start = position if inside else start
                number -= 1
            elif heading:
                inside = False
            elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return Location(self.name, position)
        return Location(self.name, start)
