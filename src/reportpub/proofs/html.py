"""Read an HTML edition: one page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from reportpub.proofs.hypertext import read_tree
from reportpub.proofs.reading import Strip


def read(data: bytes) -> Iterator[Strip]:
    """Yield what stands on the page, in order."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    return read_tree(html.document_fromstring(data, parser=parser))
