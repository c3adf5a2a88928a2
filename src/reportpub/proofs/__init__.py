"""Finished files are read again and held to the publication they were made from.

A reader knows its format and nothing of the writer: it says what somebody who opens
the file finds in it. A new format is one module and one line in ``READERS``. Modules
are imported when they are first used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol, cast

from reportpub.diagnostics import Diagnostic, Location, Severity
from reportpub.model.edition import Layout
from reportpub.proofs.expectation import expect
from reportpub.proofs.facing import spreads
from reportpub.proofs.flaws import flaws

if TYPE_CHECKING:
    from reportpub.model.publication import Publication
    from reportpub.proofs.flaw import Flaw
    from reportpub.proofs.reading import Strip


class Reader(Protocol):
    """Reads one file of one format."""

    def __call__(self, data: bytes) -> Iterator[Strip]:
        """Yield what stands in the file, from its beginning to its end."""
        ...


# Format → the module whose ``read`` reads it. The term index has no text to prove.
READERS: Mapping[str, str] = {
    "pdf": "reportpub.proofs.pdf",
    "docx": "reportpub.proofs.docx",
    "epub": "reportpub.proofs.epub",
    "html": "reportpub.proofs.html",
}

# Code → what it finds, as docs/checks.md has it.
FAMILY: Mapping[str, str] = {
    "E001": "a sentence is missing from a finished file, or not as it was written",
    "E002": "a sentence stands twice in a finished file",
    "E003": "a sentence is out of order, or not beside its rendering",
    "E004": "a sentence is in the wrong column, or marked as the wrong language",
}

_HINT = (
    "Undo what was changed in the theme last; if nothing was, this is a mistake of "
    "reportpub: please report it with this line."
)
# Characters of a sentence that are enough to know it by.
_SHOWN = 24
# Where a whole column is lost, the first few say so.
_MOST = 20


def prove(
    format_name: str, publication: Publication, data: bytes, name: str
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with ``data``, the file ``name`` of ``publication``.

    Every group has to be there once, in order, in the place and language it belongs
    to, and so have the title, the headings and the notes. A format without a reader
    holds none of them. Of many findings the first are returned.
    """
    if format_name not in READERS:
        return ()
    read = cast("Reader", import_module(READERS[format_name]).read)
    # Only paper has a layout of its own.
    layout = publication.layout if format_name == "pdf" else Layout.COLUMNS
    expectation = expect(publication, layout)
    text = _text(read(data), expectation.ends, expectation.headings)
    is_facing = publication.is_parallel and layout is Layout.FACING
    strips = list(spreads(text) if is_facing else text)
    rows = [found for found in strips if not found.is_note]
    notes = [found for found in strips if found.is_note]
    found = chain(
        flaws(expectation.groups, rows, expectation.surroundings),
        flaws(expectation.notes, notes, frozenset()),
    )
    return tuple(_diagnostic(flaw, name) for flaw in islice(found, _MOST))


def warm(format_names: Iterable[str]) -> None:
    """Load what the readers of ``format_names`` need, before processes are forked."""
    for name in format_names:
        if name in READERS:
            load = getattr(import_module(READERS[name]), "load", None)
            if load is not None:
                load()


def _text(
    strips: Iterable[Strip], ends: frozenset[str], headings: Mapping[str, int]
) -> Iterator[Strip]:
    """Yield ``strips`` up to the heading of what follows the text."""
    left = dict(headings)
    for found in strips:
        text = found.cells[0].text if len(found.cells) == 1 else ""
        if text in ends:
            # The report itself may have headings of that name.
            if not left.get(text):
                return
            left[text] -= 1
        yield found


def _diagnostic(flaw: Flaw, name: str) -> Diagnostic:
    words = flaw.sentence.words
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    page = f" (page {flaw.page} of the file)" if flaw.page else ""
    return Diagnostic(
        flaw.code,
        Severity.ERROR,
        Location(name),
        f"The sentence {flaw.sentence.id} “{shown}” {flaw.what}{page}.",
        _HINT,
        flaw.sentence.id,
    )
