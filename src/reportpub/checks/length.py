"""How long English is for its Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log
from statistics import median
from typing import NamedTuple

from reportpub.model.bitext import Pair

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"[0-9]")
_LABEL = re.compile(r"“[^”]*”")
_CLAUSE = re.compile(r"[，、。；：！？]")
_ENGLISH_CLAUSE = re.compile(r"[,;:.!?](?=\s|$)| and ")

# Letters for one Chinese character in seven official reports of the State Council.
_OFFICIAL = 4.7
# Fewer pairs than these say little about a text.
_ENOUGH = 50
# Shorter sentences vary too much to tell what is usual.
_LONG_ENOUGH = 20
# Added to both lengths: a heading that is three words short has lost nothing.
_EASE = 40
# Logarithm of the ratio to the usual one; none of 4,843 official pairs is longer but
# for labels that are spelled out.
_LONG = 0.8


class _Loss(NamedTuple):
    """What each observation adds to the odds that a part is missing, as logarithms.

    Fitted by logistic regression to the official pairs, whole and with a sentence left
    out. Lengths and clauses are logarithms of English to Chinese.
    """

    length: float = -11.6
    clauses: float = -2.65
    missing_figure: float = 5.1
    # The longer the Chinese, the less its translations vary in length.
    han: float = 2.5
    usual: float = -14.3


_LOSS = _Loss()
# Beyond as many characters the official pairs are too few to tell.
_MANY = 80


def usual_ratio(pairs: Iterable[Pair]) -> float:
    """Return how many letters the text has for one Chinese character."""
    ratios = [
        letters / han
        for pair in pairs
        if (letters := len(_LETTER.findall(pair.target_text)))
        and (han := len(_HAN.findall(pair.source_text))) >= _LONG_ENOUGH
    ]
    return median(ratios) if len(ratios) >= _ENOUGH else _OFFICIAL


def unlikely(pair: Pair, usual: float) -> str | None:
    """Return “far too short” or “far too long”, or ``None`` where it is neither."""
    zh, en = pair.source_text, pair.target_text
    expected = usual * len(_HAN.findall(zh)) + len(_DIGIT.findall(zh))
    found = len(_LETTER.findall(en)) + len(_DIGIT.findall(en))
    difference = log((found + _EASE) / (expected + _EASE))
    if _loss(pair, difference) > 0:
        return "far too short"
    if difference > _LONG and not _LABEL.search(pair.source_text):
        return "far too long"
    return None


def _loss(pair: Pair, difference: float) -> float:
    """Return the logarithm of the odds that the English lacks a part."""
    clauses = len(_CLAUSE.findall(pair.source_text)) + 1
    english = len(_ENGLISH_CLAUSE.findall(pair.target_text)) + 1
    return (
        _LOSS.usual
        + _LOSS.length * difference
        + _LOSS.clauses * log(english / clauses)
        + _LOSS.missing_figure * bool(pair.pairing.missing)
        + _LOSS.han * log(min(len(_HAN.findall(pair.source_text)), _MANY) + 1)
    )
