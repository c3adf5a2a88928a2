"""Findings that were looked at and stand, and waivers that no finding needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reportpub.diagnostics import Diagnostic, Severity
from reportpub.model.waiver import Waiver

UNUSED = "W001"


def waive(
    findings: Iterable[Diagnostic],
    waivers: Collection[Waiver],
    codes: Collection[str],
) -> tuple[Diagnostic, ...]:
    """Return the findings that no waiver covers, and a finding for each idle waiver.

    ``codes`` are the rules that were asked: a waiver for another one may be in use.
    """
    left: list[Diagnostic] = []
    used: set[Waiver] = set()
    for finding in findings:
        covering = {waiver for waiver in waivers if waiver.covers(finding)}
        used |= covering
        if not covering:
            left.append(finding)
    if UNUSED in codes:
        left += [_unused(w) for w in waivers if w.code in codes and w not in used]
    return tuple(left)


def _unused(waiver: Waiver) -> Diagnostic:
    return Diagnostic(
        UNUSED,
        Severity.WARNING,
        waiver.location,
        f"Nothing on “{waiver.unit}” breaks the rule {waiver.code} any more.",
        "Remove the waiver.",
        unit=waiver.unit,
    )
