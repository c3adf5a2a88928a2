"""The main indicators: what the report aims at, and where it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from reportpub.editions.indicator_words import WORDING, Wording
from reportpub.model.figure import Figure
from reportpub.model.figure_words import chinese_figure_words, figure_words
from reportpub.model.indicator import Indicator, Measure, Statement
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import (
    Bar,
    Bars,
    Chart,
    IndicatorRow,
    Indicators,
    Words,
)
from reportpub.model.publication import Statement as Phrase

# What is said first of an indicator.
_MEASURES = (Measure.LEVEL, Measure.TOTAL, Measure.GROWTH, Measure.AVERAGE_GROWTH)
# The most bars that a chart can hold and still be read at a glance.
_MOST = 8


def main_indicators(
    manuscript: Manuscript, languages: tuple[str, ...]
) -> Indicators | None:
    """Return what the report aims at in figures, or None where it says nothing.

    Only what the glossary names is a main indicator. It comes with all that is said of
    it, in the order of the text.
    """
    year = int(manuscript.documents[languages[0]].header.date[:4] or 0)
    maker = _Maker(manuscript, languages, year)
    chosen = maker.chosen()
    if not chosen:
        return None
    return Indicators(
        title=" · ".join(WORDING[language].title for language in languages),
        heads=maker.heads(chosen),
        rows=tuple(maker.rows(chosen)),
        charts=tuple(maker.charts(chosen)),
        note=maker.words(lambda wording: wording.note),
    )


class _Maker:
    """Puts indicators into the words of an edition."""

    def __init__(
        self, manuscript: Manuscript, languages: tuple[str, ...], year: int
    ) -> None:
        self._vocabulary = manuscript.vocabulary
        self._languages = languages
        # The English has no figures of its own: it says those of the Chinese.
        chinese = next((n for n in languages if n in manuscript.indicators), "zh-Hans")
        self._indicators = manuscript.indicators.get(chinese, ())
        self._year = year

    def chosen(self) -> list[Indicator]:
        """Return what is said of indicators that are aimed at, each one together."""
        named = [found for found in self._indicators if found.concept]
        aimed = dict.fromkeys(
            found.concept for found in named if found.target or found.goal
        )
        order = {concept: number for number, concept in enumerate(aimed)}
        return sorted(
            (found for found in named if found.concept in aimed),
            key=lambda found: (order[found.concept], _MEASURES.index(found.measure)),
        )

    def words(self, choose: Callable[[Wording], str], *years: int) -> Words:
        """Return fixed words in each language, with ``years`` in their places."""
        return tuple(
            Phrase(language, choose(WORDING[language]).format(*years))
            for language in self._languages
        )

    def heads(self, chosen: Iterable[Indicator]) -> tuple[Words, ...]:
        """Return what stands above each column."""
        return (
            self.words(lambda wording: wording.indicator),
            self.words(lambda wording: wording.result, self._year - 1),
            self.words(lambda wording: wording.target, self._year),
            self.words(lambda wording: wording.goal, self._goal_year(chosen)),
        )

    def _goal_year(self, chosen: Iterable[Indicator]) -> int:
        years = [found.goal.year for found in chosen if found.goal]
        return max(years, default=self._year + 4)

    def rows(self, chosen: Iterable[Indicator]) -> Iterator[IndicatorRow]:
        for _, together in groupby(chosen, key=lambda found: found.concept):
            for position, found in enumerate(together):
                statements = (found.result, found.target, found.goal)
                usual = self._year - 1, self._year, self._goal_year(chosen)
                yield IndicatorRow(
                    self._name(found, begins=position == 0),
                    tuple(
                        self._said(statement, year)
                        for statement, year in zip(statements, usual, strict=True)
                    ),
                    begins=position == 0,
                )

    def _name(self, found: Indicator, *, begins: bool) -> Words:
        """Return what a row is called; one under another only says what is measured."""
        names: list[Phrase] = []
        for language in self._languages:
            measure = WORDING[language].measures[found.measure]
            name = self._headword(found, language)
            if not begins:
                name = _sentence_case(measure, language)
            elif measure:
                name = WORDING[language].of.format(name, measure)
            names.append(Phrase(language, name))
        return tuple(names)

    def _headword(self, found: Indicator, language: str) -> str:
        words = self._vocabulary[language][found.concept].headword
        return _sentence_case(words, language)

    def _said(self, statement: Statement | None, usual: int) -> Words:
        """Return a figure in each language, its year too where it is not ``usual``."""
        if statement is None:
            return ()
        year = "" if statement.year == usual else str(statement.year)
        return tuple(
            Phrase(
                language, _dated(_figure(statement.figure, language), year, language)
            )
            for language in self._languages
        )

    def charts(self, chosen: Sequence[Indicator]) -> Iterator[Chart]:
        """Yield what the rows show at a glance."""
        last, this, goal = self._year - 1, self._year, self._goal_year(chosen)
        yield from self._chart(
            "growth",
            self.words(lambda wording: wording.growth, last, this),
            (
                self.words(lambda wording: wording.result, last),
                self.words(lambda wording: wording.target, this),
            ),
            [
                (found, (found.result, found.target))
                for found in chosen
                if found.measure is Measure.GROWTH and found.result and found.target
            ],
        )
        yield from self._chart(
            "average",
            self.words(lambda wording: wording.average, last - 4, last),
            (),
            [
                (found, (found.result,))
                for found in chosen
                if found.measure is Measure.AVERAGE_GROWTH and found.result
            ],
        )
        yield from self._chart(
            "levels",
            self.words(lambda wording: wording.levels, last, goal),
            (
                self.words(lambda wording: wording.result, last),
                self.words(lambda wording: wording.goal, goal),
            ),
            [
                (found, (found.result, found.goal))
                for found in chosen
                if found.measure is Measure.LEVEL and found.result and found.goal
            ],
            has_own_scales=True,
        )

    def _chart(
        self,
        name: str,
        title: Words,
        series: tuple[Words, ...],
        found: Sequence[tuple[Indicator, tuple[Statement | None, ...]]],
        *,
        has_own_scales: bool = False,
    ) -> Iterator[Chart]:
        """Yield a chart of ``found``, if there is enough to compare."""
        groups = [
            (indicator, [s.figure for s in stated if s]) for indicator, stated in found
        ][:_MOST]
        longest = max((_amount(f) for _, figures in groups for f in figures), default=0)
        if not longest or len(groups) < 2 - has_own_scales:
            return
        leading = self._languages[0]
        bars: list[Bars] = []
        said: list[str] = []
        for indicator, figures in groups:
            full = max(map(_amount, figures)) if has_own_scales else longest
            label = tuple(
                Phrase(language, self._headword(indicator, language))
                for language in self._languages
            )
            values = [_figure(figure, leading) for figure in figures]
            bars.append(
                Bars(
                    label,
                    tuple(
                        Bar(_amount(figure) / full if full else 0, words, number)
                        for number, (figure, words) in enumerate(
                            zip(figures, values, strict=True)
                        )
                    ),
                )
            )
            said.append(f"{label[0].text} {' → '.join(values)}")
        alternative = f"{title[0].text}: {WORDING[leading].joint.join(said)}"
        yield Chart(name, title, series, tuple(bars), alternative)


def _sentence_case(words: str, language: str) -> str:
    return words[:1].upper() + words[1:] if language == "en" else words


def _amount(figure: Figure) -> float:
    return max(0.0, float(figure.base))


def _figure(figure: Figure, language: str) -> str:
    return (
        figure_words(figure)
        if language == "en"
        else chinese_figure_words(figure, language)
    )


def _dated(words: str, year: str, language: str) -> str:
    if not year:
        return words
    return f"{words} ({year})" if language == "en" else f"{words}（{year}年）"
