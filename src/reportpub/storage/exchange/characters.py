"""The characters that every format can carry, and UTF-8 in and out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.draft import Draft, draft_of
from reportpub.storage.package import LARGEST

# What XML 1.0 has no way to write (its production 2), and the carriage return, which
# XML and spreadsheets turn into a line feed.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def outgoing(glossary: Glossary) -> Iterator[Draft]:
    """Yield the entries of ``glossary`` as text.

    Raises ``GlossaryError`` for a control character, which no format could carry.
    """
    for concept in glossary:
        draft = draft_of(concept)
        cells = (cell for rows in draft.rows.values() for row in rows for cell in row)
        for text in (*draft.texts.values(), *cells):
            _refuse_unfit(text, draft.location)
        yield draft


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file; line ends are line feeds, whatever they were.

    Raises ``GlossaryError`` with a line for what is not UTF-8, and for control
    characters.
    """
    refuse_huge(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "The file is not UTF-8; save it with the encoding UTF-8."
        raise GlossaryError(message, Location(name, line)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unfit = _UNFIT.search(text)
    if unfit:
        line = text.count("\n", 0, unfit.start()) + 1
        _refuse_unfit(unfit[0], Location(name, line))
    return text


def refuse_huge(data: bytes, name: str) -> None:
    """Raise ``GlossaryError`` for a file no glossary could fill."""
    if len(data) > LARGEST:
        message = (
            f"The file is larger than {LARGEST // 1_000_000} MB; it is no glossary."
        )
        raise GlossaryError(message, Location(name))


def _refuse_unfit(text: str, location: Location) -> None:
    unfit = _UNFIT.search(text)
    if unfit:
        code = f"U+{ord(unfit[0]):04X}"
        message = f"A text here holds the control character {code}; remove it."
        raise GlossaryError(message, location)
