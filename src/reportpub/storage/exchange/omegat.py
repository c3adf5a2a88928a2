"""OmegaT glossaries: Chinese, English and a comment, parted by tabs.

One line a pair of terms; the comment begins with the entry's id in brackets and what
the pair is. OmegaT appends lines of its own without that: they become new entries,
or further renderings of a known term. Renderings to avoid stand in the comment only,
for OmegaT would offer them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.characters import decoded, outgoing
from reportpub.storage.exchange.draft import (
    Draft,
    Row,
    draft_of,
    glossary_of,
)
from reportpub.storage.exchange.naming import known_ids

HOLDS = frozenset({"zh.preferred", "zh.variants", "en.preferred", "en.admitted"})

# OmegaT reads the encoding from it (its MagicComment).
_HEADING = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
_COMMENT = re.compile(r"\[([a-z0-9-]+)\] (preferred|variant|admitted)\b")
_CELLS = (2, 3)


@dataclass(slots=True)
class _Entry:
    """What the lines read so far say of one entry."""

    id: str
    location: Location
    preferred: tuple[str, str] = ("", "")
    variants: list[str] = field(default_factory=list[str])
    admitted: list[str] = field(default_factory=list[str])


def write(glossary: Glossary) -> bytes:
    """Return the glossary as lines; line breaks and tabs in it become blanks."""
    lines = [_HEADING]
    for draft in outgoing(glossary):
        zh, en = draft.texts["zh.preferred"], draft.texts["en.preferred"]
        lines.append(_line(zh, en, f"[{draft.id}] preferred{_advice(draft)}"))
        for (variant,) in draft.rows["zh.variants"]:
            lines.append(_line(variant, en, f"[{draft.id}] variant"))
        for (admitted,) in draft.rows["en.admitted"]:
            lines.append(_line(zh, admitted, f"[{draft.id}] admitted"))
    return "\n".join([*lines, ""]).encode()


def read(data: bytes, name: str, base: Glossary) -> Glossary:
    """Return the entries of an OmegaT glossary.

    Raises ``GlossaryError`` with the line of what is wrong.
    """
    entries: dict[str, _Entry] = {}
    for place, zh, en, comment in _pairs(data, name):
        ours = _COMMENT.match(comment)
        if ours:
            entry = entries.setdefault(ours[1], _Entry(ours[1], place))
            _take(entry, zh, en, ours[2])
        else:
            _take_unmarked(_owner(zh, place, entries, base), zh, en)
    drafts = (_draft(entry, base) for entry in entries.values())
    return glossary_of(known_ids(drafts, base), base)


def _advice(draft: Draft) -> str:
    words = [f"“{text}” ({why})" for text, why in draft.rows["en.forbidden"]]
    return f". Not: {'; '.join(words)}" if words else ""


def _line(zh: str, en: str, comment: str) -> str:
    cells = [_flat(cell) for cell in (zh, en, comment)]
    # OmegaT would skip it as a remark; a blank, which it trims, stops that.
    marked = " " if cells[0].lstrip(" ").startswith("#") else ""
    return marked + "\t".join(cells)


def _pairs(data: bytes, name: str) -> Iterator[tuple[Location, str, str, str]]:
    for number, line in enumerate(decoded(data, name).split("\n"), start=1):
        if line.startswith("#") or not line.strip():
            continue
        place = Location(name, number)
        cells = line.split("\t")
        if len(cells) not in _CELLS or not all(map(str.strip, cells[:2])):
            message = "The line is not Chinese, tab, English, tab, comment; mend it."
            raise GlossaryError(message, place)
        marked = line.startswith(" ") and line.lstrip(" ").startswith("#")
        zh = cells[0][1:] if marked else cells[0]
        yield place, zh, cells[1], "".join(cells[2:])


def _owner(
    zh: str, place: Location, entries: dict[str, _Entry], base: Glossary
) -> _Entry:
    """Return the entry that a line without an id belongs to."""
    for entry in entries.values():
        if entry.preferred[0] == zh:
            return entry
    known = next((concept for concept in base if concept.zh.preferred == zh), None)
    if known is None:
        return entries.setdefault(f"new {zh}", _Entry("", place))
    entry = _Entry(known.id, place, (zh, known.en.preferred))
    entry.variants.extend(known.zh.variants)
    entry.admitted.extend(known.en.admitted)
    return entries.setdefault(known.id, entry)


def _take(entry: _Entry, zh: str, en: str, role: str) -> None:
    if role == "variant":
        entry.variants.append(zh)
    elif role == "admitted":
        entry.admitted.append(en)
    else:
        entry.preferred = (zh, en)


def _take_unmarked(entry: _Entry, zh: str, en: str) -> None:
    if entry.preferred == ("", ""):
        entry.preferred = (zh, en)
    elif en not in (entry.preferred[1], *entry.admitted):
        entry.admitted.append(en)


def _draft(entry: _Entry, base: Glossary) -> Draft:
    """Return the entry; blanks where ``base`` has breaks or tabs are no change."""
    known = base.concepts.get(entry.id)
    before: dict[str, str] = {}
    if known:
        ours = draft_of(known)
        lists = (*ours.rows["zh.variants"], *ours.rows["en.admitted"])
        terms = (*(row[0] for row in lists), known.zh.preferred, known.en.preferred)
        before = {_flat(term): term for term in terms}
    zh, en = (before.get(term, term) for term in entry.preferred)
    rows: dict[str, tuple[Row, ...]] = {
        "zh.variants": tuple((before.get(t, t),) for t in entry.variants),
        "en.admitted": tuple((before.get(t, t),) for t in entry.admitted),
    }
    texts = {"zh.preferred": zh, "en.preferred": en}
    return Draft(entry.id, texts, rows, entry.location)


def _flat(text: str) -> str:
    return re.sub(r"[\n\t]", " ", text)
