"""Number the characters of a cut font by their place in it.

A cut moves glyphs together but leaves each the number it had in its collection (the
CID of its CFF charset). A PDF names glyphs by that number, WeasyPrint by their place:
where the two differ, some programs show nothing, and no PDF/A or PDF/UA may differ so
(ISO 19005-3, 6.2.11.8). Names of tables and operators are those of Adobe's technical
note 5176 and of OpenType.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_CHARSET, _ROS = 15, (12, 30)
# The first byte of an operator of two, the last of one byte.
_ESCAPE, _LAST_OPERATOR = 12, 21
# The last first bytes of numbers of one byte, and of positive ones of two.
_ONE_BYTE, _POSITIVE = 246, 250
_END_OF_REAL = 0xF
# Charsets with a name instead of a place.
_PREDEFINED = 3
# How many glyphs a range of format 1 can hold.
_SHORT_RANGE = 256


def number_by_place(font: bytes) -> bytes:
    """Return ``font`` with CIDs that count its glyphs; other fonts as they are."""
    tables = _tables(font)
    if b"CFF " not in tables:
        return font
    start = tables[b"CFF "]
    operators = _top_dict(font, start)
    place = operators.get(_CHARSET, 0)
    if _ROS not in operators or place < _PREDEFINED:
        return font
    (glyphs,) = struct.unpack_from(">H", font, tables[b"maxp"] + 4)
    charset = start + place
    numbers = _numbers(glyphs)
    # In its place, so that nothing else moves; what was longer is not read.
    return font[:charset] + numbers + font[charset + len(numbers) :]


def _numbers(glyphs: int) -> bytes:
    """Return the shortest charset from 1 to the last glyph: no other is shorter."""
    others = glyphs - 1  # the first is .notdef, which has no number
    if others <= 1:
        return struct.pack(">BH", 0, 1)[: 1 + 2 * others]
    if others <= _SHORT_RANGE:
        return struct.pack(">BHB", 1, 1, others - 1)
    return struct.pack(">BHH", 2, 1, others - 1)


def _tables(font: bytes) -> Mapping[bytes, int]:
    (count,) = struct.unpack_from(">H", font, 4)
    records = struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count])
    return {tag: offset for tag, _, offset, _ in records}


def _index(font: bytes, start: int) -> tuple[list[int], int]:
    """Return where the entries of an INDEX begin, its end last, and what follows."""
    (count,) = struct.unpack_from(">H", font, start)
    if not count:
        return [], start + 2
    size = font[start + 2]
    base = start + 2 + size * (count + 1)
    places = [
        base + int.from_bytes(font[at : at + size], "big")
        for at in range(start + 3, start + 3 + size * (count + 1), size)
    ]
    return places, places[-1]


def _top_dict(font: bytes, start: int) -> Mapping[int | tuple[int, int], int]:
    """Return the last operand of each operator of the first font."""
    _, after_names = _index(font, start + font[start + 2])
    (at, end, *_), _ = _index(font, after_names)
    operators: dict[int | tuple[int, int], int] = {}
    operand = 0
    while at < end:
        byte = font[at]
        if byte == _ESCAPE:
            operators[byte, font[at + 1]] = operand
            at += 2
        elif byte <= _LAST_OPERATOR:
            operators[byte] = operand
            at += 1
        else:
            operand, at = _operand(font, at)
    return operators


def _operand(font: bytes, at: int) -> tuple[int, int]:
    """Return the number at ``at``, 0 for a real one, and what follows it."""
    byte = font[at]
    match byte:
        case 28:
            return int.from_bytes(font[at + 1 : at + 3], "big", signed=True), at + 3
        case 29:
            return int.from_bytes(font[at + 1 : at + 5], "big", signed=True), at + 5
        case 30:
            while font[at + 1] & 0xF != _END_OF_REAL:
                at += 1
            return 0, at + 2
        case _ if byte <= _ONE_BYTE:
            return byte - 139, at + 1
        case _ if byte <= _POSITIVE:
            return (byte - 247) * 256 + font[at + 1] + 108, at + 2
        case _:
            return -(byte - 251) * 256 - font[at + 1] - 108, at + 2
