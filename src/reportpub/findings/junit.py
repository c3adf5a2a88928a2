"""Findings as JUnit XML: a suite a file, a failed case a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from reportpub.diagnostics import Diagnostic, Severity
from reportpub.findings.text import as_text


def as_junit(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield one document; a warning is a case that passed and says something."""
    files: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        files[finding.location.path].append(finding)
    root = ET.Element("testsuites", name="reportpub check")
    for path, found in files.items():
        errors = str(sum(finding.severity is Severity.ERROR for finding in found))
        tests = str(len(found))
        suite = ET.SubElement(
            root, "testsuite", name=path, tests=tests, failures=errors
        )
        for finding in found:
            _add_case(suite, finding)
    if not files:
        # Readers of the format take a document without a case for a broken one.
        suite = ET.SubElement(root, "testsuite", name="check", tests="1", failures="0")
        ET.SubElement(suite, "testcase", name="no findings", classname="reportpub")
    ET.indent(root, " ")
    yield ET.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _add_case(suite: ET.Element, finding: Diagnostic) -> None:
    name = f"{finding.code} {finding.unit or finding.location.line}"
    path, line = finding.location.path, str(finding.location.line)
    case = ET.SubElement(
        suite, "testcase", name=name, classname=finding.code, file=path, line=line
    )
    words = "".join(as_text([finding]))
    if finding.severity is Severity.ERROR:
        failure = ET.SubElement(case, "failure", message=finding.message)
        failure.text = words
    else:
        ET.SubElement(case, "system-out").text = words
