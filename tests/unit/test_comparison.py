from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.running import amend
from tests.unit.later import LATER, add_later

from reportpub.comparison import compare
from reportpub.errors import SourceError
from reportpub.model.comparison import Change, Comparison, Fate, Piece, Row
from reportpub.project import Project, find_project


@pytest.fixture
def project(lay_out: Callable[[], Path]) -> Project:
    root = lay_out()
    add_later(root)
    return find_project(root)


def row_of(comparison: Comparison, unit: str) -> Row:
    [row] = [r for r in comparison.rows if r.after and unit in r.after.units]
    return row


def side(pieces: tuple[Piece, ...], without: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change is not without)


def test_every_passage_has_its_fate(project: Project) -> None:
    found = compare(project, "mini", "later")

    counts = {fate.value: found.count(fate) for fate in Fate}
    assert counts == {"kept": 10, "changed": 2, "new": 1, "gone": 1}
    assert (found.moved, found.reworded) == (0, 1)
    assert [row.fate for row in found.rows][-2:] == [Fate.NEW, Fate.GONE]


def test_a_passage_that_changed_shows_every_word_that_did(project: Project) -> None:
    row = row_of(compare(project, "mini", "later"), "s009")

    assert row.zh == (
        Piece(Change.DELETED, "2021"),
        Piece(Change.INSERTED, "2022"),
        Piece(Change.BOTH, "年主要工作"),
    )
    assert row.en[-1] == Piece(Change.INSERTED, "2022")
    assert row.is_heading
    assert row.score == 88


def test_other_english_for_the_same_chinese_is_seen(project: Project) -> None:
    row = row_of(compare(project, "mini", "later"), "s005")

    assert row.fate is Fate.KEPT
    assert row.is_reworded


def test_a_group_of_two_sentences_is_one_passage(project: Project) -> None:
    row = row_of(compare(project, "mini", "later"), "s007")

    assert row.after is not None
    assert row.after.units == ("s006", "s007")


def test_what_moved_is_gone_from_its_place_and_stands_in_another(
    project: Project,
) -> None:
    zh = project.root / LATER / "zh-Hans.xml"
    amend(zh, "对接长三角，发展特色产业。", "@")
    amend(zh, "河水清澈见底，鱼儿成群。", "对接长三角，发展特色产业。")
    amend(zh, "@", "河水清澈见底，鱼儿成群。")

    found = compare(project, "mini", "later")

    gone, here = [row for row in found.rows if row.moved]
    assert (gone.fate, here.fate) == (Fate.GONE, Fate.KEPT)
    assert gone.before == here.before
    assert (found.moved, found.count(Fate.GONE)) == (1, 1)


def test_what_is_only_a_little_like_another_and_elsewhere_has_not_moved(
    project: Project,
) -> None:
    zh = project.root / LATER / "zh-Hans.xml"
    amend(zh, "河水清澈见底，鱼儿成群。", "对接长三角，建设新兴行业。")
    amend(zh, "对接长三角，发展特色产业。", "铁路开通了，学生高兴。")

    found = compare(project, "mini", "later")

    assert found.moved == 0
    assert (found.count(Fate.NEW), found.count(Fate.GONE)) == (2, 2)


def test_both_reports_are_in_the_rows_whole_and_in_order(project: Project) -> None:
    same = compare(project, "mini", "mini")
    found = compare(project, "mini", "later")

    for rows, before in ((found.rows, True), (same.rows, False)):
        units = [
            passage.units
            for row in rows
            if (passage := row.before if before else row.after)
            and not (row.moved and row.after)
        ]
        assert units == sorted(units)
        assert len(units) == 13
    assert {row.fate for row in same.rows} == {Fate.KEPT}


def test_labels_that_came_went_or_have_other_words(project: Project) -> None:
    zh, en = (project.root / LATER / name for name in ("zh-Hans.xml", "en.xml"))
    amend(zh, "，全面落实“六保”任务", "")
    amend(en, " and security in the six areas", "")
    amend(zh, "防松螺母出口增长。", "新征程上出口增长。")
    amend(en, "linked up with the Yangtze River Delta", "linked up with the YRD")
    entry = project.glossary / "places/changsanjiao.toml"
    amend(entry, "[en]\n", '[en]\nadmitted = ["YRD"]\n')

    found = compare(project, "mini", "later")

    labels = {label.zh: label for label in found.labels}
    assert labels["六保"].fate is Fate.GONE
    assert labels["六保"].units_before == ("s003",)
    delta = labels["长三角"]
    assert delta.fate is Fate.CHANGED
    assert (delta.before, delta.after) == (("Yangtze River Delta",), ("YRD",))
    assert "六稳" not in labels


def test_an_inflection_is_no_other_rendering(project: Project) -> None:
    en = project.root / LATER / "en.xml"
    amend(en, "the Yangtze River Delta", "the Yangtze River Deltas")

    assert "长三角" not in {
        label.zh for label in compare(project, "mini", "later").labels
    }


def test_indicators_stand_side_by_side(project: Project) -> None:
    for report, figure in (("mini", "5%"), ("later", "6%")):
        zh = project.source / report / "zh-Hans.xml"
        amend(zh, "防松螺母出口增长。", f"防松螺母出口增长{figure}。")

    [pair] = compare(project, "mini", "later").indicators

    assert (pair.zh, pair.measure) == ("防松螺母出口", "growth")
    assert pair.before is not None
    assert pair.after is not None
    said = [cell.en for row in (pair.before, pair.after) for cell in row.cells]
    assert said == ["5 percent", "6 percent"]


def test_a_report_without_english_is_refused_with_the_way_out(project: Project) -> None:
    (project.root / LATER / "en.xml").unlink()

    with pytest.raises(SourceError, match=r"later/en\.xml: The file does not exist"):
        compare(project, "mini", "later")
