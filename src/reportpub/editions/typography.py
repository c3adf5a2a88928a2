"""Characters as a printer sets them where the text has those of a keyboard."""

from __future__ import annotations

import re

# Not a time of day: three numbers or more, or one with decimals.
_RATIO = re.compile(
    r"(?<![\d.:])(?:\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){2,}"
    r"|\d+\.\d+:\d+(?:\.\d+)?|\d+:\d+\.\d+)(?![\d:])"
)


def typographic(text: str, language: str) -> str:
    """Return ``text`` as it is set in ``language``, a BCP 47 tag.

    In Chinese a ratio has the ratio sign ∶ (U+2236), which stands at the height of the
    figures (GB/T 15834 leaves the colon to words and times).
    """
    if not language.startswith("zh"):
        return text
    return _RATIO.sub(lambda ratio: ratio[0].replace(":", "∶"), text)
