from __future__ import annotations

import pytest
from tests.unit.writers.builders import publication

from reportpub.editions.arrange import arranged
from reportpub.model.edition import Layout
from reportpub.model.publication import Publication, plain, walk

BILINGUAL = publication("zh-Hans", "en")


def paragraphs(edition: Publication) -> list[list[str]]:
    """Return the words of each paragraph, language by language."""
    return [
        [
            version.joint.join(plain(row.versions[n]) for row in block.rows)
            for n, version in enumerate(block.rows[0].versions)
        ]
        for section in walk(edition.sections)
        for block in section.blocks
    ]


def test_rows_stay_as_they_were_composed() -> None:
    assert arranged(BILINGUAL, Layout.ROWS) is BILINGUAL


def test_sentences_are_numbered_by_their_groups_where_they_share_a_row() -> None:
    edition = arranged(BILINGUAL, Layout.COLUMNS, numbers=True)

    first, second, alone = (
        [[line.number for line in v.lines] for v in block.rows[0].versions]
        for section in walk(edition.sections)
        for block in section.blocks
    )
    assert first == [["1", "2"], ["1", "2"]]
    # Two Chinese sentences are one group.
    assert second == [["1", "", "2"], ["1", "2"]]
    assert alone == [[""], [""]]


@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.STACKED, Layout.FACING])
def test_a_paragraph_becomes_one_row_with_the_same_words(layout: Layout) -> None:
    edition = arranged(BILINGUAL, layout)

    assert edition.layout is layout
    assert paragraphs(edition) == paragraphs(BILINGUAL)
    assert {
        len(block.rows)
        for section in walk(edition.sections)
        for block in section.blocks
    } == {1}
