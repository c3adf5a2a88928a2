"""Where reports mention an entry, and with which English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportpub.desk.workspace import Workspace
from reportpub.model.document import Sentence, Term
from reportpub.model.glossary import Concept, Status
from reportpub.transforms.mentions import find_mentions


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A sentence that mentions an entry, and the English of its group.

    ``rendering`` is the wording of the entry that the English has, or nothing.
    """

    report: str
    unit: str
    zh: str
    en: str
    rendering: str
    agrees: bool


def occurrences(
    workspace: Workspace, reports: tuple[str, ...], concept: Concept
) -> Iterator[Occurrence]:
    """Yield the sentences of ``reports`` that mention ``concept``, in their order."""
    for report in reports:
        mentions = (
            _superseded(workspace, report, concept)
            if concept.status is Status.SUPERSEDED
            else _mentions(workspace, report, concept)
        )
        for unit, zh, en, rendering in mentions:
            agrees = rendering.casefold() == concept.en.preferred.casefold()
            yield Occurrence(report, unit, zh, en, rendering, agrees)


def _mentions(
    workspace: Workspace, report: str, concept: Concept
) -> Iterator[tuple[str, str, str, str]]:
    """Yield what was marked when the report was checked last."""
    look = workspace.study(report).look
    if look is None:
        return
    english = {sentence.id: sentence for sentence in look.target.sentences()}
    for sentence in look.source.sentences():
        if _words_of(sentence, concept.id) is None:
            continue
        ids = look.alignment.by_source[sentence.id].target
        words = (_words_of(english[unit], concept.id) for unit in ids)
        en = " ".join(english[unit].text for unit in ids)
        yield sentence.id, sentence.text, en, next(filter(None, words), "")


def _superseded(
    workspace: Workspace, report: str, concept: Concept
) -> Iterator[tuple[str, str, str, str]]:
    """Yield where an entry would be found that is looked for no more."""
    texts, glossary = workspace.texts(report), workspace.terms().glossary
    found = find_mentions(
        concept, texts.source, texts.target, texts.alignment, glossary
    )
    for mention in found:
        yield mention.sentence, mention.zh, mention.en, mention.rendering


def _words_of(sentence: Sentence, concept: str) -> str | None:
    """Return the words marked as ``concept``, or nothing where none are."""
    marks = (inline for inline in sentence.content if isinstance(inline, Term))
    return next((mark.value for mark in marks if mark.concept == concept), None)
