"""The table of figures: what a report says of its indicators."""

from __future__ import annotations

from collections.abc import Iterable

from reportpub.model.figure_words import chinese_figure_words, figure_words
from reportpub.model.indicator import Indicator, Statement
from reportpub.model.publication import FigureCell, FigureRow


def figure_rows(indicators: Iterable[Indicator]) -> tuple[FigureRow, ...]:
    """Return a row an indicator, in the order of the text.

    Those that no glossary entry names have no English, and no edition shows them.
    """
    return tuple(
        FigureRow(
            zh=indicator.name,
            en=indicator.english,
            measure=indicator.measure.value,
            result=_cell(indicator.result),
            target=_cell(indicator.target),
            goal=_cell(indicator.goal),
        )
        for indicator in indicators
    )


def _cell(statement: Statement | None) -> FigureCell | None:
    if statement is None:
        return None
    figure = statement.figure
    return FigureCell(
        zh=chinese_figure_words(figure),
        en=figure_words(figure),
        year=statement.year,
        sentence=statement.sentence,
    )
