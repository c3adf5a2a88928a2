"""The same source gives the same bytes, whoever builds it, when and where."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from tests.running import ROOT, reportpub, snapshot

# Seconds since 1970 of a moment that no report was given at.
MOMENT, MOMENT_IN_WORDS = "1700000000", "2023-11-14T22:13:20Z"


def test_the_real_report_gives_the_same_bytes_again(
    real_dist: Path, tmp_path: Path
) -> None:
    project = tmp_path / "elsewhere, with a longer name"
    for name in ("source", "glossary", "templates"):
        copytree(ROOT / name, project / name)
    again = tmp_path / "again"
    arguments = ("build", "handan-2021", "--out", str(again), "--jobs", "1")
    oddities = {"PYTHONHASHSEED": "7", "TZ": "Asia/Urumqi", "LC_ALL": "C"}

    outcome = reportpub(*arguments, cwd=project / "source", **oddities)

    assert outcome.status == 0, outcome.err
    # The page of all reports too.
    assert snapshot(again) == snapshot(real_dist.parent)


@pytest.mark.parametrize("jobs", ["1", "2", "7"])
def test_the_number_of_processes_makes_no_difference(
    built_base: Path, lay_out: Callable[..., Path], jobs: str
) -> None:
    project = lay_out()

    outcome = reportpub("build", "--jobs", jobs, cwd=project, PYTHONHASHSEED=jobs)

    assert outcome.status == 0, outcome.err
    assert snapshot(project / "dist") == snapshot(built_base / "dist")


def test_building_piece_by_piece_makes_no_difference(
    built_base: Path, lay_out: Callable[..., Path]
) -> None:
    project = lay_out()
    pieces = (
        ("--format", "docx"),
        ("--edition", "zh-en"),
        ("--format", "pdf", "--edition", "en", "--edition", "zh-Hant"),
        (),
    )

    outcomes = [reportpub("build", *piece, cwd=project) for piece in pieces]

    assert [outcome.status for outcome in outcomes] == [0] * len(pieces)
    assert snapshot(project / "dist") == snapshot(built_base / "dist")


def test_a_given_time_of_the_build_stands_in_every_format_and_changes_no_text(
    lay_out: Callable[..., Path], built_base: Path
) -> None:
    project = lay_out()

    outcome = reportpub("build", cwd=project, SOURCE_DATE_EPOCH=MOMENT)

    assert outcome.status == 0, outcome.err
    before, after = snapshot(built_base / "dist"), snapshot(project / "dist")
    changed = {name for name in before if before[name] != after[name]}
    dated = {f"mini/mini.{e}.{f}" for e in EDITIONS for f in ("pdf", "docx", "epub")}
    dated.add("mini/term-index.pdf")
    assert changed == {*dated, "mini/SHA256SUMS"} | pages_with_sizes(changed)
    mini = project / "dist/mini"
    with ZipFile(mini / "mini.en.epub") as epub:
        assert MOMENT_IN_WORDS in epub.read("EPUB/package.opf").decode()
    with ZipFile(mini / "mini.en.docx") as docx:
        assert MOMENT_IN_WORDS in docx.read("docProps/core.xml").decode()
    command = ["pdfinfo", "-isodates", str(mini / "mini.en.pdf")]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert re.findall(r"(Creation|Mod)Date: +(\S+)", told.stdout) == [
        ("Creation", MOMENT_IN_WORDS),
        ("Mod", MOMENT_IN_WORDS),
    ]


EDITIONS = ("zh-Hans", "zh-Hant", "en", "zh-en")


def pages_with_sizes(changed: set[str]) -> set[str]:
    """Return the pages that name sizes, if those happen to have changed."""
    return changed & {"mini/index.html"}


def test_another_given_time_makes_the_editions_again(
    lay_out: Callable[..., Path],
) -> None:
    project = lay_out()
    arguments = ("build", "--edition", "en", "--format", "epub")
    reportpub(*arguments, cwd=project, SOURCE_DATE_EPOCH=MOMENT)
    with_time = snapshot(project / "dist")

    same = reportpub(*arguments, cwd=project, SOURCE_DATE_EPOCH=MOMENT)
    other = reportpub(*arguments, cwd=project)

    assert same.out == "mini: up to date\n"
    assert "mini.en.epub" in other.out
    assert snapshot(project / "dist") != with_time


def test_editions_name_neither_the_machine_nor_the_folder(built_base: Path) -> None:
    dist = built_base / "dist"

    contents = {
        f"{path.name}/{name}": data
        for path in sorted(dist.rglob("*"))
        if path.is_file()
        for name, data in unpacked(path).items()
    }

    places = [str(built_base).encode(), str(ROOT).encode(), b"/tmp/", b"/home/"]
    named = [n for n, data in contents.items() if any(p in data for p in places)]
    assert named == []


def unpacked(path: Path) -> dict[str, bytes]:
    """Return the files in a package, or the file itself."""
    if path.suffix not in {".docx", ".epub"}:
        return {"": path.read_bytes()}
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
