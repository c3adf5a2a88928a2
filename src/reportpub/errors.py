"""What stops the work: failures a user can cause and can mend.

Anything else that escapes is our own bug and keeps its traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportpub.diagnostics import Diagnostic, Location


class ReportpubError(Exception):
    """Base of every failure a user can cause and can mend."""

    def __init__(self, message: str, location: Location | None = None) -> None:
        super().__init__(message)
        self.location = location

    def __reduce__(self) -> tuple[object, ...]:
        # Failures cross from worker processes; the location must come along.
        return type(self), (*self.args, self.location)

    def __str__(self) -> str:
        message = super().__str__()
        return f"{self.location}: {message}" if self.location else message


class ProjectError(ReportpubError):
    """The project's settings or folders are not usable."""


class SourceError(ReportpubError):
    """A TEI file cannot be read, or breaks the rules of its format."""


class GlossaryError(ReportpubError):
    """A glossary entry cannot be read, or breaks the rules of its format."""


class EditionError(ReportpubError):
    """An edition cannot be composed or written."""


class SystemLibraryError(ReportpubError):
    """A font or a system library that an edition needs is missing."""


class OutputError(ReportpubError):
    """The folder for finished editions cannot be written."""


class MemoryFileError(ReportpubError):
    """The memory of past translations is missing or cannot be used."""


class BrokenMemoryError(MemoryFileError):
    """The file of the memory is damaged, or another program’s: make it anew."""


class FindingsError(ReportpubError):
    """The report has findings that must be mended before it is published."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("The report has errors; mend them and build again.")
        self.diagnostics = tuple(diagnostics)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.diagnostics,)


class ProofError(FindingsError):
    """A finished file does not hold the report; nothing of it is published."""

    def __init__(self, name: str, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.name = name

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.name, self.diagnostics)

    def __str__(self) -> str:
        return (
            f"{self.name} does not hold the report as it was composed; nothing was "
            "published, and earlier editions stay as they are."
        )
