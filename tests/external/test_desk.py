"""The desk in a browser: a translator's day, two at one sentence, and axe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.conftest import LayOut
from tests.running import EN, ROOT, amend
from tests.serving import served
from tests.unit.desk.desks import PASSWORD, add_users

from reportpub.desk.language import translations
from reportpub.model.user import Role

pytestmark = pytest.mark.external

SHOTS = ROOT / "build/desk"
ENTRY, TEXT = "/glossary/entry/liubao", "/text/mini"
OLD, NEW = "security in the six areas", "six kinds of security"
PAGES = (
    "/",
    "/glossary",
    "/glossary/new",
    "/glossary/exchange",
    ENTRY,
    f"{ENTRY}/edit",
    TEXT,
    f"{TEXT}/e003/edit",
    "/findings/mini",
    "/history",
)


@contextmanager
def opened(
    browser: Browser,
    address: str,
    language: str = "en",
    **options: Any,  # noqa: ANN401
) -> Iterator[Page]:
    """Open a page of the desk; an error of its script is a failure."""
    context = browser.new_context(
        base_url=address,
        locale="zh-CN" if language == "zh" else "en",
        **{"viewport": {"width": 1280, "height": 900}} | options,
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_day_of_a_translator(
    browser: Browser, lay_out: LayOut, tmp_path: Path, language: str
) -> None:
    root = lay_out()
    add_users(root, ("Li Na", Role.APPROVER))
    with served(root) as desk, opened(browser, desk.address, language) as page:
        sign_in(page, language)
        look_up_and_correct(page, language)
        mend(page, language)
        file = build_and_download(page, language, tmp_path / "mini.pdf")

        assert NEW in words_of(file)
        page.goto("/history")
        expect(page.locator("tbody tr")).to_have_count(2)
        shoot(page, f"{language}-9-history")


def sign_in(page: Page, language: str) -> None:
    _ = translations(language).gettext
    page.goto("/")
    page.get_by_label(_("Name"), exact=True).fill("Li Na")
    page.get_by_label(_("Password")).fill(PASSWORD)
    shoot(page, f"{language}-1-sign-in")
    page.get_by_role("button", name=_("Sign in")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(_("Library"))


def look_up_and_correct(page: Page, language: str) -> None:
    """Look 六保 up by its initials, and correct its rendering as a proposal."""
    _ = translations(language).gettext
    page.get_by_role("link", name=_("Glossary")).click()
    page.get_by_role("searchbox").press_sequentially("lb", delay=30)
    expect(page.locator("tbody tr")).to_have_count(1)
    shoot(page, f"{language}-2-search")
    page.get_by_role("link", name="六保").click()
    page.get_by_role("link", name=_("Edit"), exact=True).click()
    page.get_by_label(_("English"), exact=True).fill(NEW)
    shoot(page, f"{language}-3-form")
    page.get_by_role("button", name=_("See what this changes")).click()
    touched = page.locator(".pair")
    expect(touched).to_have_count(1)
    expect(touched).to_contain_text(_("to be mended"))
    shoot(page, f"{language}-4-review")
    page.get_by_role("button", name=_("Save")).click()
    expect(page.locator("#said")).to_have_text(_("Saved."))


def mend(page: Page, language: str) -> None:
    """Go from the finding to its sentence, and mend it with the keyboard alone."""
    page.goto("/findings/mini")
    expect(page.locator("[data-again]")).to_have_count(0)
    finding = page.locator(".finding", has_text="六保")
    expect(finding).to_contain_text(NEW)
    shoot(page, f"{language}-5-findings")
    finding.get_by_role("link").first.click()
    row = page.locator("#s003")
    expect(row.locator(".findings")).to_have_count(1)
    row.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="e003")
    expect(field).to_be_focused()
    field.fill(field.input_value().replace(OLD, NEW))
    shoot(page, f"{language}-6-sentence")
    page.keyboard.press("Control+Enter")
    expect(row).to_contain_text(NEW)
    expect(row.locator(".findings")).to_have_count(0, timeout=10_000)
    shoot(page, f"{language}-7-text")


def build_and_download(page: Page, language: str, file: Path) -> Path:
    _ = translations(language).gettext
    page.get_by_role("link", name=_("Library")).click()
    page.get_by_role("button", name=_("Build"), exact=True).click()
    done = _("The build is done.")
    expect(page.locator(".build")).to_contain_text(done, timeout=120_000)
    shoot(page, f"{language}-8-built")
    with page.expect_download() as download:
        page.get_by_role("link", name="mini.zh-en.pdf").click()
    download.value.save_as(file)
    return file


def words_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(texts).split())


def test_two_at_one_sentence_see_both_texts(browser: Browser, lay_out: LayOut) -> None:
    root = lay_out()
    with (
        served(root) as desk,
        opened(browser, desk.address) as one,
        opened(browser, desk.address) as two,
    ):
        for page, words in ((one, "One’s words."), (two, "Two’s words.")):
            page.goto(TEXT)
            page.locator("#s004 [data-edit]").first.click()
            page.get_by_role("textbox", name="e004").fill(words)
        one.get_by_role("button", name="Save").first.click()
        expect(one.locator("#s004")).to_contain_text("One’s words.")

        two.get_by_role("button", name="Save").first.click()

        expect(two.locator("#s004 .theirs")).to_contain_text("One’s words.")
        field = two.get_by_role("textbox", name="Your words")
        expect(field).to_have_value("Two’s words.")
        shoot(two, "conflict")
        field.fill("The words of both.")
        two.get_by_role("button", name="Save").first.click()
        expect(two.locator("#s004")).to_contain_text("The words of both.")
    assert "The words of both." in (root / EN).read_text(encoding="utf-8")


def test_what_an_editor_saves_is_seen_at_once(
    browser: Browser, lay_out: LayOut
) -> None:
    root = lay_out()
    with served(root, "--watch") as desk, opened(browser, desk.address) as page:
        page.goto(TEXT)
        # Only when it watches is it sure that no change is missed.
        page.wait_for_timeout(1500)

        amend(root / EN, "steady progress", "slow progress")

        expect(page.locator("#s004")).to_contain_text("slow progress")


def test_a_build_that_goes_on_is_cancelled(browser: Browser, lay_out: LayOut) -> None:
    with served(lay_out()) as desk, opened(browser, desk.address) as page:
        page.goto("/")
        page.get_by_role("button", name="Build", exact=True).click()

        page.get_by_role("button", name="Cancel").click()

        expect(page.locator(".build")).to_contain_text("The build was cancelled.")


def test_a_build_that_fails_says_why(browser: Browser, lay_out: LayOut) -> None:
    root = lay_out()
    amend(root / EN, "steady progress.", "steady  progress.")
    with served(root) as desk, opened(browser, desk.address) as page:
        page.goto("/")
        page.get_by_role("button", name="Build", exact=True).click()

        build = page.locator(".build")
        expect(build).to_contain_text("The build failed.", timeout=30_000)
        expect(build).to_contain_text("Y101")
        shoot(page, "failed")
        build.get_by_role("link").click()
        expect(page.locator("#s004")).to_contain_text("Y101")


@pytest.mark.parametrize("width", [1280, 820])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_and_no_page_is_too_wide(
    browser: Browser, lay_out: LayOut, language: str, width: int
) -> None:
    root = lay_out()
    amend(root / EN, "steady progress.", "steady  progress.")
    axe, found = Axe(), list[str]()
    viewport = {"width": width, "height": 900}
    with (
        served(root) as desk,
        opened(browser, desk.address, language, viewport=viewport) as page,
    ):
        for path in PAGES:
            page.goto(path)
            shoot(page, f"{language}-{width}{path.replace('/', '-')}")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{path} is wider than the window")
            result = axe.run(page)
            if result.violations_count:
                found.append(f"{path}: {result.generate_report()}")

    assert found == []


def test_without_a_script_a_sentence_is_edited_all_the_same(
    browser: Browser, lay_out: LayOut
) -> None:
    root = lay_out()
    with (
        served(root) as desk,
        opened(browser, desk.address, java_script_enabled=False) as page,
    ):
        page.goto(TEXT)
        page.locator("#s004 [data-edit]").first.click()
        page.get_by_role("textbox", name="e004").fill("By hand.")
        page.get_by_role("button", name="Save").first.click()

        expect(page.locator("#s004")).to_contain_text("By hand.")
