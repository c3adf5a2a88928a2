"""The explanatory notes: the terms that need a word, as the text first names them."""

from __future__ import annotations

from collections.abc import Iterable

from reportpub.editions.labels import LABELS
from reportpub.model.glossary import Concept, GlossForm, Kind, Rank
from reportpub.model.manuscript import Manuscript, Words
from reportpub.model.publication import Explanation, IndexEntry, Statement

# What a reader of the printed page looks up: labels, and what belongs to this country's
# institutions. Plain terms have a definition too, but their words say as much.
_EXPLAINED = frozenset(
    {
        Kind.NUMBERED_SLOGAN,
        Kind.PROGRAMME,
        Kind.CAMPAIGN,
        Kind.INSTITUTION,
        Kind.LAW,
    }
)


def explanations(
    manuscript: Manuscript, languages: tuple[str, ...], entries: Iterable[IndexEntry]
) -> tuple[Explanation, ...]:
    """Return the notes on the concepts of ``entries`` that the glossary explains.

    They come in the order of first mentions; a meaning is given in each language of
    the edition, the headword always in both Chinese and English.
    """
    explained = (
        entry
        for entry in sorted(entries, key=_first_mention)
        if _is_explained(manuscript.glossary.concepts[entry.concept])
    )
    return tuple(
        _explanation(manuscript, languages, entry, number)
        for number, entry in enumerate(explained, start=1)
    )


def _first_mention(entry: IndexEntry) -> int:
    # Marks are numbered through the text: t1, t2, …
    return int(entry.locators[0].anchor.removeprefix("t"))


def _is_explained(concept: Concept) -> bool:
    if concept.members or concept.en.gloss_as is GlossForm.NOTE:
        return True
    return concept.kind in _EXPLAINED and bool(concept.definition_zh)


def _explanation(
    manuscript: Manuscript, languages: tuple[str, ...], entry: IndexEntry, number: int
) -> Explanation:
    concept = manuscript.glossary.concepts[entry.concept]
    # What the Chinese definition names already is not listed again in any language.
    with_members = any(m.zh not in concept.definition_zh for m in concept.members)
    meanings = (
        Statement(language, _meaning(language, words, with_members=with_members))
        for language in languages
        for words in (manuscript.vocabulary[language][entry.concept],)
    )
    return Explanation(
        concept=entry.concept,
        number=number,
        headwords=entry.headwords,
        meanings=tuple(meaning for meaning in meanings if meaning.text),
        source=next(
            (source.text for source in concept.sources if source.rank != Rank.HOUSE), ""
        ),
        locator=entry.locators[0],
    )


def _meaning(language: str, words: Words, *, with_members: bool) -> str:
    """Return the definition, and the members where it does not name them."""
    members = tuple(filter(None, words.members))
    if not (with_members and members):
        return words.meaning
    labels = LABELS[language]
    listed = labels.members + labels.joint.join(members) + labels.stop
    return f"{words.meaning}{labels.space}{listed}" if words.meaning else listed
