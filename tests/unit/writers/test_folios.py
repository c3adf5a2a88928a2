from __future__ import annotations

from tests.unit.writers.builders import publication

from reportpub.model.publication import plain, walk
from reportpub.writers.folios import folios


def test_pages_count_from_1_in_the_order_of_the_text() -> None:
    edition = publication("zh-Hans", "en", copies=60)

    found = folios(edition)

    assert list(found.values()) == list(range(1, len(found) + 1))
    assert len(found) > 2
    order = [
        row.versions[0].lines[0].id
        for section in walk(edition.sections)
        for block in section.blocks
        for row in block.rows
    ]
    assert [identifier for identifier in order if identifier in found] == list(found)
    assert next(iter(found)) == order[0]


def test_a_page_holds_as_much_as_a_page_of_a_book() -> None:
    edition = publication("zh-Hans", copies=60)
    pages: list[int] = []

    found = folios(edition)

    for section in walk(edition.sections):
        for block in section.blocks:
            [row] = block.rows
            leading = row.versions[0]
            if leading.lines[0].id in found:
                pages.append(0)
            pages[-1] += sum(map(str.isalnum, plain(leading)))
    assert all(600 <= page < 700 for page in pages[:-1])


def test_a_heading_begins_no_page() -> None:
    edition = publication("en", copies=60)

    headings = {
        line.id
        for section in walk(edition.sections)
        if section.heading
        for line in section.heading.versions[0].lines
    }

    assert not headings & folios(edition).keys()
