"""A build does what is out of date, no more, and is safe to stop at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest
from click.testing import CliRunner
from tests.conftest import copy_project
from tests.running import (
    BASE,
    EN,
    ZH,
    amend,
    python,
    reportpub,
    snapshot,
    surroundings,
    times,
)

from reportpub import press
from reportpub.cli.main import main

PAGES = {"index.html", "mini/index.html", "mini/SHA256SUMS"}
INDEX = {f"mini/term-index.{form}" for form in ("pdf", "html", "csv", "json")}
FIGURES = {f"mini/figures.{form}" for form in ("html", "csv", "json")}
FORMATS = ("pdf", "docx", "epub", "html")


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds “project”, the smallest one, built."""
    folder = tmp_path_factory.mktemp("incremental")
    outcome = reportpub("build", cwd=copy_project(BASE, folder / "project"))
    assert outcome.status == 0, outcome.err
    return (folder / "project").rename(folder / "pristine").parent


@pytest.fixture
def project(pristine: Path) -> Iterator[Path]:
    """Return the built project where it was built, for its memory names its files."""
    yield copytree(pristine / "pristine", pristine / "project")
    rmtree(pristine / "project")


def files(*editions: str) -> set[str]:
    return {f"mini/mini.{edition}.{form}" for edition in editions for form in FORMATS}


def rebuilt(project: Path, *arguments: str) -> set[str]:
    """Build, and return the files that are not those that were there before."""
    before = times(project / "dist")
    outcome = reportpub("build", *arguments, cwd=project)
    assert (outcome.status, outcome.err) == (0, "")
    after = times(project / "dist")
    assert before.keys() <= after.keys()
    return {name for name in after if after[name] != before.get(name)}


def test_a_build_with_nothing_to_do_touches_no_file(project: Path) -> None:
    state = times(project / ".reportpub/build")

    assert rebuilt(project) == set()
    assert times(project / ".reportpub/build") == state


def test_a_build_with_nothing_to_do_loads_nothing_heavy(project: Path) -> None:
    script = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))\n"
        "from reportpub.cli.main import main\n"
        "main(['build'])\n"
    )

    outcome = python("-c", script, cwd=project)

    assert outcome.out == "mini: up to date\n"
    loaded = {name.partition(".")[0] for name in outcome.err.split()}
    heavy = {"weasyprint", "docx", "opencc", "lxml", "jinja2", "babel", "pypinyin"}
    assert "reportpub" in loaded
    assert loaded & (heavy | {"uharfbuzz", "daachorse", "multiprocessing"}) == set()


def test_an_english_sentence_changes_the_editions_that_hold_it(project: Path) -> None:
    index = {name: (project / "dist" / name).read_bytes() for name in INDEX}
    amend(project / EN, "strive together", "strive on")

    assert rebuilt(project) - INDEX == files("en", "zh-en") | PAGES
    assert index == {name: (project / "dist" / name).read_bytes() for name in INDEX}


@pytest.mark.parametrize(
    "words", ["奋斗共同", "协力奋斗"], ids=["old", "new characters"]
)
def test_a_chinese_sentence_changes_the_editions_that_hold_it(
    project: Path, words: str
) -> None:
    amend(project / ZH, "共同奋斗", words)

    changed = rebuilt(project)

    assert changed - INDEX == files("zh-Hans", "zh-Hant", "zh-en") | PAGES


def test_a_headword_changes_every_index(project: Path) -> None:
    file = project / "glossary/places/changsanjiao.toml"
    amend(file, "Yangtze River Delta", "Yangtze Delta")

    changed = rebuilt(project)

    everything = files("zh-Hans", "zh-Hant", "en", "zh-en")
    assert changed == everything | INDEX | PAGES


def test_a_note_in_the_glossary_that_is_not_printed_changes_what_carries_the_glossary(
    project: Path,
) -> None:
    amend(project / "glossary/economy/liuwen.toml", "literal; not", "too literal; not")

    pdf = {f"mini/mini.{name}.pdf" for name in ("zh-Hans", "zh-Hant", "en", "zh-en")}
    assert rebuilt(project) - PAGES == pdf | {"mini/term-index.pdf"}


def test_a_style_changes_every_edition(project: Path) -> None:
    with (project / "templates/book/screen.css").open("a", encoding="utf-8") as style:
        style.write("/* new */\n")

    # Which style belongs to which format is not known, so all are made again;
    # those whose bytes are the same are still new files.
    html = {f"mini/mini.{name}.html" for name in ("zh-Hans", "zh-Hant", "en", "zh-en")}
    assert html <= rebuilt(project)


def test_a_file_that_was_only_touched_changes_nothing(project: Path) -> None:
    for path in (project / EN, project / "templates/book/print.css"):
        os.utime(path, (1_000_000_000, 1_000_000_000))

    assert rebuilt(project) <= PAGES


@pytest.mark.parametrize("name", ["mini.en.pdf", "term-index.csv", "mini.zh-en.docx"])
def test_an_edition_that_was_deleted_is_made_again(project: Path, name: str) -> None:
    before = snapshot(project / "dist")
    (project / "dist/mini" / name).unlink()

    assert rebuilt(project) == {f"mini/{name}"} | PAGES
    assert snapshot(project / "dist") == before


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_that_was_deleted_is_made_again(project: Path, name: str) -> None:
    before = snapshot(project / "dist")
    (project / "dist" / name).unlink()

    assert rebuilt(project) <= PAGES
    assert snapshot(project / "dist") == before


