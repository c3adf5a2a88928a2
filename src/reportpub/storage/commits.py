"""A save as a commit of the project's own Git repository, where it is one."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

# Whose machine a name belongs to is not known, and nobody is to be written to.
_ADDRESS = "desk@reportpub.invalid"
_LIMIT = 30


def is_repository(root: Path) -> bool:
    """Return whether Git is there and keeps the folder ``root``."""
    return _git(root, "rev-parse", "--is-inside-work-tree") == "true"


def commit(
    root: Path, paths: Sequence[Path], new: Sequence[Path], who: str, words: str
) -> str:
    """Commit ``paths`` as they are, and nothing else; return the commit's name.

    Those of them that are ``new`` Git does not know yet. Returns nothing where that
    could not be done: what was saved is saved all the same. Hooks are left out, for a
    save need not be a finished text yet.
    """
    names = [path.relative_to(root).as_posix() for path in paths]
    name = " ".join(who.split()).translate(str.maketrans("", "", "<>\n")) or "desk"
    identity = (
        "-c", f"user.name={name}", "-c", f"user.email={_ADDRESS}",
        "-c", "commit.gpgsign=false",
    )  # fmt: skip
    # A new file has to be made known before it can be named.
    unknown = [path.relative_to(root).as_posix() for path in new]
    if unknown and _git(root, "add", "--intent-to-add", "--", *unknown) is None:
        return ""
    said = _git(
        root, *identity, "commit", "--no-verify", "--message", words,
        "--only", "--", *names,
    )  # fmt: skip
    # It begins with “[main 1a2b3c4] …”; asking again would take as long.
    name_of_it = re.match(r"\[.*?([0-9a-f]{7,})\]", said or "")
    return name_of_it[1] if name_of_it else ""


def _git(root: Path, *arguments: str) -> str | None:
    """Return what Git printed, or nothing where it failed."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LIMIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
