"""XLIFF 1.2 and 2: segments with source and target."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.bitext import Segment
from reportpub.storage.markup import XML, local
from reportpub.storage.pairs.stream import elements, language, words

# Native code of the original file, where XLIFF 1.2 keeps it in the text.
_CODES = frozenset({"bpt", "ept", "it", "ph"})


def read_xliff(path: Path, name: str) -> Iterator[Segment]:
    """Yield the Chinese and the English of each segment; a missing one is empty.

    Segments are counted from 0, in the order of the file: ``<segment>`` of XLIFF 2,
    ``<trans-unit>`` of 1.2. Raises ``SourceError`` where the file does not say which
    side is Chinese and which is English.
    """
    for number, unit in enumerate(elements(path, name, "trans-unit", "segment")):
        texts = {"zh": "", "en": ""}
        line = unit.sourceline or 0
        for child in unit:
            side = local(child)
            if side in {"source", "target"}:
                found = _language(child, side)
                if found not in texts:
                    message = (
                        f"The {side} is “{found}”; one side must be Chinese (zh) and "
                        "the other English (en). Give the languages of the file."
                    )
                    raise SourceError(message, Location(name, line))
                texts[found] = words(child, _CODES)
        yield Segment(number, line, texts["zh"], texts["en"])


def _language(node: etree._Element, side: str) -> str:
    """Return the language of a side: its own, or that of ``<file>`` or ``<xliff>``."""
    tag = node.get(f"{XML}lang")
    for ancestor in node.iterancestors():
        if tag:
            break
        short = {"source": "srcLang", "target": "trgLang"}[side]
        tag = ancestor.get(short) or ancestor.get(f"{side}-language")
    return language(tag or "not named")
