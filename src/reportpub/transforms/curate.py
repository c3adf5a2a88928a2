"""Rename, merge and retire concepts: a glossary in, a glossary out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Concept, EnglishTerm, Glossary, Status


def find_concept(glossary: Glossary, identifier: str) -> Concept:
    """Return the concept with that id; raises ``GlossaryError`` where there is none."""
    try:
        return glossary.concepts[identifier]
    except KeyError:
        message = (
            f"No entry has the id “{identifier}”; “reportpub glossary list "
            f"{identifier}” looks for it in every wording."
        )
        raise GlossaryError(message) from None


def require_id(identifier: str) -> None:
    """Raise ``GlossaryError`` where that is no id."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier):
        message = f"“{identifier}” is no id; use a–z, 0–9 and hyphens."
        raise GlossaryError(message)


def rename(glossary: Glossary, old: str, new: str) -> Glossary:
    """Return the glossary with the concept ``old`` called ``new`` everywhere."""
    concept = find_concept(glossary, old)
    if new in glossary.concepts:
        place = glossary.concepts[new].location.path
        message = (
            f"The id “{new}” is already that of {place}; choose another, or merge."
        )
        raise GlossaryError(message)
    require_id(new)
    others = _redirected(glossary, old, new)
    renamed = replace(concept, id=new, see_also=_swap(concept.see_also, old, new))
    return _glossary((renamed, *others))


def merge(glossary: Glossary, identifier: str, into: str) -> Glossary:
    """Return the glossary with one concept merged into another and gone.

    Its words become variants and admitted renderings; its members, definition,
    question and sources are kept where the other has none of its own.
    """
    gone, kept = find_concept(glossary, identifier), find_concept(glossary, into)
    if identifier == into:
        message = f"“{identifier}” cannot be merged into itself; name two entries."
        raise GlossaryError(message)
    others = [c for c in _redirected(glossary, identifier, into) if c.id != into]
    return _glossary((_merged(gone, kept), *others))


def retire(glossary: Glossary, identifier: str, by: str = "") -> Glossary:
    """Return the glossary with a concept superseded, by another where one is named."""
    concept = find_concept(glossary, identifier)
    see_also = concept.see_also
    if by:
        if find_concept(glossary, by) is concept:
            message = f"“{by}” cannot supersede itself; name another entry."
            raise GlossaryError(message)
        see_also = tuple(dict.fromkeys((*see_also, by)))
    retired = replace(concept, status=Status.SUPERSEDED, see_also=see_also)
    return _glossary({**glossary.concepts, identifier: retired}.values())


def _merged(gone: Concept, kept: Concept) -> Concept:
    is_proposed = kept.status is Status.PROPOSED
    return replace(
        kept,
        zh=replace(kept.zh, variants=_variants(gone, kept)),
        en=_english(gone.en, kept.en),
        confidence=kept.confidence or gone.confidence,
        question=kept.question or (gone.question if is_proposed else ""),
        members=kept.members or gone.members,
        definition_zh=kept.definition_zh or gone.definition_zh,
        definition_en=kept.definition_en or gone.definition_en,
        since=kept.since or gone.since,
        sources=tuple(dict.fromkeys((*kept.sources, *gone.sources))),
        see_also=_without((*kept.see_also, *gone.see_also), (gone.id, kept.id)),
    )


def _variants(gone: Concept, kept: Concept) -> tuple[str, ...]:
    words = (*kept.zh.variants, gone.zh.preferred, *gone.zh.variants)
    return _without(words, (kept.zh.preferred,))


def _english(gone: EnglishTerm, kept: EnglishTerm) -> EnglishTerm:
    """Return the renderings of both; where they disagree, ``kept`` is right."""
    refused = [forbidden.text for forbidden in kept.forbidden]
    words = (*kept.admitted, gone.preferred, *gone.admitted)
    admitted = _without(words, (kept.preferred, *refused))
    known = {kept.preferred, *admitted, *refused}
    new = [forbidden for forbidden in gone.forbidden if forbidden.text not in known]
    return replace(
        kept,
        admitted=admitted,
        forbidden=(*kept.forbidden, *new),
        gloss=kept.gloss or gone.gloss,
        gloss_as=kept.gloss_as or gone.gloss_as,
    )


def _redirected(glossary: Glossary, old: str, new: str) -> list[Concept]:
    """Return all concepts but ``old``, their see-also led to ``new``."""
    return [
        replace(concept, see_also=_swap(concept.see_also, old, new, concept.id))
        for concept in glossary
        if concept.id != old
    ]


def _swap(
    identifiers: Iterable[str], old: str, new: str, owner: str = ""
) -> tuple[str, ...]:
    """Return ``identifiers`` with ``new`` for ``old``, each once, without ``owner``."""
    swapped = [new if identifier == old else identifier for identifier in identifiers]
    if swapped == list(identifiers):
        return tuple(swapped)
    return _without(swapped, (owner,))


def _without(words: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    left_out = set(others)
    return tuple(word for word in dict.fromkeys(words) if word not in left_out)


def _glossary(concepts: Iterable[Concept]) -> Glossary:
    by_id = {concept.id: concept for concept in concepts}
    return Glossary(dict(sorted(by_id.items())))
