"""Windows of the system's Chromium in which the desk is open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from tests.running import ROOT
from tests.unit.desk.desks import PASSWORD

SHOTS = ROOT / "build/desk"
# A machine that is busy with other things is no fault of the desk.
expect.set_options(timeout=30_000)


@contextmanager
def chromium() -> Iterator[Browser]:
    path = which("chromium")
    assert path, "chromium is not installed: make external"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def window(
    browser: Browser,
    address: str,
    language: str = "en",
    width: int = 1280,
    **options: Any,  # noqa: ANN401 (Playwright's own options)
) -> Iterator[Page]:
    """Open a window of its own; any word of a script is a failure."""
    context = browser.new_context(
        base_url=address,
        locale={"zh": "zh-CN"}.get(language, language),
        viewport={"width": width, "height": 900},
        **options,
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    yield page
    context.close()
    # That the desk refuses something, or is gone, is what some tests are about.
    assert [one for one in faults if "Failed to load resource" not in one] == []


def sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def faults_of(page: Page) -> list[str]:
    """Return what axe finds, and whether the page is wider than the window."""
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    faults = [
        f"{page.url}: {rule['id']} {rule['nodes'][0]['html'][:200]}"
        for rule in found.response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{page.url} is wider than the window")
    return faults


def tab_to(page: Page, goal: Locator, presses: int = 60) -> None:
    """Go to ``goal`` by the Tab key alone; it must show its focus."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if goal.evaluate("node => node === document.activeElement"):
            assert is_shown(page), f"no focus is seen at {goal}"
            return
    message = f"{goal} is not reached by the Tab key"
    raise AssertionError(message)


def is_shown(page: Page) -> bool:
    """Return whether one sees where the focus is."""
    script = """() => {
        const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    }"""
    return bool(page.evaluate(script))
