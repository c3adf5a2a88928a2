from __future__ import annotations

from pathlib import Path

import pytest
from tests.running import reportpub

from reportpub.errors import OutputError
from reportpub.storage.new_project import make_project


def test_every_edition_of_a_new_project_is_built(tmp_path: Path) -> None:
    make_project(tmp_path / "town")

    outcome = reportpub("build", cwd=tmp_path / "town")

    assert outcome.status == 0, outcome.err
    made = {path.name for path in (tmp_path / "town/dist/sample-2026").iterdir()}
    assert {"sample-2026.zh-en.pdf", "sample-2026.zh-Hant.docx"} <= made


def test_git_does_not_see_what_was_built(tmp_path: Path) -> None:
    make_project(tmp_path)

    assert "/dist/" in (tmp_path / ".gitignore").read_text(encoding="utf-8")


def test_a_folder_with_something_in_it_is_refused_and_left_alone(
    tmp_path: Path,
) -> None:
    (tmp_path / "letter.txt").write_text("甲", encoding="utf-8")

    with pytest.raises(OutputError, match=r"is not empty: “letter\.txt” is in it"):
        make_project(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_cannot_become_a_project(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("甲", encoding="utf-8")

    with pytest.raises(OutputError, match="cannot be written"):
        make_project(tmp_path / "letter.txt")
