from __future__ import annotations

import pytest

from reportpub.model.publication import IndexEntry, Locator
from reportpub.writers.pages import Place
from reportpub.writers.pdf import _ranges


@pytest.mark.parametrize(
    ("pages", "labels"),
    [
        ([1], ["1"]),
        ([1, 1, 1], ["1"]),
        ([1, 2], ["1–2"]),
        ([1, 2, 3, 5], ["1–3", "5"]),
        ([1, 3, 5], ["1", "3", "5"]),
        ([9, 10, 11], ["9–11"]),
        ([2, 1, 2, 1], ["1–2"]),
        ([], []),
    ],
)
def test_pages_that_follow_each_other_are_joined_and_none_is_named_twice(
    pages: list[int], labels: list[str]
) -> None:
    places = {f"t{n}": Place(page, f"p{n}") for n, page in enumerate(pages)}
    entry = IndexEntry("c", (), tuple(Locator(anchor, "1") for anchor in places))

    assert [label for _, label in _ranges(entry, places)] == labels


def test_a_page_leads_to_the_first_mention_on_it() -> None:
    places = {"t1": Place(4, "p1"), "t2": Place(4, "p2"), "t3": Place(6, "p3")}
    entry = IndexEntry("c", (), tuple(Locator(anchor, "1") for anchor in places))

    assert _ranges(entry, places) == [("p1", "4"), ("p3", "6")]
