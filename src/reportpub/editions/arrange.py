"""Arrange an edition of two languages: what stands in a row."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from reportpub.model.edition import Layout
from reportpub.model.publication import Block, Publication, Row, with_blocks


def arranged(
    publication: Publication, layout: Layout, *, numbers: bool = False
) -> Publication:
    """Return ``publication`` with its rows as ``layout`` has them.

    It is as ``compose`` made it: a row an alignment group. With ``numbers`` the groups
    of each paragraph that has several are numbered where they come to stand in one row.
    """
    match layout:
        case Layout.ROWS:
            return publication
        case Layout.COLUMNS | Layout.STACKED | Layout.FACING:
            change = _numbered_and_joined if numbers else _joined
            sections = with_blocks(publication.sections, change)
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


def _numbered_and_joined(block: Block) -> Block:
    if len(block.rows) == 1 or len(block.rows[0].versions) == 1:
        return _joined(block)
    rows = tuple(_numbered(row, str(n)) for n, row in enumerate(block.rows, start=1))
    return _joined(replace(block, rows=rows))


def _numbered(row: Row, number: str) -> Row:
    """Return ``row`` with ``number`` before the first sentence of each version."""
    versions = (
        replace(v, lines=(replace(v.lines[0], number=number), *v.lines[1:]))
        if v.lines
        else v
        for v in row.versions
    )
    return Row(tuple(versions))
