"""What a rule finds and what it spares: the folders of ``cases/checks``.

``finds.toml`` and ``spares.toml`` hold small reports, a ``[[report]]`` each: ``zh`` and
``en`` are sentences (inline TEI; the text of a paragraph), the n-th English one renders
the n-th Chinese one unless ``links`` names others, counted from 1. ``concepts`` are
glossary entries, ``date`` is the day of the report, ``city`` where it was given;
``declared = false`` takes the statement on corrections out of the header. What is
found is kept in ``golden.txt``; ``make golden`` writes it again.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from tests.running import ROOT, TEMPLATES

from reportpub import pipeline
from reportpub.checks import RULES
from reportpub.curation.mending import mend
from reportpub.diagnostics import Diagnostic
from reportpub.project import find_project
from reportpub.storage.changes import apply_changes

CASES = Path(__file__).with_name("cases") / "checks"

TEI = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="x-{code}" xml:lang="{language}">
<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt><publicationStmt>
<publisher>x</publisher><availability><p>x</p></availability></publicationStmt>
<sourceDesc><p>x</p></sourceDesc></fileDesc>{encoding}<profileDesc>
<creation><date when="{date}">{date}</date>{place}</creation>
<langUsage><language ident="{language}">x</language></langUsage></profileDesc>
</teiHeader><text><body>{head}<div type="part" xml:id="d{code}"{corresp}>
<p xml:id="p{code}">
{sentences}
</p></div></body></text></TEI>
"""


@pytest.mark.parametrize("code", RULES)
def test_a_rule_finds_this(code: str, tmp_path: Path, request: Any) -> None:  # noqa: ANN401
    golden = CASES / code / "golden.txt"
    reports = read_case(CASES / code / "finds.toml")
    found = [in_words(code, tmp_path / str(n), r) for n, r in enumerate(reports)]

    if request.config.getoption("--update-golden"):
        golden.write_text("\n".join(found), encoding="utf-8")

    assert all(found)
    assert "\n".join(found) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", RULES)
def test_a_rule_spares_that(code: str, tmp_path: Path) -> None:
    reports = read_case(CASES / code / "spares.toml")
    assert reports

    for number, report in enumerate(reports):
        assert in_words(code, tmp_path / str(number), report) == ""


@pytest.mark.parametrize("code", RULES)
def test_what_is_mended_is_not_found_again(code: str, tmp_path: Path) -> None:
    for number, report in enumerate(read_case(CASES / code / "finds.toml")):
        lay_out_report(tmp_path / str(number), report)
        project = find_project(tmp_path / str(number))

        mending = mend(project, pipeline.check(project, "x", (code,)))
        apply_changes(mending.changes, project.root, project.glossary)

        assert mending.left == ()
        assert not any(f.edits for f in pipeline.check(project, "x", (code,)))


def test_the_docs_name_the_rules_that_mend() -> None:
    page = (ROOT / "docs/checks.md").read_text(encoding="utf-8")
    _, _, section = page.partition("\n## What can be mended\n")
    named = re.findall(r"\b[A-Z]\d{3}\b", section.partition("\n## ")[0])

    assert named == [code for code in sorted(RULES) if mends(code)]


def mends(code: str) -> bool:
    found = (CASES / code / "golden.txt").read_text(encoding="utf-8")
    return re.search(r"^  \w+: \(", found, re.MULTILINE) is not None


def read_case(path: Path) -> list[Mapping[str, Any]]:
    reports: list[Mapping[str, Any]] = tomllib.loads(path.read_text("utf-8"))["report"]
    return reports


def in_words(code: str, project: Path, report: Mapping[str, Any]) -> str:
    """Return what the rule ``code`` finds in ``report``, as a person reads it."""
    lay_out_report(project, report)
    findings = pipeline.check(find_project(project), "x", (code,))
    return "".join(map(_words, findings))


def _words(finding: Diagnostic) -> str:
    lines = [f"{finding.unit} [{finding.severity}] {finding.message}"]
    lines += [
        f"  {side}: {_marked(passage.text, passage.spots)}"
        for side, passage in (("zh", finding.source), ("en", finding.target))
        if passage.spots
    ]
    lines += [f"  {e.unit}: {e.spot} → “{e.text}”" for e in finding.edits]
    return "\n".join((*lines, f"  {finding.hint}\n"))


def _marked(text: str, spots: tuple[tuple[int, int], ...]) -> str:
    for start, end in sorted(spots, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


def lay_out_report(project: Path, report: Mapping[str, Any]) -> None:
    """Write a project with one report, called “x”."""
    folder = project / "source/x"
    folder.mkdir(parents=True)
    (project / "templates").symlink_to(TEMPLATES)
    links = report.get("links", [[n] for n, _ in enumerate(report["zh"], start=1)])
    zh = [f'<s xml:id="s{n}">{s}</s>' for n, s in enumerate(report["zh"], start=1)]
    en = [
        f'<s xml:id="e{n}"{corresp(links[n - 1 : n])}>{s}</s>'
        for n, s in enumerate(report["en"], start=1)
    ]
    date = report.get("date", "2021-02-01")
    declared = report.get("declared", True)
    encoding = (
        "<encodingDesc><editorialDecl><correction><p>x</p></correction>"
        "</editorialDecl></encodingDesc>"
        if declared
        else ""
    )
    city = report.get("city", "")
    city = f'<settlement key="{city}">x</settlement>' if city else ""
    for language, code, body in (("zh-Hans", "zh", zh), ("en", "en", en)):
        is_zh = code == "zh"
        title = "题" if is_zh else "Title"
        link = "" if is_zh else ' corresp="zh-Hans.xml#st"'
        text = TEI.format(
            code=code,
            language=language,
            date=date,
            encoding=encoding if is_zh else "",
            place=city if is_zh else "",
            corresp="" if is_zh else ' corresp="zh-Hans.xml#dzh"',
            head=f'<head><s xml:id="{"s" if is_zh else "e"}t"{link}>{title}</s></head>',
            sentences="\n".join(body),
        )
        (folder / f"{language}.xml").write_text(text, encoding="utf-8")
    for name in ("align.lock", "waivers.toml"):
        if name in report:
            (folder / name).write_text(report[name], encoding="utf-8")
    glossary = project / "glossary"
    glossary.mkdir()
    for entry in report.get("concepts", []):
        text = tomlkit.dumps({"kind": "term", "scope": "national", **entry})
        (glossary / f"{entry['id']}.toml").write_text(text, encoding="utf-8")


def corresp(links: list[list[int]]) -> str:
    names = " ".join(f"zh-Hans.xml#s{n}" for n in (links[0] if links else ()))
    return f' corresp="{names}"' if names else ""
