"""The pages in a browser: what a reader can do, with a script and without one."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.external

REPORT = "handan-2021"
EDITIONS = ("zh-Hans", "zh-Hant", "en", "zh-en")
PAGES = (
    *(f"{REPORT}/{REPORT}.{edition}.html" for edition in EDITIONS),
    f"{REPORT}/index.html",
    "index.html",
)
BOTH = f"{REPORT}/{REPORT}.zh-en.html"
# Bytes of a page as it travels (compressed), and as it lies in a folder.
TRAVELS, LIES = 150_000, 500_000
Scheme: TypeAlias = Literal["light", "dark"]
every_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def dist(real_dist: Path) -> Path:
    return real_dist.parent


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:  # noqa: ANN401 (Playwright's own options)
    """Open ``url``; any error on the page, and any refused resource, is a failure."""
    context = browser.new_context(
        **{"viewport": {"width": 1280, "height": 900}} | options
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.goto(url)
    yield page
    context.close()
    assert faults == []


def both(dist: Path, anchor: str = "") -> str:
    return (dist / BOTH).as_uri() + anchor


def background(page: Page, selector: str) -> str:
    script = "node => getComputedStyle(node).backgroundColor"
    return str(page.locator(selector).first.evaluate(script))


# What a page weighs and asks for.


@every_page
def test_a_page_is_light(dist: Path, name: str) -> None:
    data = (dist / name).read_bytes()

    assert len(gzip.compress(data)) < TRAVELS
    assert len(data) < LIES


@every_page
@pytest.mark.parametrize("javascript", [True, False])
def test_a_page_asks_nobody_for_anything(
    browser: Browser, dist: Path, name: str, *, javascript: bool
) -> None:
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(dist))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{name}"
    requests: list[str] = []
    with opened(browser, "about:blank", java_script_enabled=javascript) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.goto(address)
        page.wait_for_load_state("networkidle")
    server.shutdown()
    server.server_close()

    assert [url for url in requests if not url.startswith("data:")] == [address]
    assert asked == [f"/{name}"]


@every_page
def test_axe_finds_nothing(browser: Browser, dist: Path, name: str) -> None:
    with opened(browser, (dist / name).as_uri()) as page:
        # Contrast is looked at below: on so many words it takes half a minute.
        assert violations(page, **{"color-contrast": {"enabled": False}}) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "name",
    [*(f"mini/mini.{e}.html" for e in EDITIONS), "mini/index.html", "index.html"],
)
def test_axe_finds_nothing_by_day_and_by_night_wide_and_narrow(
    browser: Browser, built_base: Path, name: str, scheme: Scheme, width: int
) -> None:
    # The smallest report has all there is on a page, and takes a moment.
    with opened(
        browser,
        (built_base / "dist" / name).as_uri(),
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    ) as page:
        assert violations(page) == []


def violations(page: Page, **rules: object) -> list[tuple[str, str]]:
    """Return the rules of axe that ``page`` breaks, each with the first place."""
    options = {"resultTypes": ["violations"], "rules": rules}
    found = Axe().run(page, options=options)
    return [
        (rule["id"], rule["nodes"][0]["html"][:200])
        for rule in found.response["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens_over_the_text(
    browser: Browser, built_base: Path, scheme: Scheme
) -> None:
    url = (built_base / "dist/mini/mini.zh-en.html").as_uri()
    with opened(browser, url, color_scheme=scheme) as page:
        page.get_by_role("searchbox").fill("发展")
        expect(page.locator(".tools li")).not_to_have_count(0)
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator("a.term").first.click()
        expect(page.locator(".explanation:target")).to_be_visible()
        assert violations(page) == []


@every_page
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_is_wider_than_its_screen(
    browser: Browser, dist: Path, name: str, width: int
) -> None:
    with opened(
        browser, (dist / name).as_uri(), viewport={"width": width, "height": 900}
    ) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


# Two languages.


@pytest.mark.parametrize("javascript", [True, False])
def test_a_sentence_under_the_pointer_shows_its_partner(
    browser: Browser, dist: Path, *, javascript: bool
) -> None:
    with opened(browser, both(dist), java_script_enabled=javascript) as page:
        partner = "tr:has(#s006) td:nth-child(2)"
        before = background(page, partner)
        page.locator("#s006").hover()

        assert background(page, partner) != before


def test_a_sentence_that_is_tapped_shows_its_partner(
    browser: Browser, dist: Path
) -> None:
    phone: Any = {"width": 360, "height": 740}
    with opened(
        browser, both(dist), viewport=phone, has_touch=True, is_mobile=True
    ) as page:
        page.locator("label[for=only-1]").tap()
        partner = page.locator("tr:has(#s006) td:nth-child(2)")
        expect(partner).to_be_hidden()
        page.locator("#s006").tap()

        expect(partner).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_one_language_or_both_can_be_shown(
    browser: Browser, dist: Path, width: int, *, javascript: bool
) -> None:
    with opened(
        browser,
        both(dist),
        java_script_enabled=javascript,
        viewport={"width": width, "height": 900},
    ) as page:
        chinese, english = page.locator("#s006"), page.locator("#e008")
        shown = []
        for choice in ("only-1", "both", "only-2"):
            page.locator(f"label[for={choice}]").click()
            shown.append((chinese.is_visible(), english.is_visible()))

    assert shown == [(True, False), (True, True), (False, True)]


def test_the_choice_of_languages_lasts(browser: Browser, dist: Path) -> None:
    with opened(browser, both(dist)) as page:
        page.locator("label[for=only-2]").click()
        page.reload()

        expect(page.locator("#s006")).to_be_hidden()
        expect(page.locator("#e008")).to_be_visible()


def test_the_place_is_kept_when_a_language_goes(browser: Browser, dist: Path) -> None:
    with opened(browser, both(dist, "#s100")) as page:
        # Not by click(): it scrolls first, as if the bar did not stay in sight.
        label = page.locator("label[for=only-2]").bounding_box()
        assert label
        page.mouse.click(label["x"] + 5, label["y"] + 5)

        box = page.locator("#e008").page.locator("tr:has(#s100) td:nth-child(2)")
        expect(box).to_be_in_viewport()


# Terms.


def test_a_term_opens_its_note_and_closes_to_where_its_reader_was(
    browser: Browser, dist: Path
) -> None:
    with opened(browser, both(dist)) as page:
        term = page.locator("main td a.term").nth(40)
        term.scroll_into_view_if_needed()
        place = page.evaluate("scrollY")
        term.click()
        note = page.locator(".explanation:target")
        expect(note).to_be_in_viewport()
        expect(note.locator(".close")).to_be_focused()
        page.keyboard.press("Escape")

        expect(note).to_have_count(0)
        expect(term).to_be_focused()
        assert abs(page.evaluate("scrollY") - place) < 5


def test_no_white_parts_a_term_from_the_words_around_it(
    browser: Browser, dist: Path
) -> None:
    with opened(browser, both(dist)) as page:
        white = page.locator("main td a.term").evaluate_all(
            "terms => terms.flatMap(term => [getComputedStyle(term)])"
            ".map(style => [style.paddingLeft, style.marginRight].join())"
        )

    assert set(white) == {"0px,0px"}


def test_a_term_opens_its_note_without_a_script(browser: Browser, dist: Path) -> None:
    with opened(browser, both(dist), java_script_enabled=False) as page:
        page.locator("main td a.term").nth(40).click()
        note = page.locator(".explanation:target")
        expect(note).to_be_in_viewport()
        note.locator(".close").click()

        expect(page.locator(".explanation:target")).to_have_count(0)


# Search.


@pytest.mark.parametrize(
    ("edition", "query", "id_"),
    [
        ("zh-en", "三次产业比例", "#s009"),
        ("zh-en", "“532” leading INDUSTRIES shifted", "#s009"),
        ("zh-en", "ratio secondary tertiary", "#s009"),
        ("zh-Hans", "三次产业比例", "#s009"),
        ("zh-Hant", "三次產業比例", "#s009"),
        ("en", "designated the “532”", "#e012"),
        ("en", 'designated the "532"', "#e012"),
    ],
)
def test_a_sentence_is_found_in_either_language(
    browser: Browser, dist: Path, edition: str, query: str, id_: str
) -> None:
    url = (dist / f"{REPORT}/{REPORT}.{edition}.html").as_uri()
    with opened(browser, url) as page:
        page.get_by_role("searchbox").fill(query)
        results = page.locator(".tools li a")
        expect(results).to_have_count(1)
        expect(results.locator("mark").first).to_be_visible()
        page.keyboard.press("Enter")

        assert page.evaluate("location.hash") == id_
        expect(page.locator(id_)).to_be_in_viewport()
        expect(results).to_have_count(0)


def test_what_is_not_there_is_said_not_to_be_there(
    browser: Browser, dist: Path
) -> None:
    with opened(browser, both(dist)) as page:
        page.get_by_role("searchbox").fill("没有这样的话 <b>")

        expect(page.get_by_role("status")).to_have_text("0 句 · 0 found")
        expect(page.locator(".tools li")).to_have_count(0)


def test_without_a_script_no_search_is_offered(browser: Browser, dist: Path) -> None:
    with opened(browser, both(dist), java_script_enabled=False) as page:
        expect(page.get_by_role("searchbox")).to_have_count(0)


# Links and the keyboard.


@pytest.mark.parametrize("javascript", [True, False])
def test_a_link_leads_to_a_sentence_and_marks_it(
    browser: Browser, dist: Path, *, javascript: bool
) -> None:
    with opened(browser, both(dist, "#e100"), java_script_enabled=javascript) as page:
        expect(page.locator("#e100")).to_be_in_viewport()
        tools = page.locator(".tools").bounding_box()
        sentence = page.locator("#e100").bounding_box()
        assert tools is not None
        assert sentence is not None
        assert sentence["y"] >= tools["y"] + tools["height"]
        assert background(page, "#e100") != background(page, "#e101")


def test_the_address_of_a_sentence_is_copied(browser: Browser, dist: Path) -> None:
    with opened(
        browser, both(dist), permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        page.locator("#s006").hover()
        page.locator("#s006 > a:empty").click()
        expect(page.get_by_role("status")).to_contain_text("链接已复制")

        assert page.evaluate("navigator.clipboard.readText()") == both(dist, "#s006")
        assert page.url == both(dist, "#s006")


def test_the_text_is_walked_through_by_keyboard(browser: Browser, dist: Path) -> None:
    with opened(browser, both(dist)) as page:
        page.locator("#s006").click()
        focused = "document.activeElement.getAttribute('href')"
        places = [page.evaluate(focused)]
        for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
            page.keyboard.press(key)
            places.append(page.evaluate(focused))
        assert places == ["#s006", "#s007", "#s008", "#s007"]
        page.mouse.move(0, 0)
        assert background(page, "tr:has(#s007) td") != background(
            page, "tr:has(#s006) td"
        )
        page.keyboard.press("Enter")

        assert page.evaluate("location.hash") == "#s007"


def test_every_control_is_reached_by_the_tab_key(browser: Browser, dist: Path) -> None:
    with opened(browser, both(dist)) as page:
        reached = []
        for _ in range(6):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate(
                    "[document.activeElement.id, document.activeElement.localName]"
                )
            )

    # The choice of languages, to the contents, search, to the files, the contents, and
    # then one link of all those that sentences have.
    assert reached == [
        ["both", "input"],
        ["", "a"],
        ["", "input"],
        ["", "a"],
        ["", "summary"],
        ["", "a"],
    ]


def test_paper_has_the_text_and_no_tools(browser: Browser, dist: Path) -> None:
    with opened(browser, both(dist), color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")

        expect(page.locator(".tools")).to_be_hidden()
        expect(page.locator("#s006")).to_be_visible()
        ink = page.evaluate("getComputedStyle(document.documentElement).color")
        assert ink == "rgb(0, 0, 0)"
