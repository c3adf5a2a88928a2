"""The examples of docs/glossary.md do what they say, on a copy of the real project.

A “…” in an example stands for anything.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from tests.conftest import copy_project
from tests.running import ROOT, reportpub, surroundings

GUIDE = ROOT / "docs/glossary.md"
COMMANDS = ("add", "harvest", "impact", "list", "merge", "rename", "retire", "set")


def examples() -> Iterator[tuple[str, str]]:
    """Yield the commands of the guide with what they print."""
    text = GUIDE.read_text(encoding="utf-8")
    for block in re.findall(r"^```console\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = example.partition("\n")
            yield command, output.rstrip("\n")


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        env=surroundings(GIT_CONFIG_GLOBAL="/dev/null"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the real project, committed."""
    root = tmp_path_factory.mktemp("docs") / "project"
    copytree(ROOT / "source", root / "source")
    copytree(ROOT / "glossary", root / "glossary")
    copytree(ROOT / "templates", root / "templates")
    git(root, "init", "--quiet")
    git(root, "config", "user.name", "A Translator")
    git(root, "config", "user.email", "desk@example.org")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


def run(command: str, root: Path) -> str:
    """Return all that ``command`` prints."""
    program, *arguments = shlex.split(command)
    if program == "git":
        return git(root, *arguments)
    assert program == "reportpub"
    outcome = reportpub(*arguments, cwd=root)
    return outcome.out + outcome.err


def test_every_example_prints_what_the_guide_says(project: Path) -> None:
    for command, expected in examples():
        pattern = ".*".join(map(re.escape, expected.split("…")))
        printed = run(command, project).rstrip("\n")

        assert re.fullmatch(pattern, printed, re.DOTALL), f"$ {command}\n{printed}"


def test_every_command_has_an_example_in_the_guide() -> None:
    shown = {shlex.split(command)[2] for command, _ in examples()}

    assert shown >= {*COMMANDS, "show", "stats"}


def test_every_toml_example_of_an_entry_is_valid(tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    entry = next(
        block
        for block in re.findall(r"^```toml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        if "[zh]" in block
    )
    project = copy_project(ROOT / "tests/base", tmp_path / "project")
    path = project / "glossary/economy/liuwen.toml"
    path.write_text(entry, encoding="utf-8")

    assert reportpub("glossary", "show", "liuwen", cwd=project).status == 0
