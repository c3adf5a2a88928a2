"""The page as it will print, asked for in the desk."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import LayOut
from tests.running import EN, amend
from tests.unit.desk.desks import FRAGMENT, Browser

from reportpub.desk import previews
from reportpub.desk.previews import BusyError, OutdatedError, Previews, Wanted
from reportpub.desk.workspace import Workspace
from reportpub.model.edition import Edition
from reportpub.project import find_project

PAGE = "/preview/mini/s004"
ENGLISH = Edition("en", ("en",))
E004 = "/text/mini/e004/edit"


def picture(browser: Browser, path: str = PAGE) -> bytes:
    found = re.search(r'<img src="([^"]+)"', browser.get(path, **FRAGMENT).text)
    assert found
    response = browser.get(found[1])
    assert response.headers["content-type"] == "image/png"
    return response.content


def test_a_saved_sentence_changes_its_page(browser: Browser) -> None:
    before = picture(browser)
    assert before == picture(browser)
    assert before.startswith(b"\x89PNG")

    browser.send(E004, {"words": "Handan’s economy grew."})

    assert picture(browser) != before


def test_a_corrected_rendering_changes_the_page_it_is_glossed_on(
    browser: Browser,
) -> None:
    before = picture(browser, "/preview/mini/s010")

    amend(browser.root / EN, "keep up stability", "keep all stability")

    assert picture(browser, "/preview/mini/s010") != before


@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en", "zh-en"])
def test_every_edition_has_its_page(browser: Browser, edition: str) -> None:
    page = browser.get(f"{PAGE}?edition={edition}").text

    assert f'value="{edition}" selected' in page
    assert '<figure class="sheetview"' in page


def test_the_title_has_the_title_page(browser: Browser) -> None:
    page = browser.get("/preview/mini/s001").text

    assert "The title page." in page
    assert '<figure class="sheetview"' in page


@pytest.mark.parametrize(
    "path",
    [
        "/preview/none/s001",
        "/preview/mini/s999",
        "/preview/mini/..%2F..%2Fsource",
        f"{PAGE}?edition=../en",
        f"{PAGE}?edition=term-index",
        "/preview/mini/picture/0123",
        "/preview/mini/picture/..%2Fen.xml",
    ],
)
def test_there_is_no_other_page(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_a_theme_that_is_broken_is_said_so(browser: Browser) -> None:
    (browser.root / "templates/book/body.jinja").write_text("{% x %}", "utf-8")

    response = browser.get(PAGE)

    assert response.status_code == 422
    assert "template cannot be used" in response.text


@pytest.fixture
def waiting(
    lay_out: LayOut, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Previews, Workspace, threading.Event, threading.Event]]:
    """Yield previews whose first page takes until it is let go."""
    begun, go = threading.Event(), threading.Event()
    project = find_project(lay_out())
    own, workspace = Previews(project), Workspace(project)

    def slow(*_: object) -> None:
        begun.set()
        go.wait(10)

    monkeypatch.setattr(own, "_set", slow)
    yield own, workspace, begun, go
    go.set()
    workspace.close()
    own.close()


def test_who_asks_again_does_not_wait_for_the_page_before(
    waiting: tuple[Previews, Workspace, threading.Event, threading.Event],
) -> None:
    own, workspace, begun, go = waiting
    wanted, outdated = Wanted("mini", ENGLISH, ("e004",)), list[str]()

    def ask(asker: str) -> None:
        try:
            own.page(asker, wanted, workspace.terms())
        except OutdatedError:
            outdated.append(asker)

    threads = [threading.Thread(target=ask, args=("one",))]
    threads[0].start()
    assert begun.wait(10)
    for number, asker in enumerate(("two", "two", "three"), start=2):
        threads.append(threading.Thread(target=ask, args=(asker,)))
        threads[-1].start()
        while own._waiting < number:
            pass
    go.set()
    for thread in threads:
        thread.join()

    assert outdated == ["two"]
    assert own._waiting == 0
    assert own._latest == {}


def test_too_many_who_wait_are_sent_away(
    waiting: tuple[Previews, Workspace, threading.Event, threading.Event],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, workspace, begun, _ = waiting
    monkeypatch.setattr(previews, "_WAITING", 1)
    wanted = Wanted("mini", ENGLISH, ("e004",))
    first = threading.Thread(target=own.page, args=("one", wanted, workspace.terms()))
    first.start()
    assert begun.wait(10)

    with pytest.raises(BusyError):
        own.page("two", wanted, workspace.terms())


def test_a_process_that_is_killed_is_begun_again(lay_out: LayOut) -> None:
    project = find_project(lay_out())
    own, workspace = Previews(project), Workspace(project)
    wanted = Wanted("mini", ENGLISH, ("e004",))
    first = own.page("one", wanted, workspace.terms())
    assert own._pool
    for process in own._pool._processes.values():
        process.kill()
        process.join()

    second = own.page("one", wanted, workspace.terms())

    assert first == second
    workspace.close()
    own.close()


def test_only_the_latest_pictures_are_kept(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    own = Previews(find_project(tmp_path))

    names = [own.keep(bytes([number])) for number in range(40)]

    assert own.picture(names[0]) is None
    assert own.picture(names[-1]) == bytes([39])
