"""Read the parts of a ZIP package: EPUB and DOCX are both one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias
from zipfile import ZipFile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

# lxml has no types of its own.
Node: TypeAlias = Any


def parse(archive: ZipFile, name: str) -> Node:
    """Return the root of the part ``name``; no entity, no network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def parts(archive: ZipFile, name: str, *tags: str) -> Iterator[Node]:
    """Yield the elements ``tags`` of the part ``name`` as they are parsed.

    What is not asked for is not parsed: most of a Word file is its index. Who has
    read an element clears it.
    """
    with archive.open(name) as file:
        events = etree.iterparse(
            file, tag=tags, resolve_entities=False, no_network=True
        )
        for _, node in events:
            yield node
