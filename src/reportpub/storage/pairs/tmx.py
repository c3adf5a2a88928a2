"""TMX 1.4b, the memory of a CAT tool: a unit holds a sentence in each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.model.bitext import Segment
from reportpub.storage.markup import XML, local
from reportpub.storage.pairs.stream import elements, language, words

# Codes of the tool that made the file (TMX 1.4b, "Content Markup"); <hi> holds text.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


def read_tmx(path: Path, name: str) -> Iterator[Segment]:
    """Yield the Chinese and the English of each unit; a missing one is empty.

    Units are counted from 0, in the order of the file. ``srclang`` is not asked:
    files by real tools often name the wrong one.
    """
    for number, unit in enumerate(elements(path, name, "tu")):
        texts = _texts(unit)
        line = unit.sourceline or 0
        yield Segment(number, line, texts.get("zh", ""), texts.get("en", ""))


def _texts(unit: etree._Element) -> dict[str, str]:
    texts: dict[str, str] = {}
    for variant in unit:
        if local(variant) != "tuv":
            continue
        tag = variant.get(f"{XML}lang") or variant.get("lang") or ""
        for segment in variant:
            if local(segment) == "seg":
                texts.setdefault(language(tag), words(segment, _CODES))
    return texts
