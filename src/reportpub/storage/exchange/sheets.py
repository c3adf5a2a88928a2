"""How the workbook is laid out: its sheets, their columns, what may be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportpub.model.glossary import Confidence, GlossForm, Kind, Rank, Status
from reportpub.storage.spreadsheet import Column

CONCEPTS, LISTS = "concepts", "lists"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of list rows: which fields stand there, and in what columns."""

    name: str
    fields: tuple[str, ...]
    columns: tuple[Column, ...]


CONCEPT_COLUMNS = (
    Column("id", "id", 24, locked=True),
    Column("zh", "zh.preferred", 24),
    Column("en", "en.preferred", 40),
    Column("status", "status", 12, "status"),
    Column("kind", "kind", 17, "kind"),
    Column("scope", "scope", 16, "scope"),
    Column("confidence", "confidence", 12, "confidence"),
    Column("since", "since", 10),
    Column("question", "question", 50),
    Column("gloss", "en.gloss", 50),
    Column("gloss_as", "en.gloss_as", 14, "gloss_as"),
    Column("definition_zh", "definition.zh", 50),
    Column("definition_en", "definition.en", 50),
    Column("pinyin", "zh.pinyin", 18),
    Column("hant", "zh.hant", 18),
    Column("see_also", "see_also", 30),
    Column("hash", "hash", 20, locked=True),
)
_ID, _NO = Column("id", "id", 24, locked=True), Column("no", "no", 6)
ROW_SHEETS = (
    Sheet(
        "terms",
        ("zh.variants", "en.admitted", "en.forbidden"),
        (
            _ID,
            Column("role", "role", 14, "role"),
            _NO,
            Column("text", "text", 40),
            Column("why", "why", 50),
        ),
    ),
    Sheet(
        "members",
        ("members",),
        (_ID, _NO, Column("zh", "zh", 24), Column("en", "en", 40)),
    ),
    Sheet(
        "sources",
        ("sources",),
        (
            _ID,
            _NO,
            Column("rank", "rank", 18, "rank"),
            Column("text", "text", 60),
            Column("url", "url", 40),
        ),
    ),
)
ROLES = {
    "zh variant": "zh.variants",
    "en admitted": "en.admitted",
    "en forbidden": "en.forbidden",
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "status": tuple(Status),
    "confidence": tuple(Confidence),
    "gloss_as": tuple(GlossForm),
    "rank": tuple(Rank),
    "role": tuple(ROLES),
}
"""What the drop-down lists offer; those of ``scope`` are the glossary's own."""
