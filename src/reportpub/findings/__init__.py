"""Findings as people and programs read them.

A new form is a module with a function from findings to pieces of text, and a line in
``FORMS``. Forms that have no head and no foot give a piece a finding, as it is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from reportpub.diagnostics import Diagnostic
from reportpub.findings.github import as_github
from reportpub.findings.html import as_html
from reportpub.findings.json_lines import as_json_lines
from reportpub.findings.junit import as_junit
from reportpub.findings.sarif import as_sarif
from reportpub.findings.text import as_text

Form: TypeAlias = Callable[[Iterable[Diagnostic]], Iterator[str]]

FORMS: Mapping[str, Form] = {
    "text": as_text,
    "json": as_json_lines,
    "sarif": as_sarif,
    "junit": as_junit,
    "html": as_html,
    "github": as_github,
}
