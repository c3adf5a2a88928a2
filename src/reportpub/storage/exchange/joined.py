r"""Several values in one text: ``one | two | three``.

A bar within a value is ``\|``, a backslash ``\\``; a blank at either end of a value
is ``\`` and the blank; a list of one empty value is ``\e``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# A value without the blanks round it, then the bar or the end.
_VALUE = re.compile(r"\s*((?:\\.|[^\\|]|\\\Z)*?)\s*(\||\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_EMPTY = "\\e"


def join(values: Iterable[str]) -> str:
    """Return ``values`` as one text."""
    several = tuple(values)
    return _EMPTY if several == ("",) else " | ".join(map(_escape, several))


def split(text: str) -> tuple[str, ...]:
    """Return the values that ``join`` made ``text`` of."""
    if not text.strip():
        return ()
    values: list[str] = []
    position, more = 0, True
    while more:
        match = _VALUE.match(text, position)
        assert match is not None
        values.append(_ESCAPED.sub(_plain, match[1]))
        position, more = match.end(), match[2] == "|"
    return tuple(values)


def _escape(value: str) -> str:
    escaped = re.sub(r"([\\|])", r"\\\1", value)
    if escaped[:1].isspace():
        escaped = f"\\{escaped}"
    if len(value) > 1 and escaped[-1].isspace():
        escaped = f"{escaped[:-1]}\\{escaped[-1]}"
    return escaped


def _plain(match: re.Match[str]) -> str:
    return "" if match[1] == "e" else match[1]
