"""Read the parts of a ZIP package: EPUB and DOCX are both one."""

from __future__ import annotations

from typing import Any, TypeAlias
from zipfile import ZipFile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

# lxml has no types of its own.
Node: TypeAlias = Any


def parse(archive: ZipFile, name: str) -> Node:
    """Return the root of the part ``name``; no entity, no network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)
