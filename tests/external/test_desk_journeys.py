"""Every journey at the desk that is not in a translator's day, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from tests.conftest import LayOut
from tests.external.windows import (
    faults_of,
    shoot,
    sign_in,
    tab_to,
    window,
)
from tests.running import EN, amend
from tests.serving import Served, served
from tests.unit.desk.desks import PASSWORD, add_users

from reportpub.desk.language import translations
from reportpub.model.user import Role

pytestmark = pytest.mark.external

ENTRY, TEXT = "/glossary/entry/liubao", "/text/mini"
LIUBAO = "glossary/economy/liubao.toml"
PAGES = (
    "/",
    "/glossary",
    "/glossary?q=nothing+at+all",
    "/glossary/exchange",
    ENTRY,
    f"{ENTRY}/edit",
    "/findings/mini",
    "/nothing",
)
both_languages = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture
def root(lay_out: LayOut) -> Path:
    return lay_out()


@pytest.fixture
def desk(root: Path) -> Iterator[Served]:
    with served(root) as desk:
        yield desk


# The keyboard.


def test_a_day_needs_no_mouse(browser: Browser, root: Path) -> None:
    add_users(root, ("Li Na", Role.APPROVER))
    with served(root) as desk, window(browser, desk.address) as page:
        page.goto("/")
        expect(page.locator("input[name=name]")).to_be_focused()
        page.keyboard.type("Li Na")
        tab_to(page, page.locator("input[name=password]"))
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_role("link", name="Skip to the content"))
        tab_to(page, page.get_by_role("link", name="Glossary"))
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary")
        page.keyboard.press("/")
        page.keyboard.type("liubao")
        expect(page.locator("tbody tr")).to_have_count(1)
        tab_to(page, page.get_by_role("link", name="六保"))
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_role("link", name="Edit", exact=True))
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_label("English", exact=True))
        page.keyboard.press("Control+a")
        page.keyboard.type("six kinds of security")
        page.keyboard.press("Control+Enter")
        tab_to(page, page.get_by_role("button", name="Save"))
        page.keyboard.press("Enter")
        expect(page.locator("#said")).to_have_text("Saved.")

        page.goto(TEXT)
        expect(page.locator("#s003.found")).to_have_count(1)
        page.keyboard.press("n")
        expect(page.locator("#s003")).to_be_focused()
        page.keyboard.press("Enter")
        field = page.get_by_role("textbox", name="e003")
        expect(field).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#s003")).to_be_focused()
        page.keyboard.press("j")
        expect(page.locator("#s004")).to_be_focused()
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.type("We worked for six stable fronts and six kinds of security.")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#s003")).to_be_focused()
        expect(page.locator("#s003")).to_contain_text("six kinds of security")
        page.keyboard.press("p")
        expect(page.locator(".sheetview img")).to_be_visible()
        page.keyboard.press("p")
        expect(page.locator("#preview")).to_be_hidden()


# Two at once.


def test_two_at_one_entry_lose_nothing(
    browser: Browser, root: Path, desk: Served
) -> None:
    with window(browser, desk.address) as one, window(browser, desk.address) as two:
        for page, words in ((one, "one wording"), (two, "two wordings")):
            page.goto(f"{ENTRY}/edit")
            page.get_by_label("English", exact=True).fill(words)
        for page in (one, two):
            page.get_by_role("button", name="See what this changes").click()
        one.get_by_role("button", name="Save").click()
        expect(one.locator("#said")).to_have_text("Saved.")

        two.get_by_role("button", name="Save").click()

        expect(two.get_by_role("alert")).to_contain_text("Somebody else saved")
        expect(two.locator(".theirs")).to_contain_text("one wording")
        expect(two.get_by_label("English", exact=True)).to_have_value("two wordings")
        shoot(two, "conflict-entry")
        assert faults_of(two) == []
        two.get_by_label("English", exact=True).fill("one wording for two")
        two.get_by_role("button", name="See what this changes").click()
        two.get_by_role("button", name="Save").click()
        expect(two.locator("#said")).to_have_text("Saved.")
    text = (root / LIUBAO).read_text(encoding="utf-8")
    assert '"one wording for two"' in text


def test_what_was_typed_stays_when_the_desk_is_gone(
    browser: Browser, root: Path
) -> None:
    with window(browser, "http://localhost") as page:
        with served(root) as desk:
            page.goto(f"{desk.address}{TEXT}")
            page.locator("#s004 [data-edit]").first.click()
            field = page.get_by_role("textbox", name="e004")
            field.fill("Words that were much work.")
        page.get_by_role("button", name="Save").first.click()

        expect(page.locator("#said")).to_contain_text("does not answer")
        expect(field).to_have_value("Words that were much work.")


def test_a_page_with_unsaved_words_is_not_left_by_a_slip(
    browser: Browser, desk: Served
) -> None:
    with window(browser, desk.address) as page:
        page.goto(f"{ENTRY}/edit")
        page.get_by_label("English", exact=True).fill("unsaved")
        asked: list[str] = []

        def stay(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.dismiss()

        page.on("dialog", stay)
        page.get_by_role("link", name="Library").click()
        page.wait_for_timeout(300)

        assert asked == ["beforeunload"]
        assert page.url.endswith("/edit")


# Roles, decisions, and what was done.


@both_languages
def test_a_proposal_is_approved_by_another(
    browser: Browser, root: Path, language: str
) -> None:
    _ = translations(language).gettext
    add_users(root, ("Li Na", Role.TRANSLATOR), ("Wang Wei", Role.APPROVER))
    with served(root) as desk:
        with window(browser, desk.address, language) as page:
            sign_in(page, "Li Na")
            page.goto("/glossary/new")
            page.get_by_label(_("Chinese"), exact=True).fill("稳中有进")
            page.get_by_label(_("English"), exact=True).fill("steady progress")
            page.get_by_role("button", name=_("See what this changes")).click()
            expect(page.locator(".pair")).to_have_count(1)
            page.get_by_role("button", name=_("Save")).click()
            expect(page.locator("h1 ~ .tag")).to_have_text(_("proposed"))
            expect(page.get_by_role("button", name=_("Approve"))).to_have_count(0)
            address = page.url.partition("?")[0]
        with window(browser, desk.address, language) as page:
            sign_in(page, "Wang Wei")
            page.goto("/glossary?status=proposed")
            page.get_by_role("link", name="稳中有进").click()
            assert page.url == address
            shoot(page, f"{language}-proposal")
            page.get_by_role("button", name=_("Approve")).click()
            expect(page.locator("h1 ~ .tag")).to_have_text(_("approved"))
            page.goto("/history")
            expect(page.locator("tbody tr")).to_have_count(2)
            expect(page.locator("tbody tr").first).to_contain_text("Wang Wei")


@both_languages
def test_a_finding_is_let_stand_with_a_reason(
    browser: Browser, root: Path, language: str
) -> None:
    _ = translations(language).gettext
    amend(root / EN, "security in the six areas", "six securities")
    with served(root) as desk, window(browser, desk.address, language) as page:
        page.goto("/findings/mini")
        finding = page.locator(".finding", has_text="六保")
        finding.locator("summary").click()
        finding.get_by_label(_("Reason")).fill("Quoted as it was said.")
        finding.get_by_role("button", name=_("Let it stand")).click()
        expect(page.locator("[data-again]")).to_have_count(0)
        expect(page.locator(".finding", has_text="六保")).to_have_count(0)

    waivers = (root / "source/mini/waivers.toml").read_text(encoding="utf-8")
    assert "Quoted as it was said." in waivers


def test_a_safe_fix_is_applied(browser: Browser, root: Path) -> None:
    amend(root / EN, "steady progress.", "steady  progress.")
    with served(root) as desk, window(browser, desk.address) as page:
        page.goto("/findings/mini?by=place")
        finding = page.locator(".finding", has_text="Y101")
        finding.get_by_role("button", name="Mend it").click()
        expect(page.locator("#said")).to_have_text("Saved.")
        expect(page.locator(".finding", has_text="Y101")).to_have_count(0)

    assert "steady progress." in (root / EN).read_text(encoding="utf-8")


@both_languages
def test_a_note_and_a_state_are_seen_by_colleagues(
    browser: Browser, desk: Served, language: str
) -> None:
    _ = translations(language).gettext
    with window(browser, desk.address, language) as page:
        page.goto(TEXT)
        row = page.locator("#s004")
        row.locator("[data-edit]").first.click()
        row.get_by_text(_("Note for colleagues")).click()
        row.get_by_label(_("Note"), exact=True).fill("Ask the bureau.")
        row.get_by_role("button", name=_("Add the note")).click()
        expect(row.locator(".comment")).to_contain_text("Ask the bureau.")
        row.locator("[data-edit]").first.click()
        row.locator("select").select_option("reviewed")
        row.get_by_role("button", name=_("Save")).first.click()
        expect(row.locator(".tag.reviewed")).to_have_text(_("reviewed"))
        page.goto(f"{TEXT}?only=notes")
        expect(page.locator(".group")).to_have_count(1)


def test_groups_are_split_and_merged(browser: Browser, desk: Served) -> None:
    with window(browser, desk.address) as page:
        page.goto(TEXT)
        before = page.locator(".group").count()
        page.locator("#s004 [data-edit]").nth(1).click()
        row = page.locator("#s004")
        row.get_by_text("Which Chinese it renders").click()
        row.get_by_role("checkbox", name="s003").check()
        row.get_by_role("group").get_by_role("button").or_(
            row.locator("form").last.get_by_role("button")
        ).last.click()
        expect(page.locator(".group")).to_have_count(before - 1)


@both_languages
def test_a_save_is_taken_back(
    browser: Browser, root: Path, desk: Served, language: str
) -> None:
    _ = translations(language).gettext
    before = (root / EN).read_bytes()
    with window(browser, desk.address, language) as page:
        page.goto(f"{TEXT}/e004/edit")
        page.locator("textarea").fill("A slip.")
        page.get_by_role("button", name=_("Save")).first.click()
        expect(page.locator("#s004")).to_contain_text("A slip.")
        page.goto("/history")
        page.locator("tbody a").first.click()
        shoot(page, f"{language}-save")
        page.get_by_role("button", name=_("Take this save back")).click()
        expect(page.locator("#said")).to_have_text(_("Taken back."))

    assert (root / EN).read_bytes() == before


def test_a_glossary_goes_out_and_comes_back_with_a_diff(
    browser: Browser, root: Path, desk: Served, tmp_path: Path
) -> None:
    with window(browser, desk.address) as page:
        page.goto("/glossary/exchange")
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").click()
        file = tmp_path / "terms.csv"
        download.value.save_as(file)
        text = file.read_text(encoding="utf-8-sig")
        file.write_text(text.replace("security in the six areas", "six securities"))
        page.get_by_label("Excel, TBX or CSV file").set_input_files(file)
        page.get_by_role("button", name="See what this changes").click()
        expect(page.locator("td.new", has_text="six securities")).to_be_visible()
        assert faults_of(page) == []
        shoot(page, "upload-review")
        page.get_by_role("button", name="Save").click()
        expect(page.locator("#said")).to_have_text("Saved.")

    assert '"six securities"' in (root / LIUBAO).read_text(encoding="utf-8")


def test_the_language_is_chosen_and_kept(browser: Browser, desk: Served) -> None:
    with window(browser, desk.address) as page:
        page.goto("/glossary?q=liu")
        page.get_by_role("button", name="中文").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("术语表")
        assert page.url.endswith("/glossary?q=liu")
        page.goto("/")
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


# How it looks: by day and by night, wide and narrow.


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 820])
def test_axe_finds_nothing_in_what_opens_on_the_way(
    browser: Browser, root: Path, width: int, scheme: str
) -> None:
    add_users(root, ("Li Na", Role.ADMIN))
    amend(root / EN, "steady progress.", "steady  progress.")
    amend(root / EN, "security in the six areas", "six securities")
    found: list[str] = []
    with (
        served(root) as desk,
        window(browser, desk.address, width=width, color_scheme=scheme) as page,
    ):
        page.goto("/sign-in")
        found += faults_of(page)
        sign_in(page, "Li Na")
        for path in PAGES:
            page.goto(path)
            found += faults_of(page)
        page.goto(f"{ENTRY}/edit")
        page.get_by_label("English", exact=True).fill("six kinds of security")
        page.get_by_role("button", name="See what this changes").click()
        found += faults_of(page)
        page.get_by_role("button", name="Save").click()
        page.goto("/history")
        found += faults_of(page)
        page.locator("tbody a").first.click()
        found += faults_of(page)
        page.goto(TEXT)
        page.locator(".keys summary").click()
        found += faults_of(page)
        page.locator(".keys summary").click()
        page.locator("#s004 [data-edit]").first.click()
        for summary in page.locator("#s004 details > summary").all():
            summary.click()
        found += faults_of(page)
        page.keyboard.press("Escape")
        page.locator("[data-preview-open]").click()
        expect(page.locator(".sheetview img")).to_be_visible()
        shoot(page, f"preview-{width}-{scheme}")
        found += faults_of(page)

    assert found == []


# Behind a reverse proxy, under a path.


@pytest.fixture
def behind_proxy(root: Path) -> Iterator[str]:
    """Yield the address of the desk as a reverse proxy serves it, under /desk."""
    add_users(root, ("Li Na", Role.APPROVER))
    with served(root, "--root-path", "/desk") as desk:
        inner = urlsplit(desk.address).netloc

        class Proxy(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.forward(b"")

            def do_POST(self) -> None:
                self.forward(self.rfile.read(int(self.headers["content-length"])))

            def forward(self, body: bytes) -> None:
                if not self.path.startswith("/desk/"):
                    self.send_error(404)
                    return
                connection = HTTPConnection(inner, timeout=30)
                connection.request(
                    self.command,
                    self.path.removeprefix("/desk"),
                    body,
                    dict(self.headers.items()),
                )
                reply = connection.getresponse()
                self.send_response(reply.status)
                for name, value in reply.getheaders():
                    if name.casefold() not in {"transfer-encoding", "connection"}:
                        self.send_header(name, value)
                self.end_headers()
                with closing(connection):
                    while piece := reply.read1(4096):
                        self.wfile.write(piece)
                        self.wfile.flush()

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


def test_behind_a_proxy_under_a_path_everything_works(
    browser: Browser, root: Path, behind_proxy: str
) -> None:
    with window(browser, behind_proxy) as page:
        page.goto("/desk/glossary/entry/liubao")
        page.locator("input[name=name]").fill("Li Na")
        page.locator("input[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{behind_proxy}/desk/glossary/entry/liubao")
        page.get_by_role("link", name="Text mini").click()
        page.locator("#s004 [data-edit]").first.click()
        page.get_by_role("textbox", name="e004").fill("Behind a proxy.")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#s004")).to_contain_text("Behind a proxy.")
        page.keyboard.press("p")
        expect(page.locator(".sheetview img")).to_be_visible()
        page.get_by_role("link", name="Library").click()
        page.get_by_role("button", name="Build", exact=True).click()
        expect(page.locator(".log li")).not_to_have_count(0, timeout=60_000)
        page.get_by_role("button", name="Cancel").click()
        expect(page.locator(".build")).to_contain_text("cancelled")
        page.get_by_role("button", name="中文").click()
        expect(page).to_have_url(f"{behind_proxy}/desk/")
        page.get_by_role("button", name="退出").click()
        expect(page).to_have_url(f"{behind_proxy}/desk/sign-in")
        cookies = {c["name"]: c.get("path") for c in page.context.cookies()}
        assert set(cookies.values()) == {"/desk"}
    assert "Behind a proxy." in (root / EN).read_text(encoding="utf-8")


# The page as it will print.


def words_seen(page: Page) -> str:
    return page.locator(".sheetview img").get_attribute("src") or ""


@both_languages
def test_the_page_follows_the_sentence_and_what_is_saved(
    browser: Browser, desk: Served, language: str
) -> None:
    _ = translations(language).gettext
    with window(browser, desk.address, language) as page:
        page.goto(TEXT)
        page.get_by_role("link", name=_("Page"), exact=True).click()
        expect(page.locator(".sheetview figcaption")).to_be_visible()
        first = words_seen(page)
        page.locator("#s013").focus()
        expect(page.locator(".sheetview img")).not_to_have_attribute("src", first)
        second = words_seen(page)
        page.keyboard.press("Enter")
        page.get_by_role("textbox", name="e013").fill("We will build on time.")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".sheetview img")).not_to_have_attribute("src", second)
        third = words_seen(page)
        page.locator("#preview select").select_option("en")
        expect(page.locator(".sheetview img")).not_to_have_attribute("src", third)
        page.reload()
        expect(page.locator(".sheetview img")).to_be_visible()
        page.get_by_role("button", name=_("Close")).click()
        expect(page.locator("#preview")).to_be_hidden()
        page.reload()
        expect(page.locator("#preview")).to_be_hidden()


def test_without_a_script_the_page_is_a_page_of_its_own(
    browser: Browser, desk: Served
) -> None:
    with window(browser, desk.address, java_script_enabled=False) as page:
        page.goto(TEXT)
        page.get_by_role("link", name="Page", exact=True).click()
        expect(page.locator("h1")).to_contain_text("Page")
        page.locator("select").select_option("en")
        page.get_by_role("button", name="Show").click()
        assert "edition=en" in page.url
        page.get_by_role("main").get_by_role("link", name="Text").click()
        expect(page.locator(".group").first).to_be_visible()
