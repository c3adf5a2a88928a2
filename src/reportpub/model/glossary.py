"""The terms: concepts with their words in both languages (TBX words, ISO 30042)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reportpub.diagnostics import Location


class Kind(StrEnum):
    """What sort of thing a concept is."""

    TERM = "term"
    NAME = "name"
    PLACE = "place"
    INSTITUTION = "institution"
    INDICATOR = "indicator"
    PROGRAMME = "programme"
    CAMPAIGN = "campaign"
    SLOGAN = "slogan"
    NUMBERED_SLOGAN = "numbered-slogan"
    UNIT = "unit"
    PROJECT = "project"
    COMPANY = "company"
    DOCUMENT = "document"
    LAW = "law"
    TITLE = "title"


class Status(StrEnum):
    """How far a concept has been decided (TBX ``administrativeStatus``)."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    SUPERSEDED = "superseded"


class Confidence(StrEnum):
    """How well the sources bear the rendering out."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Rank(StrEnum):
    """The standing of a source, highest first."""

    CENTRAL = "central"
    NATIONAL_TERMBANK = "national-termbank"
    PROVINCE = "province"
    CITY = "city"
    HOUSE = "house"


class GlossForm(StrEnum):
    """How the English says what a term means where the body first mentions it."""

    NOTE = "note"
    """In the explanatory notes, whatever kind of thing it is."""
    BRACKET = "bracket"
    """In round brackets, right after the words."""
    FOOTNOTE = "footnote"
    """In a note that is called there."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rendering comes from."""

    rank: Rank
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A rendering that must not be used, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Member:
    """One of the things a numbered label counts."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ChineseTerm:
    """The Chinese words of a concept; ``pinyin`` and ``hant`` only override."""

    preferred: str
    variants: tuple[str, ...] = ()
    pinyin: str = ""
    hant: str = ""


@dataclass(frozen=True, slots=True)
class EnglishTerm:
    """The English words of a concept, and what a reader is told at the first of them.

    An empty ``gloss`` leaves it to members and definition what that is.
    """

    preferred: str
    admitted: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    gloss: str = ""
    gloss_as: GlossForm | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of the glossary."""

    id: str
    kind: Kind
    scope: str
    status: Status
    zh: ChineseTerm
    en: EnglishTerm
    confidence: Confidence | None = None
    question: str = ""
    since: str = ""
    members: tuple[Member, ...] = ()
    definition_zh: str = ""
    definition_en: str = ""
    see_also: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    location: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts by id, in the order of their ids."""

    concepts: Mapping[str, Concept]

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())