def test_an_edition_that_was_changed_by_hand_is_made_again(project: Path) -> None:
    before = snapshot(project / "dist")
    (project / "dist/mini/mini.en.html").write_text("mine", encoding="utf-8")

    assert rebuilt(project) == {"mini/mini.en.html"} | PAGES
    assert snapshot(project / "dist") == before


def test_without_its_memory_a_build_makes_all_again(project: Path) -> None:
    before = snapshot(project / "dist")
    rmtree(project / ".reportpub")

    assert rebuilt(project) == before.keys()
    assert snapshot(project / "dist") == before


@pytest.mark.parametrize("memory", ["", "{", "[]", '{"form": 1}', '{"form": 0}'])
def test_a_memory_that_cannot_be_read_is_no_failure(project: Path, memory: str) -> None:
    before = snapshot(project / "dist")
    for path in (project / ".reportpub/build").iterdir():
        path.write_text(memory, encoding="utf-8")

    assert rebuilt(project, "--format", "html", "--format", "docx")
    assert rebuilt(project)
    assert snapshot(project / "dist") == before


def test_what_is_built_in_part_is_offered_in_full(project: Path) -> None:
    amend(project / EN, "strive together", "strive on")

    rebuilt(project, "--edition", "en", "--format", "html")

    sums = (project / "dist/mini/SHA256SUMS").read_text(encoding="utf-8")
    names = {line.split()[1] for line in sums.splitlines()}
    assert names == {
        path.name
        for path in (project / "dist/mini").iterdir()
        if path.name not in {"index.html", "SHA256SUMS"}
    }


def test_the_checksums_are_those_of_the_files(project: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=project / "dist/mini",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": OK") == 4 * len(FORMATS) + len(INDEX) + len(FIGURES)


def test_a_report_that_is_new_joins_the_page_of_all_reports(project: Path) -> None:
    second = project / "source/mini-2"
    second.mkdir()
    for file in (ZH, EN):
        text = (project / file).read_text(encoding="utf-8")
        (second / Path(file).name).write_text(text, encoding="utf-8")

    changed = rebuilt(project, "mini-2", "--format", "html")

    page = (project / "dist/index.html").read_text(encoding="utf-8")
    assert 'href="mini/index.html"' in page
    assert 'href="mini-2/index.html"' in page
    assert {name for name in changed if name.startswith("mini/")} == set()


def test_a_failing_build_leaves_everything_as_it_was(project: Path) -> None:
    amend(project / EN, "strive together", "strive on")
    # The pages are laid out before this template is read.
    template = project / "templates/book/site/report.html.jinja"
    amend(template, "</table>", "</table>{{ nothing }}")
    dist, state = snapshot(project / "dist"), snapshot(project / ".reportpub/build")

    outcome = reportpub("build", "--jobs", "2", cwd=project)

    assert outcome.status != 0
    assert snapshot(project / "dist") == dist
    assert snapshot(project / ".reportpub/build") == state
    assert not list((project / "dist").glob(".*"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_that_is_killed_leaves_the_old_editions_and_the_next_succeeds(
    project: Path, jobs: str
) -> None:
    before = snapshot(project / "dist")
    amend(project / EN, "strive together", "strive on")

    kill_while_writing(project, jobs)

    left = snapshot(project / "dist")
    staged = {name for name in left if name.startswith(".staging-")}
    assert staged
    assert {name: left[name] for name in left.keys() - staged} == before
    outcome = reportpub("build", cwd=project)
    assert (outcome.status, outcome.err) == (0, "")
    after = snapshot(project / "dist")
    assert after.keys() == before.keys()
    assert b"strive on" in after["mini/mini.en.html"]
    assert not list((project / "dist").glob(".*"))


def test_a_build_that_is_interrupted_leaves_nothing_behind(project: Path) -> None:
    before = snapshot(project / "dist")
    amend(project / EN, "strive together", "strive on")

    said = kill_while_writing(project, "2", signal.SIGINT)

    assert "Traceback" not in said
    assert snapshot(project / "dist") == before


def test_a_build_killed_alone_leaves_no_worker_and_no_lock(project: Path) -> None:
    amend(project / EN, "strive together", "strive on")

    kill_while_writing(project, "2", signal.SIGKILL, with_workers=False)
    outcome = reportpub("build", cwd=project)

    assert outcome.status == 0, outcome.err
    assert b"strive on" in (project / "dist/mini/mini.en.html").read_bytes()


def test_what_is_saved_while_a_build_runs_is_for_the_next_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    amend(project / EN, "strive together", "strive on")
    plan = press.plan

    def plan_and_save(*arguments: Any) -> press.Plan:  # noqa: ANN401
        planned = plan(*arguments)
        amend(project / EN, "strive on", "strive further")
        return planned

    monkeypatch.setattr(press, "plan", plan_and_save)
    monkeypatch.chdir(project)
    CliRunner().invoke(main, ["build", "--format", "html"])
    monkeypatch.undo()
    outcome = reportpub("build", "--format", "html", cwd=project)

    assert outcome.status == 0, outcome.err
    assert b"strive further" in (project / "dist/mini/mini.en.html").read_bytes()


def kill_while_writing(
    project: Path,
    jobs: str,
    by: signal.Signals = signal.SIGKILL,
    *,
    with_workers: bool = True,
) -> str:
    """Begin a build; end it and its processes once an edition is written.

    Returns what it said on stderr.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "reportpub", "build", "--jobs", jobs],
        cwd=project,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    while not list((project / "dist").glob(".staging-*/mini/*")):
        assert process.poll() is None, "the build ended before it could be killed"
        time.sleep(0.005)
    if with_workers:
        os.killpg(process.pid, by)
    else:
        os.kill(process.pid, by)
    said = process.communicate()[1]
    assert process.returncode != 0
    return said
