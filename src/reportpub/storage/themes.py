"""Themes as folders: a new one is a copy."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from reportpub.errors import OutputError
from reportpub.storage.staging import output_errors

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def copy_theme(source: Path, target: Path) -> None:
    """Copy the theme ``source`` to the folder ``target``, whole or not at all.

    Raises ``OutputError`` where ``target`` exists, cannot be written, or its name is
    not made of small letters, digits and single hyphens.
    """
    if not _NAME.fullmatch(target.name):
        message = (
            f"“{target.name}” is no name for a theme; use small letters, digits and "
            "hyphens, such as my-bureau."
        )
        raise OutputError(message)
    if target.exists():
        message = f"{target} exists already; choose another name."
        raise OutputError(message)
    scratch = target.with_name(f".{target.name}")
    with output_errors(target.parent):
        shutil.rmtree(scratch, ignore_errors=True)
        # Hidden files are those of editors and file managers.
        shutil.copytree(source, scratch, ignore=shutil.ignore_patterns(".*"))
        # _rels/.rels is part of every Word file.
        for hidden in source.rglob(".rels"):
            shutil.copyfile(hidden, scratch / hidden.relative_to(source))
        scratch.rename(target)
