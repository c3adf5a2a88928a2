"""Builds at the desk: in a process of their own, told as they go on."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import copy_project
from tests.running import BASE, EN, amend
from tests.unit.desk.desks import Browser, desk

PATH = "/build/mini"


@pytest.fixture
def browser(published: Path) -> Iterator[Browser]:
    """Return a browser at a desk that does not know how its editions were made."""
    with desk(published) as browser:
        yield browser


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser at a desk whose editions are finished; they stay as they are."""
    root = copy_project(BASE, tmp_path_factory.mktemp("shelf") / "project")
    with desk(root) as browser:
        browser.send(PATH, page="/")
        assert events(browser)[-1]["kind"] == "done"
        yield browser


def events(browser: Browser) -> list[dict[str, str]]:
    lines = browser.get(f"{PATH}/events").text.splitlines()
    return [json.loads(line[6:]) for line in lines if line.startswith("data: ")]


def test_the_library_has_every_file_with_its_checksum(shelf: Browser) -> None:
    page = shelf.get("/").text

    sums = (shelf.root / "dist/mini/SHA256SUMS").read_text(encoding="utf-8")
    for line in sums.splitlines():
        checksum, _, name = line.partition("  ")
        assert f'/download/mini/{name}"' in page
        assert f'title="{checksum}"' in page


def test_an_edition_is_downloaded(shelf: Browser) -> None:
    response = shelf.get("/download/mini/mini.zh-en.pdf")

    assert response.content.startswith(b"%PDF")
    assert "mini.zh-en.pdf" in response.headers["content-disposition"]


def test_a_file_that_no_build_made_is_not_given_out(shelf: Browser) -> None:
    (shelf.root / "dist/mini/secret.txt").write_text("x", encoding="utf-8")

    assert shelf.get("/download/mini/secret.txt").status_code == 404
    assert shelf.get("/download/mini/index.html").status_code == 404


def test_editions_are_out_of_date_when_the_text_changed(shelf: Browser) -> None:
    assert "up to date" in shelf.get("/").text

    shelf.send("/text/mini/e004/edit", {"words": "Handan’s economy made progress."})

    assert "out of date" in shelf.get("/").text
    shelf.send("/history/1/undo", page="/history/1")


def test_a_build_is_told_to_its_end(browser: Browser) -> None:
    # The copy lies elsewhere, so every file is made again.
    browser.send(PATH, page="/")

    told = events(browser)

    kinds = [event["kind"] for event in told]
    assert kinds == ["start", *["file"] * (len(kinds) - 2), "done"]
    assert "The build is done." in browser.get("/").text
    assert "up to date" in browser.get("/").text


def test_a_build_that_fails_says_what_is_to_be_mended(browser: Browser) -> None:
    amend(browser.root / EN, "steady progress.", "steady  progress.")
    browser.send(PATH, page="/")

    [*_, last] = events(browser)

    assert last["kind"] == "failed"
    page = browser.get("/").text
    assert "The build failed." in page
    assert 'href="/text/mini#e004">Y101</a>' in page


def test_a_build_is_cancelled_and_the_editions_stay(browser: Browser) -> None:
    pdf = (browser.root / "dist/mini/mini.en.pdf").read_bytes()
    amend(browser.root / EN, "steady progress.", "slow progress.")
    browser.send(PATH, page="/")
    time.sleep(0.5)

    browser.send(f"{PATH}/cancel", page="/")

    assert [event["kind"] for event in events(browser)][-1] == "cancelled"
    assert "The build was cancelled." in browser.get("/").text
    assert (browser.root / "dist/mini/mini.en.pdf").read_bytes() == pdf


def test_there_is_one_build_at_a_time(browser: Browser) -> None:
    amend(browser.root / EN, "steady progress.", "slow progress.")
    page = browser.get("/").text
    browser.send(PATH, page="/")

    fields = {"seal": page.partition('name="seal" value="')[2][:64]}
    response = browser.client.post(PATH, data=fields)

    assert response.status_code == 409
    browser.send(f"{PATH}/cancel", page="/")
    events(browser)
