"""What a person should look at before a report is published.

A rule is one generator; its docstring is its entry in docs/checks.md. A new rule is
one function and one line in ``CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from reportpub.checks.alignment import (
    empty_english,
    english_without_chinese,
    untranslated,
)
from reportpub.checks.glossary import forbidden_rendering, unknown_concept
from reportpub.diagnostics import Diagnostic
from reportpub.model.alignment import Alignment
from reportpub.model.document import Document
from reportpub.model.glossary import Glossary

Check: TypeAlias = Callable[
    [Document, Document, Alignment, Glossary], Iterator[Diagnostic]
]

CHECKS: Mapping[str, Check] = {
    "A001": untranslated,
    "A002": english_without_chinese,
    "A003": empty_english,
    "T001": unknown_concept,
    "T002": forbidden_rendering,
}


def run_checks(
    source: Document, target: Document, alignment: Alignment, glossary: Glossary
) -> tuple[Diagnostic, ...]:
    """Return the findings of every rule, in the order of files and lines."""
    findings = [
        finding
        for check in CHECKS.values()
        for finding in check(source, target, alignment, glossary)
    ]
    findings.sort(key=lambda f: (f.location.path, f.location.line, f.code))
    return tuple(findings)
