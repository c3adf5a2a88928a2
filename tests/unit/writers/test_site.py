from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from tests.running import TEMPLATES

from reportpub.model.edition import EDITIONS, OFFERED, Edition
from reportpub.writers.policy import content_policy
from reportpub.writers.site import (
    Download,
    Entry,
    checksums,
    edition_name,
    library_page,
    report_page,
)
from reportpub.writers.theme import Theme

THEME = Theme(TEMPLATES / "book", Path())
TITLES = (("zh-Hans", "报告 <1>"), ("zh-Hant", "報告"), ("en", "Report & more"))


def links(page: bytes) -> list[str]:
    tree = html.document_fromstring(page.decode())
    return [str(link) for link in tree.xpath("//@href | //@src")]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 kB"),
        (1499, "1 kB"),
        (85_500, "86 kB"),
        (999_499, "999 kB"),
        (999_999, "1.0 MB"),
        (1_000_000, "1.0 MB"),
        (12_345_678, "12.3 MB"),
    ],
)
def test_sizes_are_given_as_people_read_them(size: int, words: str) -> None:
    assert Download("x.pdf", size, "").size_in_words == words


def test_the_page_of_a_report_offers_what_is_there_and_nothing_else() -> None:
    downloads = [
        Download("x.en.pdf", 85_000, "1"),
        Download("x.zh-en.epub", 9_000, "2"),
        Download("term-index.csv", 46_000, "3"),
        Download("term-index.pdf", 460_000, "4"),
    ]

    page = report_page(Entry("x", TITLES), downloads, EDITIONS, THEME)

    assert links(page) == [
        "data:,",
        "x.en.pdf",
        "x.zh-en.epub",
        "term-index.pdf",
        "term-index.csv",
        "SHA256SUMS",
        "../index.html",
    ]
    assert "85 kB" in page.decode()


def test_the_page_of_a_report_has_size_date_and_checksum_of_every_file() -> None:
    entry = Entry("x", TITLES, (("zh-Hans", "2021年2月1日"),), "2021-03-04T05:06:07Z")
    downloads = [Download("x.en.pdf", 85_000, "12ab"), Download("y.csv", 2_000, "34cd")]

    tree = html.document_fromstring(
        report_page(entry, downloads, EDITIONS, THEME).decode()
    )

    assert tree.xpath("//time/@datetime") == ["2021-03-04T05:06:07Z"]
    assert tree.xpath("//dl/dt/text()[1]") == ["x.en.pdf ", "y.csv "]
    assert tree.xpath("//dl/dt/small/text()") == ["85 kB", "2 kB"]
    assert tree.xpath("//dl/dd/code/text()") == ["12ab", "34cd"]
    assert tree.xpath("//p[@class='date']/span/text()") == ["2021年2月1日"]


def test_pages_to_be_read_stand_first_and_both_languages_before_all() -> None:
    downloads = [Download(f"x.{edition.name}.html", 1, "1") for edition in EDITIONS]

    tree = html.document_fromstring(
        report_page(Entry("x", TITLES), downloads, EDITIONS, THEME).decode()
    )

    assert tree.xpath("//ul[@class='read']//@href") == [
        "x.zh-en.html",
        "x.zh-Hans.html",
        "x.zh-Hant.html",
        "x.en.html",
    ]


def test_an_edition_of_the_settings_is_told_apart_by_its_name() -> None:
    own = Edition("reading", ("zh-Hans", "en"))

    names = [edition_name(edition) for edition in (*EDITIONS, *OFFERED, own)]

    assert names[-1] == ("zh-Hans", "中英对照 · Chinese–English · reading")
    assert len(set(names)) == len(names)


def test_other_pages_of_a_report_have_their_place() -> None:
    downloads = [Download(f"{stem}.html", 1, "1") for stem in ("findings", "figures")]

    tree = html.document_fromstring(
        report_page(Entry("x", TITLES), downloads, EDITIONS, THEME).decode()
    )

    assert tree.xpath("//ul[@class='others']//@href") == [
        "figures.html",
        "findings.html",
    ]


@pytest.mark.parametrize(
    "page",
    [
        report_page(Entry("x", TITLES), [], EDITIONS, THEME),
        library_page([Entry("x", TITLES)], THEME),
    ],
)
def test_the_policy_of_a_page_allows_its_own_style_alone(page: bytes) -> None:
    tree = html.document_fromstring(page.decode())

    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [style] = tree.xpath("//style/text()")
    assert policy == content_policy(style)
    assert tree.xpath("//script | //@style") == []


def test_titles_are_no_markup() -> None:
    page = report_page(Entry("x", TITLES), [], EDITIONS, THEME).decode()

    assert "报告 &lt;1&gt;" in page
    assert "Report &amp; more" in page


def test_the_library_lists_every_report_in_both_languages() -> None:
    entries = [Entry("a-2021", TITLES), Entry("b-2022", (("en", "Other"),))]

    page = library_page(entries, THEME)

    assert links(page) == ["data:,"] + ["a-2021/index.html"] * 2 + ["b-2022/index.html"]
    assert "報告" not in page.decode()


def test_a_report_with_a_traditional_title_only_is_listed_by_it() -> None:
    page = library_page([Entry("a", TITLES[1:2])], THEME)

    assert "報告" in page.decode()


def test_checksums_are_lines_that_sha256sum_reads() -> None:
    found = checksums([Download("a.pdf", 1, "12ab"), Download("b.csv", 2, "34cd")])

    assert found == b"12ab  a.pdf\n34cd  b.csv\n"
