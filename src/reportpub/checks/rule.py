"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import TypeAlias

from reportpub.diagnostics import Diagnostic, Edit, Passage, Severity, Spot
from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds in a pair.

    ``sentence`` is the one to mend; ``source`` and ``target`` are the spots in the
    texts of the pair.
    """

    pair: Pair
    sentence: Sentence
    message: str
    hint: str
    source: tuple[Spot, ...] = ()
    target: tuple[Spot, ...] = ()
    edits: tuple[Edit, ...] = ()


Finder: TypeAlias = Callable[[Bitext], Iterator[Finding]]
"""Yields what breaks a rule; its docstring is the rule's entry in docs/checks.md."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A finder, and how much it matters what it finds."""

    find: Finder
    severity: Severity

    @property
    def title(self) -> str:
        """What it finds, in one line."""
        return self._paragraphs[0].partition(": ")[2].rstrip(".")

    @property
    def remarks(self) -> str:
        """Why, what it spares, and where it may err; may be empty."""
        return "\n\n".join(self._paragraphs[1:])

    def diagnostics(self, code: str, bitext: Bitext) -> Iterator[Diagnostic]:
        """Yield what breaks the rule in ``bitext``."""
        for found in self.find(bitext):
            yield Diagnostic(
                code,
                self.severity,
                found.sentence.location,
                found.message,
                found.hint,
                unit=found.sentence.id,
                source=Passage(found.pair.source_text, found.source),
                target=Passage(found.pair.target_text, found.target),
                edits=found.edits,
            )

    @property
    def _paragraphs(self) -> list[str]:
        words = cleandoc(self.find.__doc__ or "")
        return [" ".join(part.split()) for part in words.split("\n\n")]


def error(find: Finder) -> Rule:
    """Return a rule that stops a build."""
    return Rule(find, Severity.ERROR)


def warning(find: Finder) -> Rule:
    """Return a rule that asks a person to look."""
    return Rule(find, Severity.WARNING)
