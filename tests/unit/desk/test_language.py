"""The interface in Chinese says everything that it says in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from tests.running import ROOT
from tests.unit.desk.desks import Browser

from reportpub.desk.language import preferred, translations

DESK = ROOT / "src/reportpub/desk"
METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]
OPTIONS = {"**.jinja": {"trim_blocks": "true", "lstrip_blocks": "true"}}
HOLE = re.compile(r"%\(\w+\)\w")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def messages() -> Iterator[str | tuple[str, ...]]:
    """Yield every message of the code and the templates."""
    found = extract_from_dir(DESK, METHODS, OPTIONS, keywords=KEYWORDS)
    for _, _, message, _, _ in found:
        yield message


def test_every_message_has_its_chinese_and_nothing_else_has() -> None:
    with (DESK / "locale/zh.po").open("rb") as file:
        catalogue = read_po(file, locale="zh_Hans", abort_invalid=True)

    translated = {m.id for m in catalogue if m.id and m.string and all(m.string)}
    assert translated == set(messages())


def test_chinese_keeps_what_is_filled_in() -> None:
    with (DESK / "locale/zh.po").open("rb") as file:
        catalogue = read_po(file, locale="zh_Hans")

    for message in catalogue:
        if message.id:
            names = (set(HOLE.findall(str(t))) for t in (message.id, message.string))
            assert len(set(map(frozenset, names))) == 1


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB, zh;q=0.9", "en"),
        ("fr, zh;q=0.1", "zh"),
        ("zh;q=0", "en"),
        ("zh;q=x", "en"),
        ("*", "en"),
    ],
)
def test_the_language_is_the_one_the_browser_asks_for(
    accepted: str, language: str
) -> None:
    assert preferred(accepted) == language


def test_the_chinese_is_read_as_it_is() -> None:
    assert translations("zh").gettext("Glossary") == "术语表"
    assert (
        translations("zh").ngettext("%(num)d entry", "%(num)d entries", 2)
        == "%(num)d 条"
    )
    assert translations("en").gettext("Glossary") == "Glossary"


@pytest.mark.parametrize("path", ["/", "/glossary", "/text/mini", "/glossary/new"])
def test_no_english_of_the_interface_is_left_in_a_chinese_page(
    browser: Browser, path: str
) -> None:
    page = browser.get(path, **{"accept-language": "zh"}).text

    for word in ("Library", "Glossary", "Search", "Edit", "Build", "Kind", "approved"):
        assert f">{word}<" not in page
