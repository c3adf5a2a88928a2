"""How an entry is laid out when nobody has laid it out yet: the house layout.

Scalars first, their equals signs in one column; then the lists; then a table for
each language, the definition, and the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TypeAlias

import tomlkit

from reportpub.model.glossary import Concept, Forbidden, Member, Source

Row: TypeAlias = Mapping[str, str]
Value: TypeAlias = str | list[str] | list[Row]
Fields: TypeAlias = Mapping[str, Mapping[str, Value]]
"""The fields of an entry by table; those of the entry itself under ``""``."""

# Fields that stand below the scalars, after an empty line.
LISTS = ("members", "see_also")
# An empty one of these is left out of a row; the others are written as "".
_OPTIONAL = frozenset({"url"})


def entry_fields(concept: Concept) -> Fields:
    """Return all fields of ``concept`` in the order of the house, empty ones too."""
    return {
        "": {
            "id": concept.id,
            "kind": concept.kind,
            "scope": concept.scope,
            "status": concept.status,
            "confidence": concept.confidence or "",
            "question": concept.question,
            "since": concept.since,
            "members": _rows(concept.members),
            "see_also": list(concept.see_also),
            "sources": _rows(concept.sources),
        },
        "zh": {
            "preferred": concept.zh.preferred,
            "variants": list(concept.zh.variants),
            "pinyin": concept.zh.pinyin,
            "hant": concept.zh.hant,
        },
        "en": {
            "preferred": concept.en.preferred,
            "admitted": list(concept.en.admitted),
            "forbidden": _rows(concept.en.forbidden),
            "gloss": concept.en.gloss,
            "gloss_as": concept.en.gloss_as or "",
        },
        "definition": {"zh": concept.definition_zh, "en": concept.definition_en},
    }


def new_entry(concept: Concept) -> str:
    """Return the TOML text of ``concept`` in the house layout."""
    fields = entry_fields(concept)
    own = fields[""]
    scalars = {n: v for n, v in own.items() if v and isinstance(v, str)}
    lists = {n: own[n] for n in LISTS if own[n]}
    parts = ["".join(_lines(scalars))]
    if lists:
        parts.append("".join(field_line(n, v) for n, v in lists.items()))
    for name in ("zh", "en", "definition"):
        present = {n: v for n, v in fields[name].items() if v}
        if present:
            parts.append(f"[{name}]\n" + "".join(_lines(present)))
    parts.extend(row_table("sources", asdict(source)) for source in concept.sources)
    return "\n".join(parts)


def row_table(name: str, row: Row) -> str:
    """Return ``row`` as one table of an array of tables."""
    present = {n: v for n, v in row.items() if v}
    return f"[[{name}]]\n" + "".join(_lines(present))


def field_line(name: str, value: Value, width: int = 0) -> str:
    """Return the line or lines of a field, its name filled up to ``width``."""
    return f"{name.ljust(width)} = {value_text(value)}\n"


def value_text(value: Value) -> str:
    """Return ``value`` in TOML; one row fits on a line, more have a line each."""
    if isinstance(value, str):
        return tomlkit.string(str(value)).as_string()
    items = [item_text(item) for item in value]
    if isinstance(value[0], str):
        return f"[{', '.join(items)}]"
    if len(items) == 1 and "why" in value[0]:
        return f"[{items[0]}]"
    return "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def item_text(item: str | Row) -> str:
    """Return one item of a list in TOML."""
    if isinstance(item, str):
        return value_text(item)
    pairs = (
        f"{name} = {value_text(value)}"
        for name, value in item.items()
        if value or name not in _OPTIONAL
    )
    return "{ " + ", ".join(pairs) + " }"


def _rows(values: Iterable[Source | Forbidden | Member]) -> list[Row]:
    return [asdict(value) for value in values]


def _lines(fields: Mapping[str, Value]) -> Iterator[str]:
    width = _width(fields)
    return (field_line(name, value, width) for name, value in fields.items())


def _width(names: Iterable[str]) -> int:
    return max(map(len, names), default=0)
