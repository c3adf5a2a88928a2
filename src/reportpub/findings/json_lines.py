"""Findings as JSON Lines (jsonlines.org): the contract with other programs.

Its version is 1: these keys, always all of them, in this order. Keys may be added in
later versions; none is taken away and none changes its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from reportpub.diagnostics import Diagnostic

VERSION = 1


def as_json_lines(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield an object a finding, each on a line of its own."""
    for finding in findings:
        fields = {
            "code": finding.code,
            "severity": finding.severity.value,
            "unit": finding.unit,
            "file": finding.location.path,
            "line": finding.location.line,
            "message": finding.message,
            "hint": finding.hint,
            "source": finding.source.text,
            "target": finding.target.text,
        }
        yield json.dumps(fields, ensure_ascii=False) + "\n"
