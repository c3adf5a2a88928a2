from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.errors import OutputError
from reportpub.storage.new_report import report_folder, write_report


def test_a_report_appears_whole(tmp_path: Path) -> None:
    write_report(tmp_path / "source/x", {"zh-Hans.xml": "甲", "en.xml": "a"})

    assert (tmp_path / "source/x/zh-Hans.xml").read_text(encoding="utf-8") == "甲"
    assert [path.name for path in (tmp_path / "source").iterdir()] == ["x"]


def test_a_report_that_came_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/en.xml").write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError):
        write_report(tmp_path / "x", {"en.xml": "a"})

    assert (tmp_path / "x/en.xml").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("name", ["", "X", "2021", "a b", "../a", "a--b", "a/b", "-a"])
def test_an_id_is_a_plain_word(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="is no id of a report"):
        report_folder(tmp_path, name)
