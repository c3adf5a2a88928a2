from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.running import amend
from tests.unit.later import LATER, add_later

from reportpub.project import Project, find_project
from reportpub.recall.leverage import leverage


@pytest.fixture
def project(lay_out: Callable[[], Path]) -> Project:
    root = lay_out()
    (add_later(root) / "en.xml").unlink()
    return find_project(root)


def counts(project: Project) -> list[tuple[str, int, int]]:
    found = leverage(project, "mini", "later").bands
    return [(band.name, band.sentences, band.in_figures) for band in found]


def test_every_sentence_is_in_one_band(project: Project) -> None:
    assert counts(project) == [
        ("same", 11, 0),
        ("95–99 %", 0, 0),
        ("85–94 %", 2, 1),
        ("75–84 %", 0, 0),
        ("new", 1, 0),
    ]


def test_characters_are_those_of_the_sentences(project: Project) -> None:
    found = leverage(project, "mini", "later")

    assert found.bands[-1].characters == len("河水清澈见底，鱼儿成群。")
    assert found.sentences == 14
    assert found.characters == sum(band.characters for band in found.bands)


def test_a_report_against_itself_is_the_same_throughout(project: Project) -> None:
    found = leverage(project, "mini", "mini")

    assert found.bands[0].sentences == found.sentences == 14


def test_a_sentence_of_last_year_may_serve_twice(project: Project) -> None:
    zh = project.root / LATER / "zh-Hans.xml"
    amend(zh, "河水清澈见底，鱼儿成群。", "对接长三角，发展特色产业。")

    assert counts(project)[0] == ("same", 12, 0)
