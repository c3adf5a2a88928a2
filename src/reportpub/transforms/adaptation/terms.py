"""Put the glossary's renderings of today in the place of those it had before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from reportpub.diagnostics import Location
from reportpub.model.adaptation import Adaptation
from reportpub.model.document import Sentence, Term, Text
from reportpub.model.glossary import Concept, Glossary
from reportpub.transforms.term_finder import TermFinder
from reportpub.transforms.wording import (
    Place,
    find_wordings,
    index_wordings,
    read_wording,
)


def exchange_terms(
    zh: str,
    english: str,
    glossary: Glossary,
    finder: TermFinder,
    history: Mapping[str, Collection[str]],
) -> Adaptation:
    """Return ``english`` with the terms that ``zh`` mentions as the glossary has them.

    ``history`` are renderings that a concept once had; those that are forbidden today
    count as well. One is replaced where it stands word for word and no rendering of
    today does; where it stands in another inflection, that is said.
    """
    changes: list[str] = []
    doubts: list[str] = []
    for concept in _mentioned(zh, glossary, finder):
        today = (concept.en.preferred, *concept.en.admitted)
        once = (*history.get(concept.id, ()), *(f.text for f in concept.en.forbidden))
        # All at once: “the six fronts” is no rendering of its own in a longer one.
        places = [*_apart(_places(english, {*today, *once}))]
        if not places or any(place.name in today for place in places):
            continue
        if all(place.is_exact for place in places):
            english, made = _replaced(english, places, concept.en.preferred)
            changes += made
        else:
            found = english[places[0].start : places[0].end]
            doubts.append(
                f"“{found}” is “{concept.en.preferred}” by now; put it in by hand."
            )
    return Adaptation(english, tuple(dict.fromkeys(changes)), tuple(doubts))


def _mentioned(zh: str, glossary: Glossary, finder: TermFinder) -> Iterator[Concept]:
    marked = finder.mark(Sentence("", (Text(zh),), (), Location("")))
    terms = (inline for inline in marked.content if isinstance(inline, Term))
    for name in dict.fromkeys(term.concept for term in terms):
        yield glossary.concepts[name]


def _places(text: str, wordings: Collection[str]) -> list[Place]:
    """Return where any of ``wordings`` stands, in any inflection."""
    read = (read_wording(words, words) for words in wordings)
    return find_wordings(text, index_wordings(w for w in read if w))


def _apart(places: Iterable[Place]) -> Iterator[Place]:
    """Yield of places that overlap the first, and of those the longest."""
    last = 0
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.start >= last:
            yield place
            last = place.end


def _replaced(
    text: str, places: Collection[Place], words: str
) -> tuple[str, list[str]]:
    changes: list[str] = []
    for place in sorted(places, reverse=True):
        found = text[place.start : place.end]
        new = words[:1].upper() + words[1:] if found[:1].isupper() else words
        text = text[: place.start] + new + text[place.end :]
        changes.append(f"{found} → {new}")
    return text, changes[::-1]
