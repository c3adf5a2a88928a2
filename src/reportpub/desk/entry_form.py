"""An entry as a form: what its fields show, and what a person typed into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportpub.errors import GlossaryError
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    EnglishTerm,
    Kind,
    Status,
)
from reportpub.transforms.assign import assign

_NEEDED: Mapping[str, str] = {
    "zh.preferred": "An entry needs a Chinese term.",
    "en.preferred": "An entry needs an English term.",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form; a list has a line an item, ``parts`` between bars."""

    name: str
    show: Callable[[Concept], str]
    is_list: bool = False


def _lines(*items: str) -> str:
    return "\n".join(items)


FIELDS: tuple[Field, ...] = (
    Field("zh.preferred", lambda c: c.zh.preferred),
    Field("en.preferred", lambda c: c.en.preferred),
    Field("zh.variants", lambda c: _lines(*c.zh.variants), is_list=True),
    Field("en.admitted", lambda c: _lines(*c.en.admitted), is_list=True),
    Field(
        "en.forbidden",
        lambda c: _lines(*(f"{f.text} | {f.why}".rstrip(" |") for f in c.en.forbidden)),
        is_list=True,
    ),
    Field(
        "members",
        lambda c: _lines(*(f"{m.zh} | {m.en}".rstrip(" |") for m in c.members)),
        is_list=True,
    ),
    Field("definition.zh", lambda c: c.definition_zh),
    Field("definition.en", lambda c: c.definition_en),
    Field(
        "sources",
        lambda c: _lines(
            *(f"{s.rank} | {s.text} | {s.url}".rstrip(" |") for s in c.sources)
        ),
        is_list=True,
    ),
    Field("kind", lambda c: c.kind),
    Field("scope", lambda c: c.scope),
    Field("confidence", lambda c: c.confidence or ""),
    Field("since", lambda c: c.since),
    Field("question", lambda c: c.question),
    Field("see_also", lambda c: _lines(*c.see_also), is_list=True),
    Field("zh.pinyin", lambda c: c.zh.pinyin),
    Field("zh.hant", lambda c: c.zh.hant),
    Field("en.gloss", lambda c: c.en.gloss),
    Field("en.gloss_as", lambda c: c.en.gloss_as or ""),
)

BLANK = Concept(
    id="",
    kind=Kind.TERM,
    scope="national",
    status=Status.PROPOSED,
    zh=ChineseTerm(""),
    en=EnglishTerm(""),
)


def shown(concept: Concept) -> dict[str, str]:
    """Return what the form shows for ``concept``."""
    return {field.name: field.show(concept) for field in FIELDS}


def typed(concept: Concept, sent: Callable[[str], str]) -> Concept:
    """Return ``concept`` with what was typed; ``sent`` gives the text of a field.

    Only fields that differ from what the form shows are set. Raises ``GlossaryError``
    where a text does not fit its field.
    """
    before = shown(concept)
    for field in FIELDS:
        lines = [" ".join(line.split()) for line in sent(field.name).splitlines()]
        lines = [line for line in lines if line]
        if not lines and field.name in _NEEDED:
            raise GlossaryError(_NEEDED[field.name])
        value = "\n".join(lines) if field.is_list else " ".join(lines)
        if value == before[field.name]:
            continue
        if not field.is_list:
            concept = assign(concept, f"{field.name}={value}")
            continue
        concept = assign(concept, f"{field.name}=")
        for line in lines:
            concept = assign(concept, f"{field.name}+={line}")
    return concept
