"""A finding on a sentence, as every rule makes it."""

from __future__ import annotations

from reportpub.diagnostics import Diagnostic, Severity
from reportpub.model.document import Sentence


def error(code: str, sentence: Sentence, message: str, hint: str) -> Diagnostic:
    """Return the finding that stops a build: ``sentence`` breaks the rule ``code``."""
    return Diagnostic(
        code, Severity.ERROR, sentence.location, message, hint, unit=sentence.id
    )
