"""Findings as annotations on the lines of a pull request (GitHub workflow commands)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportpub.diagnostics import Diagnostic


def as_github(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a command a finding."""
    for finding in findings:
        place = {
            "file": finding.location.path,
            "line": str(finding.location.line or 1),
            "title": f"{finding.code} {finding.unit}".strip(),
        }
        properties = ",".join(f"{k}={_property(v)}" for k, v in place.items())
        words = _escaped(f"{finding.message} {finding.hint}")
        yield f"::{finding.severity} {properties}::{words}\n"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
