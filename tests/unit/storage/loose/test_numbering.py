from __future__ import annotations

import pytest
from lxml import etree
from tests.loose import word_part

from reportpub.storage.loose.numbering import Numbering, chinese, roman


def numbering(*levels: tuple[str, str]) -> Numbering:
    """Return a list whose levels have a format and a text."""
    markup = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    part = word_part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{markup}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    return Numbering(etree.fromstring(part.encode()))


def test_paragraphs_are_counted_level_by_level() -> None:
    lists = numbering(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"))

    labels = [lists.label("1", depth) for depth in (0, 1, 1, 0, 1)]

    assert labels == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_level_may_show_those_above_it() -> None:
    lists = numbering(("decimal", "%1."), ("decimal", "%1.%2"))

    assert [lists.label("1", depth) for depth in (0, 1, 1)] == ["1. ", "1.1 ", "1.2 "]


def test_bullets_and_unknown_lists_have_no_number() -> None:
    lists = numbering(("bullet", "●"))

    assert lists.label("1", 0) == ""
    assert lists.label("9", 0) == ""
    assert Numbering(None).label("1", 0) == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")],
)
def test_chinese_counts(number: int, words: str) -> None:
    assert chinese(number) == words


def test_romans_count() -> None:
    assert [roman(number) for number in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]
