from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from reportpub.diagnostics import Diagnostic, Location, Passage, Severity
from reportpub.findings import FORMS

FINDING = Diagnostic(
    "N001",
    Severity.ERROR,
    Location("source/x/en.xml", 7),
    "“8,5%” <is> wrong: 100%.",
    "Look again.",
    unit="e007",
    source=Passage("增长6.5%。", ((2, 6),)),
    target=Passage("up 8.5 percent & more", ((3, 14),)),
)
WARNING = Diagnostic("A005", Severity.WARNING, Location("a.tmx"), "Short.", "See.")


def written(form: str, *findings: Diagnostic) -> str:
    return "".join(FORMS[form](findings))


def test_the_text_shows_both_sentences_with_the_spot_marked() -> None:
    assert written("text", FINDING) == (
        "source/x/en.xml:7: N001 [error] “8,5%” <is> wrong: 100%.\n"
        "  zh  增长⟦6.5%⟧。\n"
        "  en  up ⟦8.5 percent⟧ & more\n"
        "  Hint: Look again.\n"
    )


def test_json_has_an_object_a_line_with_the_keys_of_the_contract() -> None:
    lines = written("json", FINDING, WARNING).splitlines()

    assert [json.loads(line) for line in lines] == [
        {
            "code": "N001",
            "severity": "error",
            "unit": "e007",
            "file": "source/x/en.xml",
            "line": 7,
            "message": "“8,5%” <is> wrong: 100%.",
            "hint": "Look again.",
            "source": "增长6.5%。",
            "target": "up 8.5 percent & more",
        },
        {
            "code": "A005",
            "severity": "warning",
            "unit": "",
            "file": "a.tmx",
            "line": 0,
            "message": "Short.",
            "hint": "See.",
            "source": "",
            "target": "",
        },
    ]


def test_sarif_names_rule_level_file_and_line() -> None:
    log = json.loads(written("sarif", FINDING, WARNING))

    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    error, warning = run["results"]
    assert rules[error["ruleIndex"]] == error["ruleId"] == "N001"
    assert rules[warning["ruleIndex"]] == "A005"
    assert (error["level"], warning["level"]) == ("error", "warning")
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "source/x/en.xml"
    assert place["region"]["startLine"] == 7
    # A region must begin at a line.
    place = warning["locations"][0]["physicalLocation"]
    assert place["region"]["startLine"] == 1


def test_junit_fails_for_errors_only() -> None:
    root = ET.fromstring(written("junit", FINDING, WARNING))  # noqa: S314 (our own)

    suites = {suite.get("name"): suite for suite in root}
    failed = suites["source/x/en.xml"]
    assert (failed.get("tests"), failed.get("failures")) == ("1", "1")
    assert failed.findtext("testcase/failure") == written("text", FINDING)
    assert suites["a.tmx"].get("failures") == "0"


def test_junit_of_nothing_is_a_case_that_passed() -> None:
    root = ET.fromstring(written("junit"))  # noqa: S314

    assert root.find("testsuite/testcase/failure") is None
    assert root.find("testsuite/testcase") is not None


def test_github_gets_a_command_on_one_line() -> None:
    words = written("github", FINDING)

    assert words.startswith("::error file=source/x/en.xml,line=7,title=N001 e007::")
    assert words.endswith("wrong: 100%25. Look again.\n")
    assert words.count("\n") == 1


def test_the_page_marks_the_spot_and_escapes_the_rest() -> None:
    page = written("html", FINDING)

    assert '<blockquote lang="zh-Hans">增长<mark>6.5%</mark>。</blockquote>' in page
    assert "<mark>8.5 percent</mark> &amp; more" in page
    assert "&lt;is&gt;" in page
    assert "<script" not in page


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_say_that_nothing_was_found(form: str) -> None:
    assert "N001" not in written(form)
