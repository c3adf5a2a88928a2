"""Which sentences a change of the glossary touches, with their English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportpub.curation.entries import load
from reportpub.curation.files import read_report
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document
from reportpub.model.glossary import Concept, EnglishTerm, Glossary
from reportpub.project import Project
from reportpub.storage.history import read_glossary_at
from reportpub.transforms.mentions import Mention, find_mentions

Texts: TypeAlias = Mapping[str, tuple[Document, Document, Alignment]]
"""Both texts of each report, as corrected, and how they are aligned."""


@dataclass(frozen=True, slots=True)
class Impact:
    """A sentence that a changed concept touches.

    ``rendering`` is the new one; ``has_rendering`` says that the English has it
    already. ``mention.rendering`` is the wording it has now.
    """

    report: str
    concept: Concept
    mention: Mention
    rendering: str
    has_rendering: bool


def impact(
    project: Project, reports: Iterable[str], concept: Concept, rendering: str
) -> Iterator[Impact]:
    """Yield the sentences of ``reports`` that ``concept`` touches.

    They are held against ``rendering``, or against the preferred one where it is
    empty.
    """
    wanted = rendering or concept.en.preferred
    return _impact(_read(project, reports), load(project), concept, wanted)


def impact_of(
    texts: Texts, glossary: Glossary, before: Concept | None, after: Concept | None
) -> Iterator[Impact]:
    """Yield the sentences of ``texts`` that a change of one entry touches.

    ``glossary`` is that with the change. A sentence counts that mentions the concept
    by its words of before or after; nothing before is a new entry, nothing after one
    that goes.
    """
    if after is None:
        assert before is not None
        yield from _impact(texts, glossary, before, "")
        return
    joined = _joined([before], after) if before else after
    yield from _impact(texts, glossary, joined, after.en.preferred)


def impact_since(
    project: Project, reports: Iterable[str], revision: str
) -> Iterator[Impact]:
    """Yield the sentences that the entries changed since ``revision`` touch.

    An entry whose sources, links or questions alone changed touches none. A sentence
    counts that mentions the concept by its words of then or of now; its
    English is held against the renderings of then.
    """
    now = load(project)
    then = read_glossary_at(revision, project.glossary, project.root)
    texts = _read(project, reports)
    for old, new in _changed(then, now):
        yield from _impact(texts, now, old, new.en.preferred if new else "")


def _changed(then: Glossary, now: Glossary) -> Iterator[tuple[Concept, Concept | None]]:
    """Yield what changed in a way readers see: as it was, and as it is.

    An entry that is gone counts as what the entry was that has its word now.
    """
    gone = [concept for concept in then if concept.id not in now.concepts]
    for new in now:
        words = _words(new)
        before = [c for c in gone if c.zh.preferred in words]
        before += [then.concepts[new.id]] if new.id in then.concepts else []
        if not before or any(_seen(old) != _seen(new) for old in before):
            yield _joined(before, new), new
    present = {word for concept in now for word in _words(concept)}
    yield from ((old, None) for old in gone if old.zh.preferred not in present)


def _words(concept: Concept) -> tuple[str, ...]:
    return (concept.zh.preferred, *concept.zh.variants)


def _seen(concept: Concept) -> object:
    """Return what of a concept an edition shows, or finds it by."""
    definition = (concept.definition_zh, concept.definition_en)
    return concept.zh, concept.en, concept.status, concept.members, definition


def _joined(before: Sequence[Concept], new: Concept) -> Concept:
    """Return ``new`` with the Chinese words of all and the renderings of before."""
    words = [word for concept in (new, *before) for word in _words(concept)]
    variants = tuple(dict.fromkeys(words))[1:]
    if not before:
        return new
    english = [w for c in before for w in (c.en.preferred, *c.en.admitted)]
    preferred, *admitted = dict.fromkeys(english)
    en = EnglishTerm(preferred, tuple(admitted))
    return replace(new, zh=replace(new.zh, variants=variants), en=en)


def _read(project: Project, reports: Iterable[str]) -> Texts:
    return {report: read_report(project, report) for report in reports}


def _impact(
    texts: Texts, glossary: Glossary, concept: Concept, wanted: str
) -> Iterator[Impact]:
    renewed = replace(concept, en=EnglishTerm(wanted))
    for report, pair in texts.items():
        mentions = tuple(find_mentions(concept, *pair, glossary))
        again = find_mentions(renewed, *pair, glossary) if mentions and wanted else ()
        done = {mention.sentence for mention in again if mention.rendering}
        for mention in mentions:
            yield Impact(report, concept, mention, wanted, mention.sentence in done)
