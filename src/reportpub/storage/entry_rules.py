"""What an entry may not say: fields that contradict one another.

Every door asks, that of the entry's own file and those of other tools' formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportpub.model.glossary import ChineseTerm, Concept, EnglishTerm, GlossForm
from reportpub.model.pinyin import pinyin_fault


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field such as ``en.forbidden``, and the way out.

    In a list ``row`` is the place of the row that is wrong, from 0.
    """

    field: str
    message: str
    row: int = 0


def faults(concept: Concept) -> Iterator[Fault]:
    """Yield what is wrong with ``concept``, whose fields are each well formed."""
    yield from _chinese(concept.zh)
    yield from _forbidden(concept.en)
    yield from _gloss(concept)


def _chinese(zh: ChineseTerm) -> Iterator[Fault]:
    message = pinyin_fault(zh.preferred, zh.pinyin) if zh.pinyin else ""
    if message:
        yield Fault("zh.pinyin", message)
    if zh.hant and len(zh.hant) != len(zh.preferred):
        message = (
            f"hant “{zh.hant}” has another length than “{zh.preferred}”; write it "
            "character for character."
        )
        yield Fault("zh.hant", message)


def _forbidden(en: EnglishTerm) -> Iterator[Fault]:
    # Letter for letter: “party” may be forbidden where “Party” is preferred.
    for row, forbidden in enumerate(en.forbidden):
        for role, wordings in (
            ("preferred", (en.preferred,)),
            ("admitted", en.admitted),
        ):
            if forbidden.text in wordings:
                message = (
                    f"“{forbidden.text}” is {role} and forbidden at once; take it out "
                    f"of en.{role} or of en.forbidden."
                )
                yield Fault("en.forbidden", message, row)


def _gloss(concept: Concept) -> Iterator[Fault]:
    members = [member.en for member in concept.members]
    match concept.en.gloss_as:
        case GlossForm.BRACKET if not (concept.en.gloss or (members and all(members))):
            message = (
                "A bracket at the first mention needs a short text; write [en] gloss, "
                "or the English of all members."
            )
            yield Fault("en.gloss_as", message)
        case GlossForm.FOOTNOTE if not (concept.en.gloss or concept.definition_en):
            message = (
                "A footnote at the first mention needs a text; write [en] gloss or "
                "[definition] en."
            )
            yield Fault("en.gloss_as", message)
        case GlossForm.NOTE if not (concept.definition_zh and concept.definition_en):
            message = (
                "An explanatory note needs a text in both languages; write "
                "[definition] zh and en."
            )
            yield Fault("en.gloss_as", message)
        case _:
            return
