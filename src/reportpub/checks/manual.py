"""What docs/checks.md says of the rules, made from the rules."""

from __future__ import annotations

from reportpub.checks import FAMILIES, RULES
from reportpub.checks.rule import Rule


def manual() -> str:
    """Return a section a family in Markdown: a table of its rules, then remarks."""
    return "\n".join(
        section for family in FAMILIES if (section := _section(family, _rules(family)))
    )


def _rules(family: str) -> dict[str, Rule]:
    return {code: rule for code, rule in RULES.items() if code.startswith(family)}


def _section(family: str, rules: dict[str, Rule]) -> str:
    if not rules:
        return ""
    rows = (f"| {code} | {r.severity} | {r.title} |" for code, r in rules.items())
    remarks = (f"**{c}**: {r.remarks}\n" for c, r in rules.items() if r.remarks)
    table = ("| code | severity | what it finds |", "|---|---|---|", *rows)
    lines = (f"## {family}: {FAMILIES[family]}", "", *table, "", *remarks)
    # Docstrings are reStructuredText, the page is Markdown.
    return "\n".join(lines).replace("``", "`")
