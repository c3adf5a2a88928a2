"""What an English sentence may say for a Chinese word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportpub.model.glossary import Glossary
from reportpub.model.lexicon import Lexicon
from reportpub.transforms.alignment.words import Segmenter, english_words

# Remarks on an entry, references to others in Chinese, and what names an entry is.
_REMARKS = re.compile(
    r"\([^)]*\)|CL:[^/]*|\S*[\u3400-\u9fff]\S*|(?:old )?variant of|see also|abbr\. for"
    r"|surname [A-Z]\w*|same as"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOTHING = frozenset[str]()


class Renderings(dict[str, frozenset[str]]):
    """Chinese words to the stems of all that a lexicon and a glossary give for them.

    Entries are read when they are first asked for. A long word is also rendered by
    what parts of it are: 高速公路 by what 公路 is. Latin words and numbers render
    themselves.
    """

    def __init__(self, lexicon: Lexicon, glossary: Glossary) -> None:
        super().__init__()
        self._glosses = lexicon.glosses
        self._terms = _terms(glossary)
        self.segmenter = Segmenter({*lexicon.glosses, *self._terms})

    def __missing__(self, word: str) -> frozenset[str]:
        found = self._rendered(word)
        self[word] = found
        return found

    def _rendered(self, word: str) -> frozenset[str]:
        if not _HAN.match(word):
            return frozenset(english_words(word) if word[0].isalpha() else (word,))
        stems = self._entry(word)
        if len(word) > 2:  # noqa: PLR2004 (it has parts that are words)
            parts = (
                word[start : start + length]
                for length in (2, 3)
                if length < len(word)
                for start in range(len(word) - length + 1)
            )
            return stems.union(*map(self._entry, parts))
        return stems or _NOTHING.union(*map(self._entry, word))

    def _entry(self, word: str) -> frozenset[str]:
        stems = set(self._terms.get(word, ()))
        glosses = self._glosses.get(word)
        if glosses:
            stems.update(english_words(_REMARKS.sub(" ", glosses)))
        return frozenset(stems)


def _terms(glossary: Glossary) -> Mapping[str, frozenset[str]]:
    """Return the stems of the renderings of each Chinese wording of a concept."""
    terms: dict[str, frozenset[str]] = {}
    for concept in glossary:
        english = (concept.en.preferred, *concept.en.admitted)
        stems = frozenset(_stems_of(filter(None, english)))
        for word in (concept.zh.preferred, *concept.zh.variants):
            terms[word] = terms.get(word, _NOTHING) | stems
    return terms


def _stems_of(wordings: Iterable[str]) -> set[str]:
    return {stem for wording in wordings for stem in english_words(wording)}
