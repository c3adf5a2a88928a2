"""Figures that share a unit: 6.5%－7%, 3至5年, “from 50 to 60 percent”."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from reportpub.model.figure import Figure, Kind, Strength

_LONGEST = 12


@cache
def _joint() -> re.Pattern[str]:
    """Match what stands between the members of a range or a list."""
    return re.compile(
        r"\s*(?:[-－—–~～、,]|至|到|和|或|, and|and|to|or|, or|,? and then|through)\s*"
        r"(?:around |about |over |nearly |US\$|\$)?"
    )


def shared_units(text: str, figures: list[Figure]) -> list[Figure]:
    """Return ``figures`` with the unit and magnitude of the last of each series.

    A bare number takes them from the next figure where nothing but a joint stands
    between the two. Members of a ratio (3:2) become so.
    """
    for place in range(len(figures) - 2, -1, -1):
        this, after = figures[place], figures[place + 1]
        if after.start - this.end > _LONGEST:
            continue
        between = text[this.end : after.start]
        if between in {":", "：", "∶"}:
            figures[place] = replace(this, kind=Kind.RATIO)
            figures[place + 1] = replace(after, kind=Kind.RATIO)
        elif this.unit and this.unit is after.unit and _joint().fullmatch(between):
            figures[place] = replace(this, per=this.per or after.per)
        elif _bare(this) and not _bare(after) and _joint().fullmatch(between):
            figures[place] = _like(this, after)
    return figures


def _bare(figure: Figure) -> bool:
    return (
        figure.kind is Kind.QUANTITY
        and figure.unit is None
        and figure.step <= 1
        and figure.strength is not Strength.IMPLIED
    )


def _like(figure: Figure, after: Figure) -> Figure:
    """Return ``figure`` as a figure of the same unit as ``after``."""
    kinds = {Kind.QUANTITY, Kind.PERCENT, Kind.POINTS, Kind.GROWTH, Kind.MULTIPLE}
    kinds |= {Kind.MONTH, Kind.DAY, Kind.YEAR}
    if after.kind not in kinds:
        return figure
    if after.kind is Kind.YEAR and figure.value < 1000:  # noqa: PLR2004
        return figure
    scale = after.scale if figure.value * after.scale < after.value else Decimal(1)
    return replace(
        figure,
        kind=after.kind,
        unit=after.unit,
        per=after.per,
        value=figure.value * scale,
        step=figure.step * scale,
    )
