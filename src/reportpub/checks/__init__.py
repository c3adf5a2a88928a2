"""What a person should look at before a report is published.

A rule is one generator; its docstring is its entry in docs/checks.md. A new rule is
one function and one line in ``RULES``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reportpub.checks import alignment, figures, repetition, terms
from reportpub.checks.rule import Rule, error, warning
from reportpub.diagnostics import Diagnostic
from reportpub.model.bitext import Bitext

RULES: Mapping[str, Rule] = {
    "A001": error(alignment.untranslated),
    "A002": error(alignment.english_without_chinese),
    "A003": error(alignment.empty_english),
    "A004": warning(alignment.crossing),
    "A005": warning(alignment.unlikely_length),
    "A006": error(alignment.stale_english),
    "A007": error(repetition.repeated_english),
    "A008": error(alignment.chinese_in_english),
    "N001": error(figures.missing_figure),
    "N002": error(figures.added_figure),
    "N003": error(figures.wrong_figure),
    "N004": warning(figures.wrong_bound),
    "N005": error(figures.percent_for_points),
    "N006": warning(figures.lost_number),
    "T001": error(terms.unknown_concept),
    "T002": error(terms.forbidden_rendering),
}

FAMILIES: Mapping[str, str] = {
    "S": "The adopted text is sound",
    "A": "Chinese and English correspond",
    "N": "Figures agree by value",
    "T": "The text and the glossary agree",
    "Y": "Both languages are set as their readers expect",
}


def run_checks(
    bitext: Bitext, codes: Collection[str] = tuple(RULES)
) -> tuple[Diagnostic, ...]:
    """Return what breaks the rules ``codes``, in the order of files and lines."""
    findings = [
        diagnostic
        for code, rule in RULES.items()
        if code in codes
        for diagnostic in rule.diagnostics(code, bitext)
    ]
    findings.sort(key=lambda f: (f.location.path, f.location.line, f.code))
    return tuple(findings)
