from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from tests.unit.writers.builders import cross_referenced, publication

from reportpub.model.publication import IndexEntry, IndexGroup, Publication
from reportpub.writers import term_csv, term_json
from reportpub.writers.theme import Theme

THEME = Theme(Path(), Path())


def with_headwords(zh: str, en: str) -> Publication:
    edition = publication("zh-Hans", "en")
    [index] = edition.indexes
    [group] = index.groups
    [entry] = group.entries
    renamed = IndexEntry(entry.concept, (("zh-Hans", zh), ("en", en)), entry.locators)
    groups = (IndexGroup(group.heading, (renamed,)),)
    return replace(edition, indexes=(replace(index, groups=groups),))


def table(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_begins_with_a_byte_order_mark_and_names_its_columns() -> None:
    header, *_ = table(term_csv.write(publication("zh-Hans", "en"), THEME))

    assert header == [
        *("id", "zh", "en", "mentions", "sections", "sentences"),
        *("see_also", "members"),
    ]


def test_a_row_says_where_a_term_stands() -> None:
    _, row = table(term_csv.write(publication("zh-Hans", "en"), THEME))

    assert row == [
        "liuwen",
        "“六稳”",
        "the six fronts: stability",
        "3",
        "0.1.1 0.2",
        "zh-Hans-s0-3a zh-Hans-s0-5",
        "",
        "",
    ]


def test_a_row_says_what_to_see_also_and_what_the_term_counts() -> None:
    edition = cross_referenced("zh-Hans", "en")

    # A wording that only refers to a term has no row.
    _, row = table(term_csv.write(edition, THEME))
    [term] = json.loads(term_json.write(edition, THEME))["terms"]

    assert row[6:] == ["liuwen", "稳外贸 trade & <co>; 稳就业"]
    assert term["see_also"] == ["liuwen"]
    assert term["members"] == [
        {"zh": "稳外贸", "en": "trade & <co>"},
        {"zh": "稳就业", "en": ""},
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_is_never_run_as_a_formula(start: str) -> None:
    edition = with_headwords(f"{start}1+1", f"{start}HYPERLINK()")

    _, row = table(term_csv.write(edition, THEME))

    assert row[1:3] == [f"'{start}1+1", f"'{start}HYPERLINK()"]


def test_quotation_marks_commas_and_line_ends_stay_in_their_cell() -> None:
    words = 'a "b", c\nd'

    _, row = table(term_csv.write(with_headwords("“1+N”", words), THEME))

    assert row[1:3] == ["“1+N”", words]


def test_the_lines_end_as_rfc_4180_has_it() -> None:
    data = term_csv.write(publication("zh-Hans", "en"), THEME)

    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_programs_get_the_words_as_they_are() -> None:
    data = term_json.write(with_headwords("=1+1", 'a "b"'), THEME)

    assert json.loads(data) == {
        "report": "handan-2021",
        "terms": [
            {
                "id": "liuwen",
                "zh": "=1+1",
                "en": 'a "b"',
                "mentions": 3,
                "sections": ["0.1.1", "0.2"],
                "sentences": ["zh-Hans-s0-3a", "zh-Hans-s0-5"],
                "see_also": [],
                "members": [],
            }
        ],
    }
    assert data.endswith(b"\n")
