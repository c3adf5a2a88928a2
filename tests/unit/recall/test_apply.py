from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from tests.running import amend
from tests.unit.later import LATER, add_later

from reportpub import pipeline
from reportpub.checks import RULES
from reportpub.model.document import Document, Progress, State
from reportpub.model.returned import Hand
from reportpub.project import Project, find_project
from reportpub.recall.apply import filled, recall
from reportpub.recall.memory import build_memory
from reportpub.revisions.incoming import compare, take_over
from reportpub.revisions.outgoing import export
from reportpub.storage.changes import apply_changes
from reportpub.storage.tei import read_document


@pytest.fixture
def project(lay_out: Callable[[], Path]) -> Project:
    """Return a project with the report of a year later, without English."""
    root = lay_out()
    (add_later(root) / "en.xml").unlink()
    project = find_project(root)
    build_memory(project)
    return project


def apply(project: Project, threshold: int = 75) -> Document:
    recalled = recall(project, "later", threshold)
    changes = filled(project, "later", recalled)
    apply_changes(changes, project.root, project.glossary)
    return read_document(project.root / LATER / "en.xml", f"{LATER}/en.xml")


def by_chinese(document: Document) -> dict[str, tuple[str, Progress]]:
    return {
        s.corresp[0].rpartition("#")[2]: (s.text, s.progress)
        for s in document.sentences()
    }


def test_a_report_without_english_gets_what_the_memory_has(project: Project) -> None:
    english = by_chinese(apply(project))

    assert english["s003"] == (
        (
            "We worked to ensure stability on the six fronts "
            "and security in the six areas."
        ),
        Progress(State.INITIAL, "1.00", "mini#s003"),
    )
    assert english["s013"] == (
        "We will promote high-quality development and complete projects on time.",
        Progress(State.INITIAL, "0.86", "mini#s013"),
    )
    assert english["s014"] == ("", Progress())


def test_a_figure_that_changed_is_put_right(project: Project) -> None:
    words, progress = by_chinese(apply(project))["s009"]

    assert words == "Major Tasks for 2022"
    assert progress.score == "0.88"


def test_the_threshold_counts(project: Project) -> None:
    english = by_chinese(apply(project, threshold=87))

    assert english["s009"][0]
    assert not english["s013"][0]


def test_what_is_still_missing_is_found_by_the_check(project: Project) -> None:
    english = by_chinese(apply(project))

    found = pipeline.check(project, "later", tuple(RULES))

    missing = [identifier for identifier, (text, _) in english.items() if not text]
    assert [f.unit for f in found if f.code == "A001"] == missing
    assert {f.code for f in found} == {"A001"}


def test_doing_it_again_changes_nothing(project: Project) -> None:
    apply(project)

    recalled = recall(project, "later", 75)

    assert filled(project, "later", recalled) == {}


def test_english_that_is_there_is_not_touched(project: Project) -> None:
    apply(project, threshold=100)
    path = project.root / LATER / "en.xml"
    before = path.read_text(encoding="utf-8")
    amend(path, "We worked to ensure stability", "We did ensure stability")
    amend(path, ' type="initial" cert="1.00" source="mini#s003"', "")

    english = by_chinese(apply(project))

    assert english["s003"][0].startswith("We did ensure")
    assert english["s003"][1] == Progress()
    assert english["s009"][0] == "Major Tasks for 2022"
    after = path.read_text(encoding="utf-8")
    assert len(after.splitlines()) == len(before.splitlines())


def test_a_comment_on_an_empty_sentence_stays(project: Project) -> None:
    apply(project, threshold=100)
    path = project.root / LATER / "en.xml"
    comment = '<note type="comment">Ask the bureau.</note>'
    amend(path, '#s009"></s>', f'#s009">{comment}</s>')

    words, progress = by_chinese(apply(project))["s009"]

    assert words == "Major Tasks for 2022"
    assert [c.value for c in progress.comments] == ["Ask the bureau."]


def test_what_was_filled_in_and_not_looked_at_does_not_enter_the_memory(
    project: Project,
) -> None:
    apply(project)
    path = project.root / LATER / "en.xml"
    amend(path, ' type="initial" cert="0.86" source="mini#s013"', "")

    built = build_memory(project)

    assert built.read == (("later", 1),)


def test_the_report_itself_is_no_source_of_its_english(project: Project) -> None:
    recalled = recall(project, "mini", 75, every=True)

    assert recalled.proposals == {}
    assert recalled.missing == []


def test_a_missing_sentence_is_put_in_its_place(project: Project) -> None:
    root = project.root
    copytree(root / "source/mini", root / LATER, dirs_exist_ok=True)
    path = root / LATER / "en.xml"
    text = path.read_text(encoding="utf-8")
    start = text.index('     <s xml:id="e003"')
    end = text.index('     <s xml:id="e004"')
    path.write_text(text[:start] + text[end:], encoding="utf-8")

    document = apply(project)

    assert [s.corresp for s in document.sentences()][2:4] == [
        ("zh-Hans.xml#s003",),
        ("zh-Hans.xml#s004",),
    ]
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(text.splitlines())


def test_a_rendering_the_glossary_has_given_up_is_replaced(project: Project) -> None:
    entry = project.glossary / "economy/liuwen.toml"
    amend(
        entry,
        'preferred = "stability on the six fronts"',
        'preferred = "six-front stability"',
    )

    english = by_chinese(apply(project))

    assert english["s003"][0] == (
        "We worked to ensure six-front stability and security in the six areas."
    )


def test_a_sentence_that_waits_goes_out_to_other_tools_and_comes_home(
    project: Project, tmp_path: Path
) -> None:
    apply(project)
    file = tmp_path / "later.xlf"
    export(project, "later", "xliff", file)
    text = file.read_text(encoding="utf-8")
    waiting = "<source>河水清澈见底，鱼儿成群。</source>\n    <target/>"
    amend(file, waiting, waiting.replace("<target/>", "<target>Fish.</target>"))

    take_over(project, compare(project, file), Hand("", "2022-02-02"))

    assert text.count("<target/>") == 3
    path = project.root / LATER / "en.xml"
    english = by_chinese(read_document(path, f"{LATER}/en.xml"))
    assert english["s014"][0] == "Fish."
