"""Set the fields of a concept from what a person types: ``en.preferred=…``.

``=`` sets a field, ``+=`` adds to a list and ``-=`` takes away from it. The parts of
a row stand between vertical bars: ``members+=稳就业 | employment``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from reportpub.errors import GlossaryError
from reportpub.model.glossary import (
    Concept,
    Confidence,
    Forbidden,
    GlossForm,
    Kind,
    Member,
    Rank,
    Source,
    Status,
)

Choice = TypeVar("Choice", bound=StrEnum)
_Setter: TypeAlias = Callable[[Concept, str], Concept]
_Items: TypeAlias = tuple[Any, ...]


def _choice(choices: type[Choice], value: str, field: str) -> Choice:
    try:
        return choices(value)
    except ValueError:
        known = ", ".join(choices)
        message = f"“{value}” is no {field}; choose one of {known}."
        raise GlossaryError(message) from None


def _gloss_form(value: str) -> GlossForm | None:
    return _choice(GlossForm, value, "gloss_as") if value else None


_TEXTS: Mapping[str, _Setter] = {
    "kind": lambda c, v: replace(c, kind=_choice(Kind, v, "kind")),
    "scope": lambda c, v: replace(c, scope=v),
    "status": lambda c, v: replace(c, status=_choice(Status, v, "status")),
    "confidence": lambda c, v: replace(
        c, confidence=_choice(Confidence, v, "confidence") if v else None
    ),
    "question": lambda c, v: replace(c, question=v),
    "since": lambda c, v: replace(c, since=v),
    "zh.preferred": lambda c, v: replace(c, zh=replace(c.zh, preferred=v)),
    "zh.pinyin": lambda c, v: replace(c, zh=replace(c.zh, pinyin=v)),
    "zh.hant": lambda c, v: replace(c, zh=replace(c.zh, hant=v)),
    "en.preferred": lambda c, v: replace(c, en=replace(c.en, preferred=v)),
    "en.gloss": lambda c, v: replace(c, en=replace(c.en, gloss=v)),
    "en.gloss_as": lambda c, v: replace(c, en=replace(c.en, gloss_as=_gloss_form(v))),
    "definition.zh": lambda c, v: replace(c, definition_zh=v),
    "definition.en": lambda c, v: replace(c, definition_en=v),
}


def _source(parts: list[str]) -> Source:
    return Source(_choice(Rank, parts[0], "rank"), parts[1], parts[2])


# For each list: how it is read, how it is written, and how an item is made of parts.
_LISTS: Mapping[
    str,
    tuple[
        Callable[[Concept], _Items],
        Callable[[Concept, _Items], Concept],
        Callable[[list[str]], object] | None,
    ],
] = {
    "zh.variants": (
        lambda c: c.zh.variants,
        lambda c, v: replace(c, zh=replace(c.zh, variants=v)),
        None,
    ),
    "en.admitted": (
        lambda c: c.en.admitted,
        lambda c, v: replace(c, en=replace(c.en, admitted=v)),
        None,
    ),
    "en.forbidden": (
        lambda c: c.en.forbidden,
        lambda c, v: replace(c, en=replace(c.en, forbidden=v)),
        lambda parts: Forbidden(parts[0], parts[1]),
    ),
    "see_also": (lambda c: c.see_also, lambda c, v: replace(c, see_also=v), None),
    "members": (
        lambda c: c.members,
        lambda c, v: replace(c, members=v),
        lambda parts: Member(parts[0], parts[1]),
    ),
    "sources": (lambda c: c.sources, lambda c, v: replace(c, sources=v), _source),
}
FIELDS = (*_TEXTS, *_LISTS)


def assign(concept: Concept, assignment: str) -> Concept:
    """Return ``concept`` with one field set as ``assignment`` says.

    Raises ``GlossaryError`` where it is no assignment, or does not fit its field.
    """
    match = re.fullmatch(r"([a-z_.]+)\s*([+-]?=)(.*)", assignment, re.DOTALL)
    if match is None:
        message = f"“{assignment}” sets nothing; write FIELD=VALUE."
        raise GlossaryError(message)
    field, operator, value = match[1], match[2], match[3].strip()
    if field == "id":
        message = (
            "The id is not set; “reportpub glossary rename” changes it everywhere."
        )
        raise GlossaryError(message)
    if field in _TEXTS:
        if operator != "=":
            message = f"“{field}” is no list; write {field}=VALUE."
            raise GlossaryError(message)
        return _TEXTS[field](concept, value)
    if field not in _LISTS:
        message = f"“{field}” is no field of an entry; the fields are: "
        raise GlossaryError(message + ", ".join(FIELDS) + ".")
    return _assign_list(concept, field, operator, value)


def _assign_list(concept: Concept, field: str, operator: str, value: str) -> Concept:
    read, write, make = _LISTS[field]
    present = read(concept)
    if operator == "-=":
        kept = tuple(item for item in present if value not in _names(item))
        if kept == present:
            message = f"“{field}” has no “{value}”; “reportpub glossary show” lists it."
            raise GlossaryError(message, concept.location)
        return write(concept, kept)
    if not value:
        return write(concept, ())
    parts = [part.strip() for part in value.split("|")]
    item = make([*parts, "", ""]) if make else value
    before = present if operator == "+=" else ()
    return write(concept, tuple(dict.fromkeys((*before, item))))


def _names(item: object) -> tuple[str, ...]:
    """Return what an item of a list is called when it is to be taken away."""
    match item:
        case Member(zh, en):
            return zh, en
        case Forbidden(text) | Source(_, text):
            return (text,)
        case _:
            return (str(item),)
