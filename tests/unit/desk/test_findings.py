"""Findings at the desk: those of the command line, mended or let stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.conftest import LayOut
from tests.running import EN, amend, reportpub, snapshot
from tests.unit.desk.desks import Browser, desk

PAGE = "/findings/mini"


@pytest.fixture
def browser(lay_out: LayOut) -> Iterator[Browser]:
    """Return a browser at a desk whose text has a slip and a missing term."""
    root = lay_out()
    amend(root / EN, "steady progress.", "steady  progress.")
    amend(root / EN, "security in the six areas.", "six securities.")
    with desk(root) as browser:
        yield browser


def path_of(page: str, code: str, what: str) -> str:
    """Return where the form is sent that mends or waives a finding of ``code``."""
    section = page.partition(f"<h2>{code} ")[2].partition("</section>")[0]
    found = re.search(rf'action="({PAGE}/[0-9a-f]+/{what})"', section)
    assert found, f"{code} cannot {what}"
    return found[1]


def test_the_desk_finds_what_the_command_line_finds(browser: Browser) -> None:
    said = reportpub("check", "--format", "json", cwd=browser.root).out
    codes = re.findall(r'"code": ?"(\w+)"', said)

    page = browser.get(PAGE).text

    assert sorted(re.findall(r"<h2>(\w\d+) ", page)) == sorted(set(codes))
    assert page.count('class="finding ') == len(codes)


def test_a_finding_leads_to_its_sentence(browser: Browser) -> None:
    assert 'href="/text/mini#e004"' in browser.get(PAGE).text
    assert 'id="e004"' in browser.get("/text/mini").text


def test_a_slip_is_mended_with_a_click(browser: Browser) -> None:
    path = path_of(browser.get(PAGE).text, "Y101", "fix")

    browser.send(path, page=PAGE)

    assert "steady progress." in (browser.root / EN).read_text(encoding="utf-8")
    assert "Mend Y101 in e004 of mini" in browser.get("/history").text


def test_a_mended_slip_is_not_mended_again(browser: Browser) -> None:
    page = browser.get(PAGE).text
    path = path_of(page, "Y101", "fix")
    amend(browser.root / EN, "steady  progress.", "good progress.")

    response = browser.send(path, page=PAGE)

    assert response.status_code in {404, 409}


def test_a_finding_is_let_stand_with_a_reason(browser: Browser) -> None:
    path = path_of(browser.get(PAGE).text, "T003", "waive")

    browser.send(path, {"reason": 'the "mayor’s" words'}, page=PAGE)

    waivers = (browser.root / "source/mini/waivers.toml").read_text(encoding="utf-8")
    assert 'code = "T003"' in waivers
    assert "(local editor)" in waivers
    assert "T003" not in reportpub("check", cwd=browser.root).out


def test_a_reason_is_needed_to_let_a_finding_stand(browser: Browser) -> None:
    before = snapshot(browser.root / "source")
    path = path_of(browser.get(PAGE).text, "T003", "waive")

    response = browser.send(path, {"reason": "  "}, page=PAGE)

    assert response.status_code == 422
    assert snapshot(browser.root / "source") == before


def test_findings_are_sorted_by_place(browser: Browser) -> None:
    assert f"<code>{EN}</code>" in browser.get(f"{PAGE}?by=place").text


def test_the_text_shows_only_what_has_findings(browser: Browser) -> None:
    page = browser.get("/text/mini?only=findings").text

    assert 'id="s003"' in page
    assert 'id="s008"' not in page


def test_what_is_found_is_marked_in_its_place(browser: Browser) -> None:
    page = browser.get("/text/mini").text

    assert '“<mark><a class="term" href="/glossary/entry/liubao"' in page
    assert "steady<mark>  </mark>progress" in page


def test_figures_show_which_figure_renders_them(browser: Browser) -> None:
    page = browser.get("/text/mini").text

    assert '<span class="figure" data-tip="2021">2021年</span>' in page


def test_changed_chinese_is_accepted(browser: Browser) -> None:
    assert reportpub("accept", cwd=browser.root).status == 0
    amend(browser.root / "source/mini/zh-Hans.xml", "重构产业布局", "重构产业的布局")
    page = browser.get(PAGE).text
    while "data-again" in page:
        page = browser.get(PAGE).text

    browser.send(path_of(page, "A006", "accept"), page=PAGE)

    assert "A006" not in reportpub("check", cwd=browser.root).out
