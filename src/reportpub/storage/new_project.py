"""A new project: a copy of the folder ``starter``, which builds as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

from reportpub.errors import OutputError
from reportpub.storage.staging import output_errors, staging

_STARTER = Path(__file__).with_name("starter")
# A repository may be made before the project.
_UNMINDED = frozenset({".git"})
# In a repository of ours the file would be obeyed where it lies.
_RENAMED = {"gitignore": ".gitignore"}


def make_project(folder: Path) -> None:
    """Put a project with a sample report into ``folder``, whole or not at all.

    Raises ``OutputError`` where there is something in it already, or it cannot be
    written.
    """
    with output_errors(folder):
        found = (
            sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        )
    there = [name for name in found if name not in _UNMINDED]
    if there:
        message = (
            f"{folder} is not empty: “{there[0]}” is in it. Name a folder that is "
            "empty or does not exist."
        )
        raise OutputError(message)
    with staging(folder) as scratch:
        for path in sorted(_STARTER.rglob("*")):
            if path.is_file():
                name = _RENAMED.get(path.name, path.name)
                place = (scratch / path.relative_to(_STARTER)).with_name(name)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
