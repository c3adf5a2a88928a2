"""An entry as files carry it: text by field name, not yet a concept.

Every format writes drafts and reads drafts; what makes a concept of them, and says
what is wrong with them, stands here once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    Confidence,
    EnglishTerm,
    Forbidden,
    Glossary,
    GlossForm,
    Kind,
    Member,
    Rank,
    Source,
    Status,
)
from reportpub.storage.entry_rules import faults

Row: TypeAlias = tuple[str, ...]
Choice = TypeVar("Choice", bound=StrEnum)

TEXTS = (
    *("kind", "scope", "status", "confidence", "since"),
    *("zh.preferred", "zh.pinyin", "zh.hant", "en.preferred"),
    *("en.gloss", "en.gloss_as"),
    *("definition.zh", "definition.en", "question"),
)
"""The fields of an entry that are one text."""

ROWS: Mapping[str, tuple[str, ...]] = {
    "zh.variants": ("text",),
    "en.admitted": ("text",),
    "en.forbidden": ("text", "why"),
    "members": ("zh", "en"),
    "see_also": ("id",),
    "sources": ("rank", "text", "url"),
}
"""The fields that are lists, and what a row of each is made of."""

ALL_FIELDS = frozenset({*TEXTS, *ROWS})

# What an entry is until somebody says otherwise.
_DEFAULTS = {"kind": "term", "scope": "national", "status": "proposed"}
_NEEDED = ("kind", "scope", "status", "zh.preferred", "en.preferred")


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an entry that a file mentions; what it does not stays as it is."""

    id: str
    texts: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]
    location: Location = field(default=Location(""), compare=False)
    row_locations: Mapping[tuple[str, int], Location] = field(
        default_factory=dict[tuple[str, int], Location], compare=False
    )


def is_id(text: str) -> bool:
    """Say whether ``text`` can be the id of an entry."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def draft_of(concept: Concept) -> Draft:
    """Return all fields of ``concept`` as text."""
    zh, en = concept.zh, concept.en
    values = (
        *(concept.kind, concept.scope, concept.status, concept.confidence or ""),
        *(concept.since, zh.preferred, zh.pinyin, zh.hant, en.preferred),
        *(en.gloss, en.gloss_as or ""),
        *(concept.definition_zh, concept.definition_en, concept.question),
    )
    rows: dict[str, tuple[Row, ...]] = {
        "zh.variants": tuple((text,) for text in zh.variants),
        "en.admitted": tuple((text,) for text in en.admitted),
        "en.forbidden": tuple((word.text, word.why) for word in en.forbidden),
        "members": tuple((member.zh, member.en) for member in concept.members),
        "see_also": tuple((other,) for other in concept.see_also),
        "sources": tuple((s.rank.value, s.text, s.url) for s in concept.sources),
    }
    texts = dict(zip(TEXTS, map(str, values), strict=True))
    return Draft(concept.id, texts, rows, concept.location)


def glossary_of(drafts: Iterable[Draft], base: Glossary) -> Glossary:
    """Return the concepts of ``drafts``; what they do not mention is as in ``base``.

    Raises ``GlossaryError`` for the first draft that cannot be a concept, or whose
    id was given before.
    """
    concepts: dict[str, Concept] = {}
    lines: dict[str, Location] = {}
    for draft in drafts:
        if draft.id in concepts:
            message = (
                f"The id “{draft.id}” stands here twice, first at {lines[draft.id]}."
            )
            raise GlossaryError(message, draft.location)
        lines[draft.id] = draft.location
        concepts[draft.id] = _concept(_completed(draft, base.concepts.get(draft.id)))
    return Glossary(dict(sorted(concepts.items())))


def _completed(draft: Draft, known: Concept | None) -> Draft:
    if known is None:
        given = {name: text for name, text in draft.texts.items() if text}
        return replace(draft, texts=_DEFAULTS | given)
    ours = draft_of(known)
    return replace(
        draft,
        texts={**ours.texts, **draft.texts},
        rows={**ours.rows, **draft.rows},
        # Places in the entry's own file stay valid; only new ones are the file's.
        location=known.location,
        row_locations={("", 0): draft.location, **draft.row_locations},
    )


def _concept(draft: Draft) -> Concept:
    _refuse_incomplete(draft)
    text, rows = draft.texts, draft.rows
    confidence = text.get("confidence", "")
    concept = Concept(
        id=draft.id,
        kind=_choice(Kind, text["kind"], "kind", draft),
        scope=text["scope"],
        status=_choice(Status, text["status"], "status", draft),
        zh=_chinese(draft),
        en=_english(draft),
        confidence=_choice(Confidence, confidence, "confidence", draft)
        if confidence
        else None,
        question=text.get("question", ""),
        since=text.get("since", ""),
        members=tuple(Member(*row) for row in rows.get("members", ())),
        definition_zh=text.get("definition.zh", ""),
        definition_en=text.get("definition.en", ""),
        see_also=tuple(row[0] for row in rows.get("see_also", ())),
        sources=tuple(
            Source(_choice(Rank, rank, "rank", draft, index), words, url)
            for index, (rank, words, url) in enumerate(rows.get("sources", ()))
        ),
        location=draft.location,
    )
    for fault in faults(concept):
        raise GlossaryError(fault.message, _place(draft, fault.field, fault.row))
    return concept


def _chinese(draft: Draft) -> ChineseTerm:
    variants = draft.rows.get("zh.variants", ())
    return ChineseTerm(
        draft.texts["zh.preferred"],
        tuple(row[0] for row in variants),
        draft.texts.get("zh.pinyin", ""),
        draft.texts.get("zh.hant", ""),
    )


def _english(draft: Draft) -> EnglishTerm:
    admitted = draft.rows.get("en.admitted", ())
    forbidden = draft.rows.get("en.forbidden", ())
    gloss_as = draft.texts.get("en.gloss_as", "")
    return EnglishTerm(
        draft.texts["en.preferred"],
        tuple(row[0] for row in admitted),
        tuple(Forbidden(*row) for row in forbidden),
        draft.texts.get("en.gloss", ""),
        _choice(GlossForm, gloss_as, "gloss_as", draft) if gloss_as else None,
    )


def _refuse_incomplete(draft: Draft) -> None:
    if not is_id(draft.id):
        message = f"“{draft.id}” is no id; use a–z, 0–9 and hyphens."
        raise GlossaryError(message, _place(draft))
    for name in _NEEDED:
        if not draft.texts.get(name):
            message = f"The entry “{draft.id}” lacks “{name}”; fill it in."
            raise GlossaryError(message, _place(draft))
    for name, rows in draft.rows.items():
        needed = {"members": 0, "sources": 2}.get(name, 1)
        for index, row in enumerate(rows):
            if not all(row[:needed]):
                message = f"The entry “{draft.id}” has an empty row in “{name}”."
                raise GlossaryError(message, _place(draft, name, index))


def _choice(
    choices: type[Choice], value: str, name: str, draft: Draft, index: int = 0
) -> Choice:
    try:
        return choices(value)
    except ValueError:
        known = ", ".join(choices)
        message = f"“{value}” is no {name}; choose one of {known}."
        place = _place(draft, "sources", index) if name == "rank" else _place(draft)
        raise GlossaryError(message, place) from None


def _place(draft: Draft, name: str = "", index: int = 0) -> Location:
    whole = draft.row_locations.get(("", 0), draft.location)
    return draft.row_locations.get((name, index), whole)
