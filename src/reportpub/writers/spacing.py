"""The white between Han and Latin letters or digits, which no text holds.

W3C CLREQ (3.2.2.2, https://www.w3.org/TR/clreq/) asks for up to a quarter of an em.
On the printed page it is a space of the Chinese face, which is nearly as wide, and
falls away at the end of a line; ``justify.py`` keeps it from being read. Word adds it
by itself.
"""

from __future__ import annotations

import re

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "0-9A-Za-z\u00c0-\u024f"
_MEETING = re.compile(f"(?<=[{_HAN}])(?=[{_LATIN}])|(?<=[{_LATIN}%‰℃°])(?=[{_HAN}])")
_SPACED = re.compile(f"(?<=[{_HAN}]) (?=[{_LATIN}])|(?<=[{_LATIN}%‰℃°]) (?=[{_HAN}])")
# The last two characters of a paragraph with the marks after them.
_END = re.compile(f"([{_HAN}])(?=[{_HAN}][^{_HAN}{_LATIN}<>;]*$)")
# A stroke between figures: neither may begin or end a line there.
_RANGE = re.compile("(?<=[0-9%])([—～–])(?=[0-9])")
_JOINER = "\u2060"


def spaced(text: str) -> str:
    """Return a paragraph, or its markup, with a space wherever Han and Latin meet.

    Its last two characters are joined: one alone is no line (CLREQ 3.2.6). So are two
    figures with a stroke between them.
    """
    text = _RANGE.sub(rf"{_JOINER}\1{_JOINER}", _MEETING.sub(" ", text))
    return _END.sub(rf"\1{_JOINER}", text)


def unspaced(text: str) -> str:
    """Return ``text`` without what ``spaced`` put in."""
    return _SPACED.sub("", text).replace(_JOINER, "")
