"""Rules of the family A: Chinese and English correspond."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportpub.checks.length import unlikely, usual_ratio
from reportpub.checks.rule import Finding
from reportpub.model.bitext import Bitext, digest

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")


def untranslated(bitext: Bitext) -> Iterator[Finding]:
    """A001: a Chinese sentence has no English.

    Where the translation leaves a sentence out on purpose, a waiver says why.
    """
    for pair in bitext.pairs:
        if pair.target:
            continue
        for sentence in pair.source:
            yield Finding(
                pair,
                sentence,
                f"“{sentence.text}” has no English.",
                "Translate it, or link it with the English that renders it "
                f"(“{sentence.id}” in its @corresp).",
            )


def english_without_chinese(bitext: Bitext) -> Iterator[Finding]:
    """A002: an English sentence renders no Chinese."""
    for pair in bitext.pairs:
        if pair.source:
            continue
        for sentence in pair.target:
            yield Finding(
                pair,
                sentence,
                f"“{sentence.text}” renders no Chinese sentence.",
                "Link it with the Chinese it renders (@corresp), or make it a note.",
            )


def empty_english(bitext: Bitext) -> Iterator[Finding]:
    """A003: an English sentence has no words."""
    for pair in bitext.pairs:
        for sentence in pair.target:
            if not sentence.text.strip():
                yield Finding(
                    pair,
                    sentence,
                    f"The sentence “{sentence.id}” is empty.",
                    "Write its text, or remove it.",
                )


def crossing(bitext: Bitext) -> Iterator[Finding]:
    """A004: the English comes in another order than the Chinese.

    Sentences within one group may change places freely; groups may not, or readers
    of the bilingual edition lose the thread.
    """
    order = {s.id: place for place, s in enumerate(bitext.target.sentences())}
    both = (pair for pair in bitext.pairs if pair.source and pair.target)
    for before, pair in pairwise(both):
        first = pair.target[0]
        if order[first.id] < order[before.target[-1].id]:
            yield Finding(
                pair,
                first,
                f"“{first.id}” stands before “{before.target[-1].id}”, but its "
                "Chinese stands after the Chinese of that.",
                "Move it, or join the groups by naming both Chinese sentences in "
                "@corresp.",
            )


def unlikely_length(bitext: Bitext) -> Iterator[Finding]:
    """A005: the English is far too short or too long for its Chinese.

    The usual ratio is taken from the text itself. Quoted labels are spared where the
    English is long: a slogan of four characters may well need a sentence.
    """
    usual = usual_ratio(bitext.pairs)
    for pair in bitext.pairs:
        if not (pair.source_text and pair.target_text):
            continue
        verdict = unlikely(pair, usual)
        if verdict is not None:
            yield Finding(
                pair,
                pair.target[0],
                f"The English is {verdict} for its Chinese.",
                "See whether something was left out, added, or put in the wrong group.",
            )


def stale_english(bitext: Bitext) -> Iterator[Finding]:
    """A006: the Chinese has changed since its English was accepted.

    ``align.lock`` remembers the Chinese against which the English was accepted;
    where a report has none, nothing is stale.
    """
    if bitext.accepted is None:
        return
    for pair in bitext.pairs:
        for sentence in pair.source:
            known = bitext.accepted.get(sentence.id)
            if pair.target and known != digest(sentence):
                change = "was added" if known is None else "has changed"
                yield Finding(
                    pair,
                    sentence,
                    f"“{sentence.text}” {change} since the English was accepted.",
                    "See whether the English still fits, and run “reportpub accept”.",
                )


def chinese_in_english(bitext: Bitext) -> Iterator[Finding]:
    """A008: Chinese characters were left in the English.

    Notes may quote Chinese; the text may not.
    """
    for pair in bitext.pairs:
        for sentence in pair.target:
            left = _HAN.findall(sentence.text)
            if left:
                yield Finding(
                    pair,
                    sentence,
                    f"“{'”, “'.join(left)}” is Chinese in the English text.",
                    "Translate it, or put it into a note.",
                    target=tuple(m.span() for m in _HAN.finditer(pair.target_text)),
                )
