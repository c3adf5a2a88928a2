from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.errors import ProjectError
from reportpub.project import find_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("source/b", "source/a", "templates/book"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def settings(root: Path, text: str) -> None:
    (root / "pyproject.toml").write_text(text, encoding="utf-8")


def test_a_project_is_found_from_any_folder_in_it(root: Path) -> None:
    assert find_project(root / "source/a").root == root


def test_the_nearest_project_is_the_one(root: Path) -> None:
    inner = root / "source/a/inner"
    for folder in ("source", "templates/book"):
        (inner / folder).mkdir(parents=True)

    assert find_project(inner).root == inner


def test_a_link_to_a_project_leads_to_it(root: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(root / "source", target_is_directory=True)

    assert find_project(link).root == root


def test_reports_are_the_folders_of_source_in_order(root: Path) -> None:
    (root / "source/README.md").touch()

    assert find_project(root).reports() == ("a", "b")


def test_a_hidden_folder_is_no_report(root: Path) -> None:
    (root / "source/.git").mkdir()

    assert find_project(root).reports() == ("a", "b")


def test_outside_a_project_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="is no project"):
        find_project(tmp_path)


def test_the_theme_is_the_one_of_the_settings(root: Path) -> None:
    (root / "templates/album").mkdir()
    settings(root, '[tool.reportpub]\ntheme = "album"\n')

    assert find_project(root).theme == root / "templates/album"


def test_settings_of_others_are_none_of_ours(root: Path) -> None:
    settings(root, "[tool.black]\nline-length = 88\n")

    assert find_project(root).theme == root / "templates/book"


def test_each_edition_has_a_theme_of_its_own(root: Path) -> None:
    (root / "templates/album").mkdir()
    settings(
        root,
        '[[tool.reportpub.editions]]\nname = "gift"\nlanguages = ["en"]\n'
        'theme = "album"\n',
    )

    project = find_project(root)

    assert [(e.name, project.theme_of(e).name) for e in project.editions] == [
        *((name, "book") for name in ("zh-Hans", "zh-Hant", "en", "zh-en")),
        ("gift", "album"),
        *((name, "book") for name in ("term-index", "figures")),
    ]
    assert root / "templates/album" in project.theme_folders


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[tool.reportpub]\ntheme = "album"\n', ":2: The theme “album” does not exist"),
        (
            '[[tool.reportpub.editions]]\nname = "en"\ntheme = "album"\n',
            ":3: The theme “album” does not exist",
        ),
    ],
)
def test_settings_that_make_no_sense_are_refused(
    root: Path, text: str, words: str
) -> None:
    settings(root, text)

    with pytest.raises(ProjectError, match=words):
        find_project(root)
