"""The XML of the glossary in other tools, and the languages of its terms."""

from __future__ import annotations

import re

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.errors import GlossaryError
from reportpub.storage.exchange.characters import refuse_huge
from reportpub.storage.markup import parse

# What XML has no name for, such as the pinyin of a term, BCP 47 has.
ZH, HANT, PINYIN, EN = "zh-Hans", "zh-Hant", "zh-Latn-pinyin", "en"
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def parse_terms(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML file; a martif file may name its DTD.

    Raises ``GlossaryError`` with a line where it is not well-formed or declares
    entities.
    """
    refuse_huge(data, name)
    return parse(data, name, GlossaryError, roots={"martif"})


def language(tag: str) -> str:
    """Return which of our languages a BCP 47 ``tag`` means, or ""."""
    tag = tag.casefold().replace("_", "-")
    if tag.startswith("zh-latn"):
        return PINYIN
    if tag.startswith(_TRADITIONAL):
        return HANT
    primary = re.match(r"[a-z]+", tag)
    return {"zh": ZH, "cmn": ZH, "en": EN}.get(primary[0] if primary else "", "")
