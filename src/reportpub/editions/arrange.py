"""Arrange an edition of two languages: what stands in a row."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from reportpub.model.edition import Layout
from reportpub.model.publication import Block, Publication, Row, with_blocks


def arranged(publication: Publication, layout: Layout) -> Publication:
    """Return ``publication`` with its rows as ``layout`` has them.

    It is as ``compose`` made it: a row an alignment group.
    """
    match layout:
        case Layout.ROWS:
            return publication
        case Layout.COLUMNS | Layout.STACKED | Layout.FACING:
            sections = with_blocks(publication.sections, _joined)
            return replace(publication, sections=sections, layout=layout)
        case _:
            assert_never(layout)


def _joined(block: Block) -> Block:
    """Return a paragraph as one row."""
    versions = zip(*(row.versions for row in block.rows), strict=True)
    whole = tuple(
        replace(parts[0], lines=tuple(line for part in parts for line in part.lines))
        for parts in versions
    )
    return replace(block, rows=(Row(whole),))
