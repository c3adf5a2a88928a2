"""Findings for the eye: place, rule, message, both sentences, the way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportpub.diagnostics import Diagnostic, Passage

# Plain characters, so that the spot can be seen in a log as well.
_BEGIN, _END = "⟦", "⟧"


def as_text(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a few lines a finding."""
    for finding in findings:
        lines = [
            f"{finding.location}: {finding.code} [{finding.severity}] {finding.message}"
        ]
        lines += [
            f"  {language}  {marked(passage)}"
            for language, passage in (("zh", finding.source), ("en", finding.target))
            if passage.text
        ]
        yield "\n".join((*lines, f"  Hint: {finding.hint}\n"))


def marked(passage: Passage, begin: str = _BEGIN, end: str = _END) -> str:
    """Return the text of ``passage`` with ``begin`` and ``end`` about its spots."""
    text = passage.text
    for first, last in sorted(passage.spots, reverse=True):
        text = f"{text[:first]}{begin}{text[first:last]}{end}{text[last:]}"
    return text
