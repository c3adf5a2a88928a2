"""Rules of the family A: Chinese and English correspond."""

from __future__ import annotations

from collections.abc import Iterator

from reportpub.checks.finding import error
from reportpub.diagnostics import Diagnostic
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document
from reportpub.model.glossary import Glossary


def untranslated(
    source: Document, _target: Document, alignment: Alignment, _glossary: Glossary
) -> Iterator[Diagnostic]:
    """A001: a Chinese sentence has no English."""
    for sentence in source.sentences():
        if not alignment.by_source[sentence.id].target:
            yield error(
                "A001",
                sentence,
                f"“{sentence.text}” has no English.",
                f"Translate it, and name “{sentence.id}” in the @corresp of the "
                "English sentence.",
            )


def english_without_chinese(
    _source: Document, target: Document, alignment: Alignment, _glossary: Glossary
) -> Iterator[Diagnostic]:
    """A002: an English sentence renders no Chinese."""
    for sentence in target.sentences():
        if not alignment.by_target[sentence.id].source:
            yield error(
                "A002",
                sentence,
                f"“{sentence.text}” renders no Chinese sentence.",
                "Name the sentence it renders in its @corresp, or make it a note.",
            )


def empty_english(
    _source: Document, target: Document, _alignment: Alignment, _glossary: Glossary
) -> Iterator[Diagnostic]:
    """A003: an English sentence has no words."""
    for sentence in target.sentences():
        if not sentence.text.strip():
            yield error(
                "A003",
                sentence,
                f"The sentence “{sentence.id}” is empty.",
                "Write its text, or remove it.",
            )
