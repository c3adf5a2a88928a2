"""What findings say of their mending, made in the files of the project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportpub.diagnostics import Diagnostic, Edit
from reportpub.project import Project
from reportpub.storage.tei_edit import edit_tei


@dataclass(frozen=True, slots=True)
class Mending:
    """New contents by absolute path, and the edits that could not be made.

    An edit is left where it crosses another one or the border of an element; the
    findings of a text that is mended once may offer it anew.
    """

    changes: Mapping[Path, bytes]
    left: tuple[Edit, ...]


def mend(project: Project, findings: Iterable[Diagnostic]) -> Mending:
    """Return the texts of ``project`` with the edits of ``findings`` made.

    Nothing is written. Files that no edit changes are left out.
    """
    wanted: defaultdict[str, list[Edit]] = defaultdict(list)
    for finding in findings:
        for edit in finding.edits:
            wanted[edit.path].append(edit)
    changes: dict[Path, bytes] = {}
    left: list[Edit] = []
    for name, edits in sorted(wanted.items()):
        path = project.root / name
        # Bytes, not text: line ends and a mark of byte order stay as they are.
        before = path.read_bytes()
        after, refused = edit_tei(before.decode("utf-8"), edits)
        left += refused
        if after.encode() != before:
            changes[path] = after.encode()
    return Mending(changes, tuple(left))
