"""Run the command line as people do, and look at folders as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests/base"
TEMPLATES = ROOT / "templates"
ZH, EN = "source/mini/zh-Hans.xml", "source/mini/en.xml"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


def reportpub(*arguments: str, cwd: Path, **environment: str) -> Outcome:
    """Run the command line in a process of its own."""
    return python("-m", "reportpub", *arguments, cwd=cwd, **environment)


def python(*arguments: str, cwd: Path, **environment: str) -> Outcome:
    """Run Python in a process of its own, without what the caller's shell has set."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=surroundings(**environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def surroundings(**environment: str) -> Mapping[str, str]:
    """Return the environment of a command, the same on every machine."""
    ours = {"SOURCE_DATE_EPOCH", "FONTCONFIG_FILE", "PYTHONPATH"}
    ours |= {"PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "LC_ALL": "C.UTF-8", "COLUMNS": "80", **environment}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file under ``folder``, hidden ones too, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """Return every file under ``folder`` with its inode and modification time."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def amend(path: Path, old: str, new: str) -> None:
    """Replace ``old``, which must be there once, by ``new``."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(path: Path, words: str) -> int:
    """Return the number of the first line of ``path`` that holds ``words``."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)
