"""What a pair says beside a figure, and what that makes unnecessary to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportpub.model.figure import Figure, Kind, Strength
from reportpub.model.figure_keys import repeat_key
from reportpub.model.unit import Unit

_SAID_FREELY = frozenset({Kind.YEAR, Kind.NAME, Kind.PLAN})


class Said:
    """What both sides say of years and spans, to tell what follows from them."""

    def __init__(
        self,
        source: Sequence[Figure],
        target: Sequence[Figure],
        matched: Iterable[Figure],
        implied: set[tuple[Kind, Decimal]],
        year: int | None,
    ) -> None:
        self._year = year
        self._implied = implied
        self._known = {key for f in matched for key in repeat_key(f, year)}
        self._years_said = {f.value for f in target if f.kind is Kind.YEAR}
        self._is_heading = any(f.kind is Kind.LABEL for f in target)
        self._shared = any(f.kind is Kind.EACH for f in (*source, *target))
        self._spans = set(_lengths(source)) | set(_lengths(target))
        self._counted = {f.value for f in source if f.unit is Unit.YEAR}
        self._ends = set(_ends(target, self._counted))
        self._about = {
            year + f.value
            for f in source
            if f.kind is Kind.RELATIVE_YEAR and year is not None
        }

    def excuses_missing(self, figure: Figure) -> bool:
        """Tell whether the translation need not say ``figure``.

        It is said once for twice, or it is the length of a span whose years are said.
        """
        if figure.kind is Kind.LABEL:
            return True
        if figure.kind is Kind.YEAR:
            # “The previous year” does not say 2019 for another one.
            return figure.value in self._years_said
        if self._repeats(figure):
            return True
        return figure.unit is Unit.YEAR and figure.value in self._spans

    def excuses_added(self, figure: Figure, *, open_years: bool) -> bool:
        """Tell whether the translation may say ``figure`` though the source does not.

        It says again what is there, or a year that follows from a name, from the span
        the source counts, or from the report’s own date. With ``open_years`` the source
        has a year that is not said yet, which this one may be meant for.
        """
        if figure.kind is Kind.LABEL or (figure.kind, figure.base) in self._implied:
            return True
        if figure.kind is Kind.YEAR:
            return self._excuses_year(figure, open_years=open_years)
        return figure.strength is not Strength.HARD or self._repeats(figure)

    def _excuses_year(self, figure: Figure, *, open_years: bool) -> bool:
        soft = figure.strength is not Strength.HARD
        if figure.value in self._ends or (soft and not self._contradicts(figure)):
            return True
        if open_years:
            return False
        if self._repeats(figure) or figure.value in self._about:
            return True
        # A heading says the year in both languages, a sentence as English likes.
        return figure.value == self._year and not self._is_heading

    def _contradicts(self, figure: Figure) -> bool:
        """Tell whether ``figure`` is the year of a name, and cannot be its year.

        “The 2014 Summit” may be a summit of the report’s own time; any other year has
        to follow from the name.
        """
        if self._year is None:
            return False
        if any(kind is Kind.YEAR for kind, _ in self._implied):
            return True
        return figure.value not in {self._year - 1, self._year}

    def _repeats(self, figure: Figure) -> bool:
        """Tell whether ``figure`` says again, as style may, what both sides say.

        Years, spans and names are said as often as a language likes; an amount said
        twice is two amounts. But one percentage may hold for several things (均, both).
        """
        free = figure.kind in _SAID_FREELY or figure.unit is Unit.YEAR
        shared = self._shared and figure.kind in {Kind.PERCENT, Kind.POINTS}
        if not (free or shared):
            return False
        return not self._known.isdisjoint(repeat_key(figure, self._year))


def _lengths(figures: Iterable[Figure]) -> Iterator[Decimal]:
    years = [f.value for f in figures if f.kind is Kind.YEAR]
    for first, last in pairwise(years):
        yield abs(last - first)
        yield abs(last - first) + 1


def _ends(figures: Iterable[Figure], counted: set[Decimal]) -> Iterator[Decimal]:
    years = [f.value for f in figures if f.kind is Kind.YEAR]
    for first, last in pairwise(years):
        if last - first + 1 in counted:
            yield first
            yield last
