"""Find English wordings in a text, whatever their inflection.

Words are compared by what they are inflected from; between two of them a space is as
good as a hyphen, quotation marks count for nothing, and one article or possessive
may be there or not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

# Words with their apostrophes and ampersands (R&D), figures with their points.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[^\W_]*|[^\W_]+(?:[’'&][^\W_]+)*")
_OPTIONAL = frozenset({"a", "an", "its", "our", "the", "their"})
# “Be removed” is rendered “were removed”. Other irregular forms are left alone.
_BE = frozenset({"am", "are", "be", "been", "being", "is", "was", "were"})
# They look like forms of other words: a unit, the arm, goods that are not good.
_THEMSELVES = frozenset(
    ("arms", "customs", "goods", "housing", "means", "states", "united", "works")
)
_SHORTEST = 3
_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_MARKS = "“”‘’\"'"
_IGNORED = dict.fromkeys(map(ord, f"{_MARKS} \t\n\u00a0-\u2010\u2011\u2013"))


class Place(NamedTuple):
    """Half-open range of characters, and the name of what is worded there."""

    start: int
    end: int
    name: str
    is_exact: bool
    """Word for word, in no other inflection."""


class _Word(NamedTuple):
    """A word, folded and without ``’s``; without it, it ends at ``stop``."""

    folded: str
    start: int
    stop: int
    end: int
    before: str
    """What separates it from the word before, as far as it counts."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a thing: its words without the articles between them."""

    name: str
    words: tuple[_Word, ...]
    after: str
    """What must follow the last word, for instance a bracket."""
    is_quoted: bool


Index: TypeAlias = Mapping[str, Collection[Wording]]


def read_wording(name: str, text: str) -> Wording | None:
    """Return ``text`` as a wording of ``name``; one without words is none."""
    words = _words(text)
    if not words:
        return None
    kept = words[:1]
    before = ""
    for word in words[1:]:
        before += word.before
        if word.folded not in _OPTIONAL:
            kept.append(word._replace(before=before))
            before = ""
    after = text[words[-1].end :].strip(f"{_MARKS} ")
    return Wording(name, tuple(kept), after, _is_quoted(text, words))


def index_wordings(wordings: Iterable[Wording]) -> Index:
    """Return ``wordings`` by the stem of their first word."""
    index: defaultdict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        index[_stem(wording.words[0].folded)].append(wording)
    return index


def find_wordings(text: str, index: Index) -> list[Place]:
    """Return every place of every wording; they may overlap."""
    words = _words(text) if index else []
    return [
        place
        for number, word in enumerate(words)
        for wording in index.get(_stem(word.folded), ())
        if (place := _place(text, words, number, wording))
    ]


def choose(places: Iterable[Place], without: Collection[str] = ()) -> Iterator[Place]:
    """Yield the first place of each name but those ``without``, leftmost-longest.

    Where the place is taken by another name, the next one counts.
    """
    chosen = set(without)
    position = 0
    for place in sorted(_longest(places), key=_leftmost_longest):
        if place.start >= position and place.name not in chosen:
            yield place
            chosen.add(place.name)
            position = place.end


def _longest(places: Iterable[Place]) -> Iterator[Place]:
    """Yield of places with the same name that overlap only the longest."""
    last: dict[str, Place] = {}
    for place in sorted(places, key=_leftmost_longest):
        before = last.get(place.name)
        if before and place.start < before.end:
            if place.end - place.start > before.end - before.start:
                last[place.name] = place
        else:
            if before:
                yield before
            last[place.name] = place
    yield from last.values()


def _leftmost_longest(place: Place) -> tuple[int, int]:
    return place.start, -place.end


def is_inflection(one: str, other: str) -> bool:
    """Return whether two lower-case words are forms of the same word.

    The stemmer alone would take “university” for “universal”, and the endings alone
    “rating” for “rat”.
    """
    if one == other or (one in _BE and other in _BE):
        return True
    if one in _THEMSELVES or other in _THEMSELVES or _stem(one) != _stem(other):
        return False
    return not _bases(one).isdisjoint(_bases(other))


def word_stems(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` without their endings, and without articles."""
    words = (word.folded for word in _words(text))
    return tuple(_stem(word) for word in words if word not in _OPTIONAL)


@cache
def _bases(word: str) -> frozenset[str]:
    """Return what ``word`` may be a form of: itself, or itself without an ending."""
    bases = {word, *_without_ending(word)}
    return frozenset(base for base in bases if len(base) >= _SHORTEST)


def _without_ending(word: str) -> Iterator[str]:
    if word.endswith(("ies", "ied")):
        yield f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            base = word.removesuffix(ending)
            yield base
            yield f"{base}e"
            if base[-2:-1] == base[-1:]:
                yield base[:-1]


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer

    stem: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord
    return stem


@cache
def _stem(word: str) -> str:
    return "be" if word in _BE else _stemmer()(word)


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        folded, stop = match[0].lower(), end
        if folded.endswith(("'s", "’s")):
            folded, stop = folded[:-2], end - 2
        between = text[last:start]
        before = "" if between == " " else between.translate(_IGNORED)
        words.append(_Word(folded.replace("’", "'"), start, stop, end, before))
        last = end
    return words


def _place(
    text: str, words: Sequence[_Word], number: int, wording: Wording
) -> Place | None:
    """Return where ``wording`` stands if it begins with the word of this number."""
    first = last = words[number]
    model = wording.words[0]
    if not is_inflection(first.folded, model.folded):
        return None
    is_exact = first.folded == model.folded
    for model in wording.words[1:]:
        number, before = _next(words, number)
        if number == len(words):
            return None
        last = words[number]
        if before != model.before or not is_inflection(last.folded, model.folded):
            return None
        is_exact = is_exact and last.folded == model.folded
    end = last.stop if model.stop == model.end else last.end
    if not text.startswith(wording.after, end):
        return None
    start, end = _with_quotes(text, first.start, end + len(wording.after), wording)
    return Place(start, end, wording.name, is_exact)


def _next(words: Sequence[_Word], number: int) -> tuple[int, str]:
    """Return the next word that is no article, and what separates the two."""
    number += 1
    before = ""
    if number < len(words) and words[number].folded in _OPTIONAL:
        before = words[number].before
        number += 1
    return number, before + words[number].before if number < len(words) else ""


def _is_quoted(text: str, words: Sequence[_Word]) -> bool:
    before, after = text[: words[0].start], text[words[-1].end :]
    return _QUOTES.get(before) == after


def _with_quotes(text: str, start: int, end: int, wording: Wording) -> tuple[int, int]:
    """Return the range with the quotation mark whose other half is in it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if wording.is_quoted and before and _QUOTES.get(before) == after:
        return start - 1, end + 1
    inside = text[start:end]
    if before == "“" and inside.count("”") > inside.count("“"):
        return start - 1, end
    if after == "”" and inside.count("“") > inside.count("”"):
        return start, end + 1
    return start, end
