"""A change of the glossary is made as a whole, or not at all."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import LayOut
from tests.running import EN, ZH, amend, snapshot, surroundings
from tests.unit.texts import concept

from reportpub.curation import entries
from reportpub.curation.harvest import accept, candidates
from reportpub.curation.impact import impact, impact_since
from reportpub.errors import GlossaryError, OutputError, ProjectError, ReportpubError
from reportpub.model.glossary import Status
from reportpub.project import Project, find_project
from reportpub.storage import changes
from reportpub.storage.staging import put_whole
from reportpub.transforms.runs import Limits

LIUWEN, LIUBAO = "glossary/economy/liuwen.toml", "glossary/economy/liubao.toml"


@pytest.fixture
def project(lay_out: LayOut) -> Project:
    return find_project(lay_out())


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=root,
        env=surroundings(GIT_CONFIG_GLOBAL="/dev/null"),
        check=True,
        capture_output=True,
    )


def test_renaming_reaches_the_file_the_links_and_the_marked_terms(
    project: Project,
) -> None:
    before = snapshot(project.root)

    written = entries.rename_concept(project, "liuwen", "six-fronts")

    after = snapshot(project.root)
    assert written == {
        LIUBAO: "changed",
        LIUWEN: "removed",
        "glossary/economy/six-fronts.toml": "added",
        ZH: "changed",
    }
    assert b'ref="#six-fronts"' in after[ZH]
    assert after[ZH].replace(b"six-fronts", b"liuwen") == before[ZH]
    assert after[EN] == before[EN]
    assert entries.load(project).concepts["liubao"].see_also == ("six-fronts",)


def test_renaming_there_and_back_restores_every_byte(project: Project) -> None:
    before = snapshot(project.root)

    entries.rename_concept(project, "liuwen", "six-fronts")
    entries.rename_concept(project, "six-fronts", "liuwen")

    assert snapshot(project.root) == before


def test_merging_leads_marked_terms_along(project: Project) -> None:
    entries.merge_concepts(project, "liuwen", "liubao")

    kept = entries.load(project).concepts["liubao"]
    assert kept.zh.variants == ("六稳", "六稳工作")
    assert kept.see_also == ()
    assert not (project.root / LIUWEN).exists()
    assert 'ref="#liubao"' in (project.root / ZH).read_text(encoding="utf-8")


def test_retiring_names_what_takes_the_place(project: Project) -> None:
    entries.retire_concept(project, "fazhan", "gaozhiliang-fazhan")

    retired = entries.load(project).concepts["fazhan"]
    assert retired.status is Status.SUPERSEDED
    assert retired.see_also == ("gaozhiliang-fazhan",)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: entries.set_fields(p, "liuwen", ["see_also+=nowhere"]),
        lambda p: entries.set_fields(p, "liuwen", ["en.preferred="]),
        lambda p: entries.set_fields(p, "nowhere", ["status=approved"]),
        lambda p: entries.rename_concept(p, "liuwen", "liubao"),
        lambda p: entries.rename_concept(p, "liuwen", "../liuwen"),
        lambda p: entries.add_concept(p, concept("六稳", identifier="x"), ""),
        lambda p: entries.add_concept(p, concept("新", identifier="liuwen"), ""),
        lambda p: entries.add_concept(p, concept("新", identifier="A b"), ""),
        lambda p: entries.add_concept(p, concept("新", identifier="x"), "../.."),
    ],
)
def test_what_would_leave_the_glossary_invalid_changes_nothing(
    project: Project, change: Callable[[Project], object]
) -> None:
    before = snapshot(project.root)

    with pytest.raises(GlossaryError):
        change(project)

    assert snapshot(project.root) == before


def test_a_refusal_names_the_file(project: Project) -> None:
    with pytest.raises(GlossaryError, match=rf"^{LIUWEN}:\d+: see_also names"):
        entries.set_fields(project, "liuwen", ["see_also+=nowhere"])


def test_a_file_in_the_way_is_not_overwritten(project: Project) -> None:
    fazhan = project.root / "glossary/economy/fazhan.toml"
    amend(fazhan, 'id     = "fazhan"', 'id     = "other"')

    with pytest.raises(GlossaryError, match="exists already"):
        entries.rename_concept(project, "liuwen", "fazhan")


def test_a_failure_half_way_takes_everything_back(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(project.root)
    write, written = put_whole, list[Path]()

    def fail_once(path: Path, data: bytes | None) -> None:
        written.append(path)
        if len(written) == 2:
            message = "The disk is full."
            raise OutputError(message)
        write(path, data)

    monkeypatch.setattr(changes, "put_whole", fail_once)

    with pytest.raises(OutputError, match="Nothing was changed"):
        entries.rename_concept(project, "liuwen", "six-fronts")

    assert snapshot(project.root) == before


def test_a_term_is_looked_up_by_id_word_or_initials(project: Project) -> None:
    glossary = entries.load(project)

    for term in ("liuwen", "六稳", "lw", "the six fronts"):
        assert entries.look_up(glossary, term).id == "liuwen"
    with pytest.raises(GlossaryError, match="no “zzz”"):
        entries.look_up(glossary, "zzz")


def test_impact_shows_the_english_beside_the_new_rendering(project: Project) -> None:
    liuwen = entries.load(project).concepts["liuwen"]

    first, second = impact(project, ["mini"], liuwen, "six steadies")

    assert (first.mention.sentence, first.mention.location.path) == ("s003", ZH)
    assert first.mention.rendering == "stability on the six fronts"
    assert (first.rendering, first.has_rendering) == ("six steadies", False)
    assert second.mention.sentence == "s010"  # marked in the text, in other words


def test_impact_since_compares_with_what_was_committed(project: Project) -> None:
    git(project.root, "init", "--quiet")
    git(project.root, "add", ".")
    git(project.root, "commit", "--quiet", "--message", "x")
    assert list(impact_since(project, ["mini"], "HEAD")) == []

    entries.set_fields(project, "liuwen", ["en.preferred=six steadies", "since=2019"])
    entries.set_fields(project, "liubao", ["question=x"])
    entries.rename_concept(project, "liuwen", "six-fronts")
    touched = list(impact_since(project, ["mini"], "HEAD"))

    assert [(i.concept.id, i.mention.sentence) for i in touched] == [
        ("six-fronts", "s003"),
        ("six-fronts", "s010"),
    ]
    assert touched[0].mention.rendering == "stability on the six fronts"
    assert touched[0].rendering == "six steadies"


@pytest.mark.parametrize("revision", ["nowhere", "--all", ""])
def test_a_revision_git_does_not_know_is_refused(
    project: Project, revision: str
) -> None:
    git(project.root, "init", "--quiet")

    with pytest.raises(ProjectError, match="no revision"):
        list(impact_since(project, ["mini"], revision))


def test_what_is_harvested_becomes_an_entry_with_its_question(
    project: Project,
) -> None:
    amend(project.root / ZH, "防松螺母", "“四调度”")
    found = {c.word: (c, en) for c, en in candidates(project, "mini", Limits())}
    candidate, english = found["四调度"]

    written = accept(project, [(candidate, "", english)], "national", "economy")

    assert written == {"glossary/economy/sidiaodu.toml": "added"}
    added = entries.load(project).concepts["sidiaodu"]
    assert added.status is Status.PROPOSED
    assert added.question.startswith("What is the English of 四调度? ")
    assert "lock nuts" in added.question
    assert "四调度" not in {c.word for c, _ in candidates(project, "mini", Limits())}


def test_every_failure_is_one_a_person_can_mend(project: Project) -> None:
    (project.root / LIUWEN).write_text("id = ", encoding="utf-8")

    with pytest.raises(ReportpubError, match=rf"^{LIUWEN}:1: "):
        entries.rename_concept(project, "liubao", "six-areas")
