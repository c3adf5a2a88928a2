"""An aligned text as beads, TMX, JSON lines, or for reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import TypeAlias

from reportpub import __version__
from reportpub.model.bead import AlignedText

Form: TypeAlias = Callable[[AlignedText], Iterator[str]]

# A group below it should be looked at.
DOUBTFUL = 0.5
# TMX 1.4b, "Implementation Notes": attributes of <header> that are required.
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="reportpub" creationtoolversion="{__version__}" segtype="sentence"
 o-tmf="reportpub" adminlang="en" srclang="zh-Hans" datatype="plaintext"/>
<body>
"""
_UNIT = """<tu tuid="{number}"><prop type="x-confidence">{confidence:.2f}</prop>
<tuv xml:lang="zh-Hans"><seg>{zh}</seg></tuv>
<tuv xml:lang="en"><seg>{en}</seg></tuv>
</tu>
"""
# XML 1.0, 2.2: controls that no document may hold.
_FORBIDDEN = dict.fromkeys({*range(32)} - {9, 10, 13} | {0xFFFE, 0xFFFF})


def as_beads(text: AlignedText) -> Iterator[str]:
    """Yield ``[3]:[4, 5]`` for each group: Chinese and English sentences from 0."""
    for bead in text.beads:
        yield f"{[*bead.source]}:{[*bead.target]}\n"


def as_turned_beads(text: AlignedText) -> Iterator[str]:
    """Yield what ``as_beads`` does, the English sentences first."""
    for bead in text.beads:
        yield f"{[*bead.target]}:{[*bead.source]}\n"


def as_json(text: AlignedText) -> Iterator[str]:
    """Yield a JSON object a line for each group."""
    for bead in text.beads:
        zh, en = text.words(bead)
        group = {
            "source": [*bead.source],
            "target": [*bead.target],
            "confidence": round(bead.confidence, 4),
            "zh": zh,
            "en": en,
        }
        yield json.dumps(group, ensure_ascii=False) + "\n"


def as_text(text: AlignedText) -> Iterator[str]:
    """Yield each group with its confidence; what is doubtful has a question mark."""
    for number, bead in enumerate(text.beads, start=1):
        zh, en = text.words(bead)
        mark = "?" if bead.confidence < DOUBTFUL else " "
        yield f"{number:5}{mark} {bead.confidence:4.0%}  {zh or '—'}\n"
        yield f"             {en or '—'}\n"


def as_tmx(text: AlignedText) -> Iterator[str]:
    """Yield TMX 1.4b; what has no counterpart is left out, as the format demands."""
    yield _HEAD
    for number, bead in enumerate(text.beads, start=1):
        zh, en = (
            escape(side.translate(_FORBIDDEN), quote=False) for side in text.words(bead)
        )
        if zh and en:
            yield _UNIT.format(number=number, confidence=bead.confidence, zh=zh, en=en)
    yield "</body>\n</tmx>\n"


FORMS: Mapping[str, Form] = {
    "text": as_text,
    "beads": as_beads,
    "json": as_json,
    "tmx": as_tmx,
}
