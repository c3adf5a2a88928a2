"""Years that follow from a name: a translation may say them, the Chinese need not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# Names of what took place in one known year.
_EVENTS = {
    "九二共识": 1992,
    "改革开放以来": 1978,
    "新中国成立": 1949,
    "加入世贸组织": 2001,
    "汶川": 2008,
    "玉树": 2010,
    "舟曲": 2010,
    "芦山": 2013,
    "鲁甸": 2014,
    "冬奥会": 2022,
    "冬残奥会": 2022,
    "北京奥运会": 2008,
    "北京残奥会": 2008,
    "世博会": 2010,
    "世界博览会": 2010,
    "亚运会": 2010,
}
_DIGITS = "零一二三四五六七八九"


@cache
def _names() -> re.Pattern[str]:
    events = "|".join(sorted(_EVENTS, key=len, reverse=True))
    return re.compile(
        rf"(?P<event>{events})"
        r"|十(?P<plan>[一二三四五六])五"
        r"|(?P<twenty>二)?十(?P<congress>[一二三四五六七八九]?)(?:大(?![一-龥]*项)|届)"
    )


def implied_years(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield the place of each name in ``text`` and the years that follow from it."""
    for match in _names().finditer(text):
        if event := match["event"]:
            yield match.start(), match.end(), (_EVENTS[event],)
        elif plan := match["plan"]:
            # The 11th Five-Year Plan began in 2006.
            first = 2006 + 5 * (_DIGITS.index(plan) - 1)
            yield match.start(), match.end(), (first, first + 4)
        else:
            unit = _DIGITS.index(match["congress"]) if match["congress"] else 0
            number = (20 if match["twenty"] else 10) + unit
            # The 15th Party Congress was in 1997; they are five years apart.
            yield match.start(), match.end(), (1997 + 5 * (number - 15),)
