"""The glossary as it was: read from the project's Git history."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from reportpub.errors import ProjectError
from reportpub.model.glossary import Glossary
from reportpub.storage.glossary import read_glossary


def read_glossary_at(revision: str, folder: Path, root: Path) -> Glossary:
    """Read the glossary of ``revision``; nothing in the working tree is touched.

    Raises ``ProjectError`` where there is no Git or it has no such revision.
    """
    name = folder.relative_to(root).as_posix()
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options",
                  f"{revision}^{{commit}}", revision=revision)  # fmt: skip
    identifier = commit.decode().strip()
    listed = _git(root, "ls-tree", identifier, name, revision=revision)
    if not listed:
        return Glossary({})
    archive = _git(root, "archive", "--format=tar", identifier, name, revision=revision)
    with tempfile.TemporaryDirectory(prefix="reportpub-") as place:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            # Python before 3.11.4 has no filters; Git archives no path that leads out.
            if hasattr(tarfile, "data_filter"):
                tar.extractall(place, filter="data")
            else:
                tar.extractall(place)  # noqa: S202
        return read_glossary(Path(place) / name, Path(place))


def _git(root: Path, *arguments: str, revision: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        message = "Git is not installed; install it, or name an entry instead."
        raise ProjectError(message) from None
    if done.returncode:
        message = (
            f"Git has no revision “{revision}” of {root}; “git log --oneline glossary” "
            "lists those that changed an entry."
        )
        raise ProjectError(message)
    return done.stdout
