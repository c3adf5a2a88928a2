"""The glossary out of a project and back, as people do it."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.running import ROOT, amend, reportpub, snapshot

from reportpub.storage.exchange import FORMATS
from reportpub.storage.exchange.draft import ALL_FIELDS
from reportpub.storage.glossary import read_glossary

LIUWEN = "glossary/economy/liuwen.toml"
DOCS = ROOT / "docs/exchange.md"


def export(project: Path, name: str, file: str) -> None:
    outcome = reportpub("glossary", "export", "--to", name, file, cwd=project)
    assert (outcome.status, outcome.err) == (0, "")


@pytest.mark.parametrize("name", FORMATS)
def test_what_went_out_changes_nothing_when_it_comes_in(
    lay_out: Callable[..., Path], name: str
) -> None:
    project = lay_out()
    before = snapshot(project / "glossary")
    export(project, name, "out.file")

    outcome = reportpub("glossary", "import", "out.file", "--from", name, cwd=project)

    assert (outcome.status, outcome.out) == (0, "Nothing to change.\n")
    assert snapshot(project / "glossary") == before


def test_a_dry_run_shows_the_changes_and_writes_nothing(
    lay_out: Callable[..., Path],
) -> None:
    project = lay_out()
    export(project, "tbx", "terms.tbx")
    amend(project / "terms.tbx", "Keeping six things stable.", "Six stable things.")
    before = snapshot(project)

    outcome = reportpub("glossary", "import", "terms.tbx", "--dry-run", cwd=project)

    assert outcome.out.splitlines() == [
        "~ liuwen",
        "    definition_en: “Keeping six things stable.” → “Six stable things.”",
        "1 entry would change; nothing was written.",
    ]
    assert snapshot(project) == before


def test_a_change_comes_in_and_touches_its_line_only(
    lay_out: Callable[..., Path],
) -> None:
    project = lay_out()
    amend(project / LIUWEN, "[zh]", "# ours\n[zh]")
    before = snapshot(project / "glossary")
    export(project, "tbx", "terms.tbx")
    amend(project / "terms.tbx", "Keeping six things stable.", "Six stable things.")

    outcome = reportpub("glossary", "import", "terms.tbx", cwd=project)

    assert (outcome.status, outcome.err) == (0, "")
    expected = before["economy/liuwen.toml"].replace(
        b"Keeping six things stable.", b"Six stable things."
    )
    after = snapshot(project / "glossary")
    assert after == {**before, "economy/liuwen.toml": expected}


def test_a_line_that_omegat_added_becomes_an_entry(
    lay_out: Callable[..., Path],
) -> None:
    project = lay_out()
    export(project, "omegat", "terms.txt")
    with (project / "terms.txt").open("a", encoding="utf-8") as terms:
        terms.write("河长制\tRiver Chief System\r\n六稳\tsix kinds of stability\n")

    outcome = reportpub("glossary", "import", "terms.txt", cwd=project)

    assert (outcome.status, outcome.err) == (0, "")
    assert "+ river-chief-system  河长制 · River Chief System" in outcome.out
    glossary = read_glossary(project / "glossary", project)
    new = glossary.concepts["river-chief-system"]
    assert new.location.path == "glossary/imported/river-chief-system.toml"
    assert (new.kind, new.status) == ("term", "proposed")
    assert "six kinds of stability" in glossary.concepts["liuwen"].en.admitted


def test_a_stale_row_is_refused_and_nothing_is_written(
    lay_out: Callable[..., Path],
) -> None:
    project = lay_out()
    export(project, "csv", "terms.csv")
    amend(project / "terms.csv", "Keeping six things stable.", "Mine.")
    amend(project / LIUWEN, "Keeping six things stable.", "Theirs.")
    before = snapshot(project)

    outcome = reportpub("glossary", "import", "terms.csv", cwd=project)

    assert outcome.status == 2
    assert "liuwen (line " in outcome.err
    assert snapshot(project) == before


def test_all_changes_are_made_or_none(lay_out: Callable[..., Path]) -> None:
    project = lay_out()
    export(project, "csv", "terms.csv")
    amend(project / "terms.csv", "Keeping six things stable.", "Mine.")
    text = (project / "terms.csv").read_text(encoding="utf-8")
    spoilt = re.sub(r'^("handan",.*)"liuwen"', r'\1"nobody"', text, flags=re.MULTILINE)
    spoilt = spoilt.replace('"liubao"', '"nobody"', 1)
    (project / "terms.csv").write_text(spoilt, encoding="utf-8")
    before = snapshot(project)

    outcome = reportpub("glossary", "import", "terms.csv", cwd=project)

    assert outcome.status == 2
    assert "nobody" in outcome.err
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import", "absent.csv"), "absent.csv: The file cannot be read"),
        (("import", "source/mini/en.xml"), "give --from"),
        (("import", "source/mini/en.xml", "--from", "tbx"), "its root must be <tbx>"),
        (("export", "--to", "csv", "source/mini/en.xml/x"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    lay_out: Callable[..., Path], arguments: tuple[str, ...], words: str
) -> None:
    outcome = reportpub("glossary", *arguments, cwd=lay_out())

    assert outcome.status == 2
    assert words in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_new_entries_stay_within_the_glossary(lay_out: Callable[..., Path]) -> None:
    project = lay_out()
    (project / "t.txt").write_text("河长制\tRiver Chief\n", encoding="utf-8")
    before = snapshot(project)

    outcome = reportpub(
        "glossary", "import", "t.txt", "--folder", "../source", cwd=project
    )

    assert outcome.status == 2
    assert "is not in the glossary" in outcome.err
    assert snapshot(project) == before


def examples() -> Iterator[tuple[str, list[str]]]:
    """Yield the commands of the docs, each with the lines it is said to print."""
    text = DOCS.read_text(encoding="utf-8")
    for block in re.findall(r"^```console\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *printed = command.splitlines()
            yield line, printed


def test_the_examples_of_the_docs_print_what_they_say(
    lay_out: Callable[..., Path],
) -> None:
    project = lay_out()
    found = list(examples())

    for line, printed in found:
        program, *arguments = shlex.split(line)
        if program == "reportpub":
            outcome = reportpub(*arguments, cwd=project)
            assert (outcome.status, outcome.out.splitlines()) == (0, printed), line
        else:
            subprocess.run([program, *arguments], cwd=project, check=True)
    assert len(found) > len(FORMATS)


def test_the_docs_say_what_each_format_holds() -> None:
    text = DOCS.read_text(encoding="utf-8")
    table = text.partition("## What each format holds")[2].partition("\n\nWhat a")[0]
    omegat = {row.split("|")[1] for row in table.splitlines() if row.endswith("yes |")}

    assert omegat == {
        " `[zh] preferred`, `variants` ",
        " `[en] preferred`, `admitted` ",
    }
    assert FORMATS["omegat"].holds == {
        *("zh.preferred", "zh.variants", "en.preferred", "en.admitted")
    }
    assert {name for name in FORMATS if FORMATS[name].holds == ALL_FIELDS} == {
        *("xlsx", "csv", "tbx", "tbx2", "skos")
    }
