"""A build reads what it made, and publishes nothing that does not hold the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.running import EN, ROOT, amend, reportpub, snapshot

from reportpub import pipeline, proofs
from reportpub.cli.main import main
from reportpub.model.edition import EDITION_FORMATS, EDITIONS
from reportpub.model.publication import Publication
from reportpub.project import find_project
from reportpub.proofs import FAMILY, READERS, prove

REPORT = "handan-2021"
FRAGMENT = "templates/book/body.jinja"
# What sets a row in two languages, and what leaves the second paragraph out.
ROW = "{% for language, markup in versions(row) %}\n<td"
LOST = '{% for language, markup in versions(row) if block.id != "p002" %}\n<td'


@pytest.fixture(scope="module")
def publications() -> dict[str, Publication]:
    """Return what the editions are to hold."""
    composed = pipeline.publications(find_project(ROOT), REPORT, EDITIONS)
    return {publication.edition: publication for publication in composed}


@pytest.mark.parametrize("form", EDITION_FORMATS)
@pytest.mark.parametrize("edition", [edition.name for edition in EDITIONS])
def test_every_edition_of_the_real_report_proves_sound(
    real_dist: Path, publications: dict[str, Publication], edition: str, form: str
) -> None:
    name = f"{REPORT}.{edition}.{form}"

    data = (real_dist / name).read_bytes()

    assert prove(form, publications[edition], data, name) == ()


@pytest.mark.parametrize("form", EDITION_FORMATS)
def test_the_real_report_is_not_taken_for_another_edition(
    real_dist: Path, publications: dict[str, Publication], form: str
) -> None:
    data = (real_dist / f"{REPORT}.zh-Hant.{form}").read_bytes()

    assert prove(form, publications["zh-Hans"], data, "x") != ()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_lost_rows_is_not_published(published: Path, jobs: str) -> None:
    before = snapshot(published / "dist")
    amend(published / FRAGMENT, ROW, LOST)

    outcome = reportpub("build", "--jobs", jobs, "--format", "html", cwd=published)

    assert outcome.status == 1
    assert snapshot(published / "dist") == before
    assert outcome.err.count("E001 [error]") == 5
    assert outcome.err.startswith(
        "mini/mini.zh-en.html: E001 [error] The sentence s006 “防松螺母出口增长。” is "
        "missing."
    )
    last = outcome.err.splitlines()[-1]
    assert last == (
        "reportpub: mini/mini.zh-en.html does not hold the report as it was composed; "
        "nothing was published, and earlier editions stay as they are."
    )


def test_the_next_build_publishes_once_the_theme_is_mended(published: Path) -> None:
    amend(published / FRAGMENT, ROW, LOST)
    lost = reportpub("build", "--edition", "zh-en", cwd=published)
    amend(published / FRAGMENT, LOST, ROW)

    mended = reportpub("build", "--edition", "zh-en", cwd=published)

    assert (lost.status, mended.status, mended.err) == (1, 0, "")


def test_only_files_made_anew_are_read_again(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["build", "--jobs", "1", "--format", "html"]
    read: list[str] = []

    def note(form: str, publication: Publication, data: bytes, name: str) -> object:
        read.append(name)
        return prove(form, publication, data, name)

    monkeypatch.setattr(proofs, "prove", note)
    monkeypatch.chdir(published)
    CliRunner().invoke(main, command)
    first = sorted(read)
    read.clear()
    amend(published / EN, "strive together", "strive on")

    CliRunner().invoke(main, command)

    editions = [f"mini/mini.{edition.name}.html" for edition in EDITIONS]
    assert set(editions) <= set(first)
    assert {name for name in read if name.endswith("html")} == {
        "mini/mini.en.html",
        "mini/mini.zh-en.html",
    }


def test_every_format_of_an_edition_has_a_reader() -> None:
    assert set(READERS) == set(EDITION_FORMATS)


@pytest.mark.parametrize("code", FAMILY)
def test_every_code_is_in_the_docs_in_its_own_words(code: str) -> None:
    page = (ROOT / "docs/checks.md").read_text(encoding="utf-8")

    assert f"| {code} | error | {FAMILY[code]} |" in page
