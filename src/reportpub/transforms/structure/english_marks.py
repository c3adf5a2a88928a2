"""English marks made those of a publisher; every change is counted."""

from __future__ import annotations

import re
from collections import Counter

from reportpub.transforms.structure.chinese_marks import Changes

# U+FF01 to U+FF5E stand 0xFEE0 above the characters of ASCII.
_FULL = re.compile(r"[\uff01-\uff5e]")
_ABOVE = 0xFEE0
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"\s*(?<!-)--(?!-)\s*")
# After these a quotation begins.
_OPENING = re.compile(r"(^|[\s(\[—–“‘])(\"|'(?!\d0s))(?=\S)")
_MARKS = {'"': ("“", "”"), "'": ("‘", "’")}


def with_english_marks(text: str) -> tuple[str, Changes]:
    """Return ``text`` with curved quotation marks and Latin forms, and what changed.

    An apostrophe is “’” (docs/decisions.md, 5). Runs of white space become a space.
    """
    changes: Changes = Counter()

    def count(old: str, new: str) -> str:
        if old != new:
            changes[old, new] += 1
        return new

    text = _SPACE.sub(lambda match: count(match[0], " "), text)
    text = _FULL.sub(lambda m: count(m[0], chr(ord(m[0]) - _ABOVE)), text)
    text = _DASHES.sub(lambda match: count(match[0], "—"), text)
    text = _OPENING.sub(lambda m: m[1] + count(m[2], _MARKS[m[2]][0]), text)
    text = re.sub(r"[\"']", lambda match: count(match[0], _MARKS[match[0]][1]), text)
    return text, changes
