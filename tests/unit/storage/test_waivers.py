from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.waiver import Waiver
from reportpub.storage.waivers import parse_waivers, read_waivers, with_waiver

RIGHT = """\
# Looked at with the city.
[[waiver]]
code = "N001"
unit = "s1"
reason = "The city counts otherwise."

[[waiver]]
code = "A001"
unit = "s2"
reason = "Left out."
about = "甲"
"""


def read(folder: Path, text: str) -> object:
    path = folder / "waivers.toml"
    path.write_text(text, encoding="utf-8")
    return read_waivers(path, "waivers.toml")


def test_a_waiver_knows_rule_sentence_reason_and_line(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(RIGHT, encoding="utf-8")

    first, second = read_waivers(path, "waivers.toml")

    assert (first.code, first.unit, first.about) == ("N001", "s1", "")
    assert first.reason == "The city counts otherwise."
    assert second.about == "甲"
    assert [w.location.line for w in (first, second)] == [2, 6]


def test_without_a_file_nothing_is_waived(tmp_path: Path) -> None:
    assert read_waivers(tmp_path / "waivers.toml", "x") == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('reason = "The city counts otherwise."', "", ":2: .*lacks “reason”"),
        ('"The city counts otherwise."', '" "', ":2: .*lacks “reason”"),
        ('unit = "s1"', "unit = 1", ":2: .*must be text"),
        ('about = "甲"', 'abuot = "甲"', ":6: .*no field “abuot”"),
        ("[[waiver]]", "[[wavier]]", "tables only"),
        ('"N001"', '"N001', "not valid TOML"),
    ],
)
def test_a_waiver_that_is_not_right_is_named(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        read(tmp_path, RIGHT.replace(old, new))


@pytest.mark.parametrize(
    "before",
    ["", "# why\n", '[[waiver]]\ncode = "A"\nunit = "e1"\nreason = "r"\n', "\r\n"],
)
def test_a_waiver_is_added_and_the_rest_stays(before: str) -> None:
    added = Waiver("N001", "e2", 'the "mayor’s" words', "十", Location(""))

    after = with_waiver(before, added)

    assert after.startswith(before.rstrip())
    *others, last = parse_waivers(after.encode(), "waivers.toml")
    assert last == added
    assert len(others) == before.count("[[waiver]]")
