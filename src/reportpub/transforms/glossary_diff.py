"""What differs between two glossaries, entry by entry and field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from reportpub.diagnostics import Location
from reportpub.model.glossary import Concept, Glossary


class Step(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is another than before, or an entry that came or went."""

    id: str
    step: Step
    field: str
    old: str
    new: str


def changes(
    old: Glossary, new: Glossary, *, removals: bool = False
) -> tuple[Change, ...]:
    """Return what turns ``old`` into ``new``, in the order of ids.

    Entries that ``new`` lacks count only with ``removals``: a file that comes back
    may well hold a part of the glossary.
    """
    found: list[Change] = []
    for identifier in sorted({*old.concepts, *new.concepts}):
        before, after = old.concepts.get(identifier), new.concepts.get(identifier)
        if before and after:
            found.extend(_changed(before, after))
        elif after:
            found.append(Change(identifier, Step.ADDED, "", "", _label(after)))
        elif before and removals:
            found.append(Change(identifier, Step.REMOVED, "", _label(before), ""))
    return tuple(found)


def _changed(before: Concept, after: Concept) -> Iterator[Change]:
    new = dict(_values(after, ""))
    for name, value in _values(before, ""):
        if value != new[name]:
            old, now = _words(value), _words(new[name])
            yield Change(before.id, Step.CHANGED, name, old, now)


def _values(part: object, prefix: str) -> Iterator[tuple[str, object]]:
    assert is_dataclass(part)
    for field in fields(part):
        value: object = getattr(part, field.name)
        name = f"{prefix}{field.name}"
        if isinstance(value, Location):
            continue
        if is_dataclass(value):
            yield from _values(value, f"{name}.")
        else:
            yield name, value


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_words(row) for row in value)
    if is_dataclass(value):
        return " · ".join(
            filter(None, (_words(text) for _, text in _values(value, "")))
        )
    return str(value or "")


def _label(concept: Concept) -> str:
    return f"{concept.zh.preferred} · {concept.en.preferred}"
