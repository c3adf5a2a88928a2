"""Every page of the desk opens, in both languages, and says what is to be said."""

from __future__ import annotations

import pytest
from tests.running import EN, amend
from tests.unit.desk.desks import FRAGMENT, Browser

PAGES = (
    "/",
    "/glossary",
    "/glossary/new",
    "/glossary/exchange",
    "/glossary/entry/liuwen",
    "/glossary/entry/liuwen/edit",
    "/text/mini",
    "/text/mini/e003/edit",
    "/findings/mini",
    "/findings/mini?by=place",
    "/history",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_page_opens(browser: Browser, path: str, language: str) -> None:
    response = browser.get(path, **{"accept-language": language})

    assert response.status_code == 200
    assert (
        f'<html lang="{"zh-Hans" if language == "zh-CN" else "en"}">' in response.text
    )


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/text/none",
        "/text/..%2F..%2Fetc",
        "/text/mini/e999/edit",
        "/text/mini/s003/edit",
        "/glossary/entry/none",
        "/glossary/entry/..%2Fliuwen",
        "/glossary/download/exe",
        "/download/mini/..%2F..%2F..%2Fpyproject.toml",
        "/download/mini/en.xml",
        "/history/1",
        "/history/x",
        "/build/mini/events",
        "/changes",
        "/static/..%2Fapp.py",
    ],
)
def test_what_is_not_there_is_not_found(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("六稳", {"liuwen"}),
        ("six fronts", {"liuwen"}),
        ("lw", {"liuwen"}),
        ("liubao", {"liubao"}),
        ("nothing at all", set[str]()),
    ],
)
def test_the_glossary_is_searched_in_every_way(
    browser: Browser, query: str, found: set[str]
) -> None:
    page = browser.client.get("/glossary", params={"q": query}, headers=FRAGMENT).text

    ids = ("liuwen", "liubao", "fazhan", "gaozhiliang-fazhan")
    assert {i for i in ids if f'/entry/{i}"' in page} == found
    assert "<html" not in page


def test_the_glossary_is_filtered(browser: Browser) -> None:
    page = browser.get("/glossary?kind=numbered-slogan&subject=economy").text

    assert "/entry/liuwen" in page
    assert "/entry/fazhan" not in page


def test_an_entry_shows_where_it_occurs_with_the_english_used(browser: Browser) -> None:
    page = browser.get("/glossary/entry/liuwen").text

    assert "security in the six areas" in page
    assert "s003" in page
    assert "s010" in page
    assert "不" not in page
    assert "stability on the six fronts" in page


def test_the_text_marks_terms_and_leads_to_their_entries(browser: Browser) -> None:
    page = browser.get("/text/mini").text

    assert '<a class="term" href="/glossary/entry/liuwen"' in page
    assert "六稳 · stability on the six fronts (approved)" in page


def test_the_text_is_filtered_by_state(browser: Browser) -> None:
    assert 'id="s003"' in browser.get("/text/mini?state=translated").text
    assert 'id="s003"' not in browser.get("/text/mini?state=final").text


def test_a_sentence_that_waits_for_its_english_can_be_given_it(
    browser: Browser,
) -> None:
    amend(browser.root / EN, "Fellow deputies, let us strive together!", "")
    # This page waits until everything has been checked.
    browser.get("/findings/mini")

    row = browser.get("/text/mini/s014").text
    saved = browser.send("/text/mini/e014/edit", {"words": "Let us strive!"})

    assert "data-pending" not in row
    assert "/text/mini/e014/edit" in row
    assert saved.status_code == 200
    assert "Let us strive!" in (browser.root / EN).read_text(encoding="utf-8")


@pytest.mark.parametrize("query", ["防松螺母", "LOCK nuts"])
def test_the_text_is_searched_in_either_language(browser: Browser, query: str) -> None:
    page = browser.client.get("/text/mini", params={"q": query}).text

    assert 'id="s006"' in page
    assert 'id="s003"' not in page


def test_the_language_is_remembered(browser: Browser) -> None:
    browser.send("/language", {"language": "zh", "next": "/glossary"}, page="/")

    assert '<html lang="zh-Hans">' in browser.get("/").text


def test_a_report_that_cannot_be_read_is_said_so(browser: Browser) -> None:
    (browser.root / "source/mini/en.xml").write_text("<TEI>", encoding="utf-8")

    library, text = browser.get("/"), browser.get("/text/mini")

    assert "source/mini/en.xml:1" in library.text
    assert text.status_code == 422
    assert "well-formed" in text.text


def test_the_glossary_goes_out_to_other_programs(browser: Browser) -> None:
    response = browser.get("/glossary/download/xlsx")

    assert response.content.startswith(b"PK")
    assert response.headers["content-disposition"].endswith('"glossary.xlsx"')


def test_behind_a_proxy_every_address_has_the_prefix(browser: Browser) -> None:
    browser.client.app_state["root_path"] = ""
    with_prefix = type(browser.client)(browser.client.app, root_path="/desk")

    page = with_prefix.get("/desk/glossary", headers={"host": "testserver"}).text

    assert 'href="/desk/glossary/entry/liuwen"' in page
    assert 'src="/desk/static/desk.js"' in page
    assert 'href="/glossary' not in page
