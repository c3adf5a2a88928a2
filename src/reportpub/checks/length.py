"""How long English is for its Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log
from statistics import median

from reportpub.model.bitext import Pair

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"[0-9]")
_LABEL = re.compile(r"“[^”]*”")
_END = re.compile(r"[。！？；]")
_ENGLISH_END = re.compile(r"[.!?;:](?=\W*(?:\s|$))")

# Letters for one Chinese character in seven official reports of the State Council.
_OFFICIAL = 4.7
# Fewer pairs than these say little about a text.
_ENOUGH = 50
# Shorter sentences vary too much to tell what is usual.
_LONG_ENOUGH = 20
# Added to both lengths: a heading that is three words short has lost nothing.
_EASE = 40
# Logarithms of the ratio to the usual one. Of 4,843 official pairs 3 are shorter, and
# none is longer but for labels that are spelled out.
_SHORT, _LONG = -0.5, 0.8
# Where sentences are missing by their number too, less is needed.
_FEWER = -0.4


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
    if difference < (_FEWER if _sentences_missing(pair) else _SHORT):
        return "far too short"
    if difference > _LONG and not _LABEL.search(pair.source_text):
        return "far too long"
    return None


def _sentences_missing(pair: Pair) -> bool:
    zh = len(_END.findall(pair.source_text))
    return zh > 1 and zh > len(_ENGLISH_END.findall(pair.target_text))
