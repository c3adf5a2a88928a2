"""Projects to try the program on: the smallest one, and the real report, built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import TypeAlias

import pytest
from tests.running import BASE, ROOT, TEMPLATES, reportpub

LayOut: TypeAlias = Callable[..., Path]


@pytest.fixture
def lay_out(tmp_path: Path) -> LayOut:
    """Return a function that lays out the smallest project and what goes over it."""

    def lay(*overlays: Path) -> Path:
        project = copy_project(BASE, tmp_path / "project")
        for overlay in overlays:
            copytree(overlay, project, dirs_exist_ok=True)
        return project

    return lay


@pytest.fixture(scope="session")
def built_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the smallest project with all its editions in dist/: look, don't touch."""
    project = copy_project(BASE, tmp_path_factory.mktemp("base") / "project")
    outcome = reportpub("build", cwd=project)
    assert outcome.status == 0, outcome.err
    return project


@pytest.fixture
def published(built_base: Path, tmp_path: Path) -> Path:
    """Return a copy of the smallest project with finished editions in dist/."""
    return copytree(built_base, tmp_path / "project", symlinks=True)


@pytest.fixture(scope="session")
def real_dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real report's editions, built once: look only."""
    project = tmp_path_factory.mktemp("real")
    for name in ("source", "glossary"):
        copytree(ROOT / name, project / name)
    copytree(TEMPLATES, project / "templates")
    outcome = reportpub("build", "handan-2021", cwd=project)
    assert outcome.status == 0, outcome.err
    return project / "dist/handan-2021"


def copy_project(source: Path, place: Path) -> Path:
    """Copy a project and give it the repository's templates."""
    copytree(source, place)
    copytree(TEMPLATES, place / "templates")
    return place


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option by which expectations are written again."""
    parser.addoption("--update-golden", action="store_true", help="write expectations")
