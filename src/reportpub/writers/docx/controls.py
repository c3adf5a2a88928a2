"""Rows as content controls, by which edits made in Word find their way back.

The tag of a control is the handle of its row: ``s041 3f2a1b9c 77ab01cd`` is the group
that begins with the sentence ``s041``, then a digest of the words in each language.
A hidden bookmark says the same again: LibreOffice drops controls round rows and keeps
bookmarks, and headings of parts have no control.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from reportpub.model.handle import row_handle
from reportpub.model.publication import Row


def control(row: Row, content: str) -> str:
    """Return ``content``, which shows ``row``, as a content control.

    It can be edited and not be taken away (``sdtLocked``). A row without a sentence has
    no place to find its way back to.
    """
    handle = row_handle(row)
    if handle is None:
        return content
    properties = f'<w:tag w:val={quoteattr(str(handle))}/><w:lock w:val="sdtLocked"/>'
    # Without frames: a page of rows would be a page of boxes.
    looks = '<w15:appearance w15:val="hidden"/>'
    return (
        f"<w:sdt><w:sdtPr>{properties}{looks}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
