from __future__ import annotations

from dataclasses import replace

import pytest
from tests.running import BASE, ROOT
from tests.unit.texts import concept, document, glossary, sentence

from reportpub import pipeline
from reportpub.checks import RULES, run_checks
from reportpub.diagnostics import Diagnostic, Severity
from reportpub.model.bitext import Bitext, pairs_of
from reportpub.model.document import Note, Sentence, Term, Text
from reportpub.model.glossary import Forbidden
from reportpub.project import find_project
from reportpub.transforms.align import align

FINE = [sentence("s1", "甲。")], [sentence("e1", "One.", "s1")]
LIUWEN = [sentence("s1", (Term("liuwen", "六稳"), Text("。")))]


def findings(zh: list[Sentence], en: list[Sentence]) -> tuple[Diagnostic, ...]:
    source, target = document("zh-Hans", zh), document("en", en)
    liuwen = concept("六稳", "the six fronts", identifier="liuwen")
    forbidden = (Forbidden("six stabilities", "literal"),)
    terms = glossary(replace(liuwen, en=replace(liuwen.en, forbidden=forbidden)))
    pairs = tuple(pairs_of(source, target, align(source, target)))
    return run_checks(Bitext(source, target, pairs, terms))


def test_a_text_that_is_right_has_no_findings() -> None:
    assert findings(*FINE) == ()


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("A001", [*FINE[0], sentence("s2", "乙。")], FINE[1]),
        ("A002", FINE[0], [*FINE[1], sentence("e2", "Two.")]),
        ("A003", FINE[0], [*FINE[1], sentence("e2", " ", "s1")]),
        ("A003", FINE[0], [sentence("e1", (Note("editor", "n"),), "s1")]),
        ("T001", [sentence("s1", (Term("liubao", "六保"),))], FINE[1]),
        ("T001", FINE[0], [sentence("e1", (Term("x", "six"), Text(".")), "s1")]),
        ("T002", LIUWEN, [sentence("e1", "Six stabilities.", "s1")]),
    ],
)
def test_a_rule_finds_what_it_is_for(
    code: str, zh: list[Sentence], en: list[Sentence]
) -> None:
    found = findings(zh, en)

    assert [finding.code for finding in found] == [code]
    assert found[0].severity is Severity.ERROR
    assert found[0].unit in {s.id for s in (*zh, *en)}


def test_a_known_term_is_spared() -> None:
    zh = [sentence("s1", (Term("liuwen", "六个稳定"), Text("。")))]

    assert findings(zh, [sentence("e1", "The six fronts.", "s1")]) == ()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (LIUWEN, [sentence("e1", "The six fronts.", "s1")]),
        (LIUWEN, [sentence("e1", "No sixstabilities.", "s1")]),
        (LIUWEN, [sentence("e1", (Term("liuwen", "six stabilities"),), "s1")]),
        (FINE[0], [sentence("e1", "Six stabilities.", "s1")]),
    ],
    ids=["preferred", "part of a word", "within a term", "of another word"],
)
def test_a_forbidden_rendering_is_one_only_for_its_word(
    zh: list[Sentence], en: list[Sentence]
) -> None:
    assert all(finding.code != "T002" for finding in findings(zh, en))


def test_every_rule_says_where_what_and_the_way_out() -> None:
    zh = [*FINE[0], sentence("s2", (Term("x", "乙"),))]

    for finding in findings(zh, [*FINE[1], sentence("e2", "")]):
        assert finding.code in RULES
        assert finding.message.endswith(".")
        assert finding.hint.endswith(".")


@pytest.mark.parametrize(("root", "report"), [(BASE, "mini"), (ROOT, "handan-2021")])
def test_the_reports_have_no_findings(root: object, report: str) -> None:
    folder = ROOT / "source" / report if root == ROOT else BASE / "source" / report

    assert pipeline.check(find_project(folder), report) == ()
