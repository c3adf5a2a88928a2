"""The table of figures as a page, with a chart of what was reached and is aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportpub.model.publication import FigureRow, Publication, plain
from reportpub.writers.theme import Theme

# The edition whose page has both languages; it lies in the same folder.
_TEXT_EDITION = "zh-en"
# The widest bar, in the units of the drawing.
_WIDEST = 300


@dataclass(frozen=True, slots=True)
class Bars:
    """What an indicator grew by, and is to grow by: two bars with their lengths."""

    row: FigureRow
    result: float
    target: float


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the page as UTF-8."""
    page = theme.render(
        "figures/page.html.jinja",
        publication=publication,
        titles=[(v.language, plain(v)) for v in publication.title.versions],
        bars=bars(publication.figures),
        style=theme.read("screen.css"),
        text=f"{publication.report}.{_TEXT_EDITION}.html",
    )
    return page.encode()


def bars(figures: Sequence[FigureRow]) -> list[Bars]:
    """Return bars for what has both a result and a target of growth in percent."""
    found = [
        (row, row.result.percent, row.target.percent)
        for row in figures
        if row.result and row.target and row.measure == "growth"
        if row.result.percent is not None and row.target.percent is not None
    ]
    longest = max((max(r, t) for _, r, t in found), default=0) or 1
    scale = _WIDEST / longest
    return [
        Bars(row, round(max(0, r) * scale, 1), round(max(0, t) * scale, 1))
        for row, r, t in found
    ]
