"""Figures that follow from a name: a translation may say them, the Chinese need not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from reportpub.model.figure import Figure, Kind, Strength
from reportpub.model.unit import Unit

# Names of what took place in one known year.
_EVENTS = {
    # The full name is 中国制造2025.
    "中国制造+": 2025,
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

# A label of several counts, as 三去一降一补; English may say their sum.
_COUNTED = "(?:[一二两三四五六七八九][^\\W\\d一二两三四五六七八九“”]{1,3})"


@cache
def _names() -> re.Pattern[str]:
    events = "|".join(map(re.escape, sorted(_EVENTS, key=len, reverse=True)))
    return re.compile(
        rf"(?P<event>{events})"
        r"|(?P<consensus>九二共识)"
        r"|(?P<red_line>耕地红线)"
        rf"|“(?P<slogan>{_COUNTED}{{2,4}})”"
        r"|十(?P<plan>[一二三四五六])五"
        r"|(?P<current>一年来|过去一年|过去的一年|新的一年|全年|年初|年末|年底|年内)"
        r"|(?P<twenty>二)?十(?P<congress>[一二三四五六七八九]?)(?:大(?!\w{0,2}项)|届)"
    )


def plan_years(number: int) -> tuple[int, int]:
    """Return the first and the last year of the five-year plan ``number``."""
    # The 11th began in 2006.
    first = 2006 + 5 * (number - 11)
    return first, first + 4


def named_figures(text: str) -> Iterator[Figure]:
    """Yield the figures that the names in ``text`` stand for or imply."""
    for match in _names().finditer(text):
        if match["consensus"]:
            # English always says it in full: the 1992 Consensus.
            yield Figure(match.start(), match.end(), match[0], Kind.YEAR, Decimal(1992))
            continue
        if match["red_line"]:
            # 18亿亩, which the Chinese often leaves out.
            yield Figure(
                match.start(),
                match.end(),
                match[0],
                Kind.QUANTITY,
                Decimal(120_000_000),
                unit=Unit.HECTARE,
                strength=Strength.IMPLIED,
            )
            continue
        for kind, value in _implied(match):
            yield Figure(
                match.start(),
                match.end(),
                match[0],
                kind,
                Decimal(value),
                strength=Strength.IMPLIED,
            )


def _implied(match: re.Match[str]) -> tuple[tuple[Kind, int], ...]:
    if event := match["event"]:
        return ((Kind.YEAR, _EVENTS[event]),)
    if slogan := match["slogan"]:
        counts = (_DIGITS.find(mark.replace("两", "二")) for mark in slogan)
        return ((Kind.QUANTITY, sum(count for count in counts if count > 0)),)
    if current := match["current"]:
        if "一年" in current:
            return ((Kind.RELATIVE_YEAR, 0 if "新" in current else -1),)
        # The year under review or the year ahead, in whichever part it stands.
        return (Kind.RELATIVE_YEAR, -1), (Kind.RELATIVE_YEAR, 0)
    if plan := match["plan"]:
        first, last = plan_years(10 + _DIGITS.index(plan))
        return (Kind.YEAR, first), (Kind.YEAR, last)
    unit = _DIGITS.index(match["congress"]) if match["congress"] else 0
    number = (20 if match["twenty"] else 10) + unit
    # The 15th Party Congress was in 1997; they are five years apart.
    return ((Kind.YEAR, 1997 + 5 * (number - 15)),)
