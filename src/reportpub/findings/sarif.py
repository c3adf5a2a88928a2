"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from reportpub import __version__
from reportpub.diagnostics import Diagnostic

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield one log with one run: the rules that found something, and what."""
    found = list(findings)
    codes = sorted({finding.code for finding in found})
    driver = {
        "name": "reportpub",
        "version": __version__,
        "rules": [{"id": code} for code in codes],
    }
    places = {code: index for index, code in enumerate(codes)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, places[f.code]) for f in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Diagnostic, rule: int) -> dict[str, Any]:
    location = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(finding.location.path)},
            "region": {"startLine": max(1, finding.location.line)},
        },
        "logicalLocations": [{"name": finding.unit, "kind": "element"}],
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": f"{finding.message} {finding.hint}"},
        "locations": [location],
        # A finding is the same one although lines were added above it.
        "partialFingerprints": {"unit/v1": f"{finding.code}:{finding.unit}"},
        "properties": {"source": finding.source.text, "target": finding.target.text},
    }
