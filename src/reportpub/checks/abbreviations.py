"""A rule of the family T: abbreviations are introduced before they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportpub.checks.rule import Finding
from reportpub.checks.slips import english_places
from reportpub.diagnostics import Spot
from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Division, Sentence

_ABBREVIATION = re.compile(r"(?<![\w&/\-])([A-Z][A-Z&]*[A-Z])s?(?![\w&/\-])")


class _Use(NamedTuple):
    pair: Pair
    sentence: Sentence
    spot: Spot


def short_form_first(bitext: Bitext) -> Iterator[Finding]:
    """T007: an abbreviation stands in the English before it is introduced.

    It is introduced by its full form with the abbreviation in brackets. Such as are
    never introduced are spared, and so are headings.
    """
    first: dict[str, _Use] = {}
    introduced: set[str] = set()
    for short, use in _uses(bitext):
        if not _in_brackets(use):
            first.setdefault(short, use)
        elif short not in introduced:
            introduced.add(short)
            if short in first:
                pair, sentence, spot = first[short]
                yield Finding(
                    pair,
                    sentence,
                    f"“{short}” stands here, and is introduced at "
                    f"“{use.sentence.id}” only.",
                    f"Give the full form here, with “({short})” after it.",
                    target=(spot,),
                )


def _uses(bitext: Bitext) -> Iterator[tuple[str, _Use]]:
    headings = _headings(bitext)
    for pair in bitext.pairs:
        if not _ABBREVIATION.search(pair.target_text):
            continue
        for sentence, start in english_places(pair):
            text = sentence.text
            # Old texts of other tools write headings in capitals.
            if sentence.id in headings or text.isupper():
                continue
            for match in _ABBREVIATION.finditer(text):
                first, last = match.span(1)
                yield match[1], _Use(pair, sentence, (first + start, last + start))


def _in_brackets(use: _Use) -> bool:
    start, end = use.spot
    text = use.pair.target_text
    return text[:start].endswith("(") and text.startswith((")", "s)"), end)


def _headings(bitext: Bitext) -> frozenset[str]:
    divisions = (b for b in bitext.target.blocks() if isinstance(b, Division))
    heads = (sentence.id for division in divisions for sentence in division.head)
    return frozenset((*heads, *(sentence.id for sentence in bitext.target.title)))
