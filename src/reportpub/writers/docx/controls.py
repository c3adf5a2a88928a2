"""Rows as content controls, by which edits made in Word find their way back.

The tag of a control names its alignment group and what it held when it was written:
``s041 3f2a1b9c 77ab01cd`` is the group that begins with the sentence ``s041``, then a
digest of the words in each language. Who reads the file back sees from the first
where a row belongs, from the others which of its sides was changed, in Word or since.
"""

from __future__ import annotations

from hashlib import sha256
from xml.sax.saxutils import quoteattr

from reportpub.model.publication import Row, Version, plain

_DIGITS = 8


def control(row: Row, content: str) -> str:
    """Return ``content``, which shows ``row``, as a content control.

    It can be edited and not be taken away (``sdtLocked``). A row without a sentence has
    no place to find its way back to.
    """
    if not any(version.lines for version in row.versions):
        return content
    properties = f'<w:tag w:val={quoteattr(tag(row))}/><w:lock w:val="sdtLocked"/>'
    # Without frames: a page of rows would be a page of boxes.
    looks = '<w15:appearance w15:val="hidden"/>'
    return (
        f"<w:sdt><w:sdtPr>{properties}{looks}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def tag(row: Row) -> str:
    """Return the first sentence of ``row`` and a digest of each of its versions."""
    first = next(line.id for version in row.versions for line in version.lines)
    return " ".join((first, *map(text_digest, row.versions)))


def text_digest(version: Version) -> str:
    """Return eight hexadecimal digits of SHA-256 over the words, without notes."""
    return sha256(plain(version).encode()).hexdigest()[:_DIGITS]
