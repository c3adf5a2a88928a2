"""What a group says of the concepts its Chinese mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from reportpub.checks.slips import chinese_places, english_places
from reportpub.diagnostics import Spot
from reportpub.model.bitext import Pair
from reportpub.model.document import Sentence, Term, inline_text

_WORD = re.compile(r"[a-z0-9]+(?:[’'&][a-z]+)*")
# They tell nothing of a rendering.
_EMPTY = frozenset(
    {
        *("a", "an", "and", "as", "at", "be", "been", "by", "for", "from", "in"),
        *("into", "its", "of", "on", "or", "our", "that", "the", "their", "to"),
        *("was", "were", "will", "with"),
    }
)
# “Rebuild” and “rebuilt”, “industry” and “industries” differ in their last letters.
_ENDING, _STEM = 3, 3


def mentions(pair: Pair) -> Iterator[tuple[Sentence, str, Spot]]:
    """Yield each concept that the Chinese mentions, and where in the pair's text."""
    for sentence, start in chinese_places(pair):
        yield from _marked(sentence, start)


def renderings(pair: Pair) -> Iterator[tuple[Sentence, str, Spot]]:
    """Yield each concept that the English renders, and where in the pair's text.

    Such as are known to be somewhere in the group, but not where, are left out.
    """
    for sentence, start in english_places(pair):
        for found in _marked(sentence, start):
            _, _, (first, last) = found
            if first != last:
                yield found


def _marked(sentence: Sentence, start: int) -> Iterator[tuple[Sentence, str, Spot]]:
    place = start
    for inline in sentence.content:
        end = place + len(inline_text(inline))
        if isinstance(inline, Term):
            yield sentence, inline.concept, (place, end)
        place = end


def holds_words(text: str, rendering: str) -> bool:
    """Whether ``text`` has every telling word of ``rendering``, in whatever form.

    It is generous: word order and endings are free.
    """
    return all(_held(text, rendering))


def is_told(text: str, rendering: str) -> bool:
    """Whether ``text`` has at least half of the telling words of ``rendering``."""
    held = _held(text, rendering)
    return 2 * sum(held) >= len(held)


def _held(text: str, rendering: str) -> list[bool]:
    words = _words(text)
    telling = (word for word in _words(rendering) if word not in _EMPTY)
    stems = dict.fromkeys(map(_stem, telling))
    return [any(word.startswith(stem) for word in words) for stem in stems]


@cache
def _stem(word: str) -> str:
    """Return what all forms of ``word`` begin with."""
    # “Development” and “developed” differ in more, which the stemmer knows.
    ending = max(_ENDING, len(word) - len(_stemmer()(word)))
    return word[: max(_STEM, len(word) - ending)]


@cache
def _stemmer() -> Callable[[str], str]:
    # Imported here: only a rendering that is not found at once needs it.
    import Stemmer

    stem: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord
    return stem


def is_shortening(short: str, full: str) -> bool:
    """Whether ``short`` leaves words of ``full`` out, or is its abbreviation."""
    words = _words(full)
    if short.casefold() != full.casefold() and holds_words(full, short):
        return True
    letters = [c for c in short if c.isupper()]
    initials = [word[0] for word in words if word not in _EMPTY]
    return short.isupper() and [c.casefold() for c in letters] == initials


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("-", " "))
