from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from tests.running import BASE, ROOT, TEMPLATES

from reportpub import pipeline
from reportpub.model.edition import FIGURES
from reportpub.model.publication import FigureCell, FigureRow, Publication
from reportpub.project import find_project
from reportpub.writers import figure_csv, figure_html, figure_json
from reportpub.writers.policy import content_policy
from reportpub.writers.theme import Theme

THEME = Theme(TEMPLATES / "book", Path())
GROWTH = FigureRow(
    "生产总值",
    "gross domestic product",
    "growth",
    FigureCell("4.3%", "4.3 percent", 2020, "s068"),
    FigureCell("6.5%以上", "at least 6.5 percent", 2021, "s128"),
    None,
)
LEVEL = FigureRow(
    "铁路总里程",
    "",
    "level",
    None,
    None,
    FigureCell("946公里", "946 kilometers", 2025, "s107"),
)


@pytest.fixture(scope="module")
def publication() -> Publication:
    [found] = pipeline.publications(find_project(BASE), "mini", [FIGURES])
    return replace(found, figures=(GROWTH, LEVEL))


def test_an_edition_of_figures_has_no_text() -> None:
    [found] = pipeline.publications(find_project(BASE), "mini", [FIGURES])

    assert (found.sections, found.indexes, found.attachments) == ((), (), ())


def test_the_figures_of_the_real_report_are_in_its_edition() -> None:
    [found] = pipeline.publications(find_project(ROOT), "handan-2021", [FIGURES])

    rows = {(row.zh, row.measure): row for row in found.figures}
    growth = rows["生产总值", "growth"]
    assert growth.result
    assert growth.target
    assert (growth.result.zh, growth.result.year) == ("4.3%", 2020)
    assert growth.target.en == "at least 6.5 percent"
    level = rows["生产总值", "level"]
    assert level.result
    assert level.result.en == "363.66 billion yuan"
    assert growth.target.zh == "6.5%以上"


def test_only_what_the_glossary_names_is_published() -> None:
    [found] = pipeline.publications(find_project(ROOT), "handan-2021", [FIGURES])

    assert len(found.figures) > 20
    assert [row.zh for row in found.figures if not row.en] == []


def test_the_page_has_charts_and_a_policy_that_allows_them() -> None:
    [found] = pipeline.publications(find_project(ROOT), "handan-2021", [FIGURES])

    page = figure_html.write(found, THEME).decode()

    tree = html.document_fromstring(page)
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [style] = tree.xpath("//style/text()")
    assert policy == content_policy(style)
    assert tree.xpath("//script | //@style") == []
    assert len(tree.xpath("//figure/*[local-name() = 'svg']")) == 3


def test_every_figure_on_the_page_leads_to_its_sentence(
    publication: Publication,
) -> None:
    page = figure_html.write(publication, THEME).decode()

    for place in ("s068", "s128", "s107"):
        assert f'href="mini.zh-en.html#{place}"' in page


def test_a_report_without_indicators_says_so(publication: Publication) -> None:
    page = figure_html.write(replace(publication, figures=()), THEME).decode()

    assert "The report states no indicators." in page
    assert "<table" not in page


def test_the_tables_for_programs_say_the_same(publication: Publication) -> None:
    text = figure_csv.write(publication, THEME).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert rows == json.loads(figure_json.write(publication, THEME))
    assert rows[0]["target"] == "at least 6.5 percent (2021)"
    assert rows[0]["sentences"] == "s068 s128"
    assert rows[1]["result"] == ""
