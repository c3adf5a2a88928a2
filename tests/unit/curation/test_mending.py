from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.running import EN, ZH, snapshot

from reportpub import pipeline
from reportpub.curation.mending import mend
from reportpub.diagnostics import Diagnostic, Edit, Location, Severity
from reportpub.project import Project, find_project
from reportpub.storage.changes import apply_changes

LayOut = Callable[..., Path]


@pytest.fixture
def project(lay_out: LayOut) -> Project:
    return find_project(lay_out())


def finding(*edits: Edit) -> Diagnostic:
    place = Location(EN, 1)
    return Diagnostic("Y101", Severity.ERROR, place, "m.", "h.", edits=edits)


def spoil(project: Project, name: str, old: str, new: str) -> None:
    path = project.root / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def test_a_report_is_mended_byte_for_byte(project: Project) -> None:
    before = snapshot(project.source)
    spoil(project, EN, "let us strive", "let us  strive")
    spoil(project, ZH, "各位代表，让", "各位代表,让")

    mending = mend(project, pipeline.check(project, "mini"))
    apply_changes(mending.changes, project.root, project.glossary)

    assert mending.left == ()
    assert snapshot(project.source) == before
    assert pipeline.check(project, "mini") == ()


def test_what_needs_no_mending_is_no_change(project: Project) -> None:
    assert mend(project, [finding()]).changes == {}


def test_nothing_is_written_by_mending_itself(project: Project) -> None:
    before = snapshot(project.root)

    mending = mend(project, [finding(Edit(EN, "e001", (0, 1), "x"))])

    assert set(mending.changes) == {project.root / EN}
    assert snapshot(project.root) == before


def test_of_edits_that_cross_one_is_left_and_said(project: Project) -> None:
    first, second = Edit(EN, "e001", (0, 2), "x"), Edit(EN, "e001", (1, 3), "y")

    assert mend(project, [finding(first), finding(second)]).left == (first,)


def test_the_same_edit_of_two_findings_is_made_once(project: Project) -> None:
    edit = Edit(EN, "e001", (0, 0), "x")

    assert mend(project, [finding(edit), finding(edit)]).left == ()
