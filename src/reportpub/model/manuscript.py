"""A report made ready: its texts annotated, its alignment known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportpub.model.alignment import Alignment
from reportpub.model.document import Document
from reportpub.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything an edition is composed from.

    ``documents`` are by language; ``headwords`` gives for a language the word of
    each concept in it; ``modified`` is the time editions count as made (ISO 8601,
    UTC).
    """

    report: str
    documents: Mapping[str, Document]
    alignment: Alignment
    glossary: Glossary
    headwords: Mapping[str, Mapping[str, str]]
    modified: str
