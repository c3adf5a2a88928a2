"""A report made ready: its texts annotated, its alignment known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportpub.model.alignment import Alignment
from reportpub.model.document import Document
from reportpub.model.glossary import Glossary
from reportpub.model.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Words:
    """What a concept is called in one language, what it means, what it counts.

    ``members`` has a place for each, empty where the glossary has no word for it;
    ``variants`` are other wordings.
    """

    headword: str
    meaning: str
    members: tuple[str, ...]
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything an edition is composed from.

    ``documents`` are by language, ``vocabulary`` by language and the id of a
    concept; ``modified`` is the time editions count as made (ISO 8601,
    UTC). ``indicators`` are by Chinese language, and read only where an edition shows
    them.
    """

    report: str
    documents: Mapping[str, Document]
    alignment: Alignment
    glossary: Glossary
    vocabulary: Mapping[str, Mapping[str, Words]]
    modified: str
    indicators: Mapping[str, tuple[Indicator, ...]] = field(
        default_factory=dict[str, tuple[Indicator, ...]]
    )
