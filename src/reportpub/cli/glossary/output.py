"""How entries are printed: columns for people, JSON for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import click

from reportpub.model.glossary import Concept
from reportpub.storage.glossary_layout import entry_fields

Json: TypeAlias = Mapping[str, object]

# Beyond this a column is not filled up: one long entry must not push the rest away.
_WIDEST = 32


def print_json(value: object) -> None:
    """Print ``value`` as JSON, Chinese as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_columns(rows: Iterable[Sequence[str]]) -> None:
    """Print ``rows`` in columns that line up in a terminal."""
    rows = tuple(rows)
    widths = [
        min(_WIDEST, max(map(_width, column))) for column in zip(*rows, strict=True)
    ]
    for row in rows:
        cells = (_filled(cell, width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def print_changed(files: Mapping[str, str]) -> None:
    """Say which files were added, changed or removed."""
    for name, what in files.items():
        click.echo(f"{what:7}  {name}")
    if not files:
        click.echo("nothing to change")


def concept_json(concept: Concept) -> Json:
    """Return ``concept`` in the form of its file, and where that is."""
    fields = entry_fields(concept)
    tables = {name: fields[name] for name in ("zh", "en", "definition")}
    return {**fields[""], **tables, "file": concept.location.path}


def _width(text: str) -> int:
    """Return how many columns ``text`` takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
