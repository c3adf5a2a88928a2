"""Rules of the family N: figures agree by value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from reportpub.checks.rule import Finding
from reportpub.diagnostics import Spot
from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Sentence
from reportpub.model.figure import Figure, Kind, Strength
from reportpub.model.figure_words import figure_words
from reportpub.model.pairing import Match, Verdict


def missing_figure(bitext: Bitext) -> Iterator[Finding]:
    """N001: a figure of the Chinese is not in the English.

    Figures are compared by value, wherever they stand in their group: 3636.6亿元 is
    363.66 billion yuan. Small numbers in Chinese characters (一是, 两个, 三农) may be
    left out; so may the length of a span whose years are said, and a year or a name
    said twice.
    """
    for pair in bitext.pairs:
        if missing := pair.pairing.missing:
            words = _readings(missing)
            yield _finding(
                pair,
                f"The English lacks {words}.",
                "Say it, or put the English in the group where its figure stands.",
                source=missing,
            )


def added_figure(bitext: Bitext) -> Iterator[Finding]:
    """N002: a figure of the English is not in the Chinese.

    Spared are years that follow from the Chinese (去年, 十三五, 北京冬奥会), numbers in
    names, and amounts in another unit in brackets, if they agree.
    """
    for pair in bitext.pairs:
        if added := pair.pairing.added:
            words = _readings(added)
            yield _finding(
                pair,
                f"The Chinese does not have {words}.",
                "Take it out, or see which figure of the Chinese is meant.",
                target=added,
            )


def wrong_figure(bitext: Bitext) -> Iterator[Finding]:
    """N003: a figure of the English has another value, magnitude or unit.

    Said where a figure of the Chinese lacks its like and one of its kind is left over
    in the English.
    """
    wrong = {Verdict.VALUE, Verdict.MAGNITUDE, Verdict.UNIT}
    for pair, matches in _matched(bitext, wrong):
        yield _compared(pair, matches, "Correct the one that is wrong.")


def wrong_bound(bitext: Bitext) -> Iterator[Finding]:
    """N004: both languages bound a figure, and the bounds exclude each other.

    “Over” for 左右 is found, “around” for 以上 too. A bound that one language leaves
    out is spared: official translations do so freely. “Nearly” may stand for 约.
    """
    for pair, matches in _matched(bitext, {Verdict.BOUND}):
        yield _compared(pair, matches, "Say over, about or under as the Chinese does.")


def percent_for_points(bitext: Bitext) -> Iterator[Finding]:
    """N005: percent stands for percentage points, or the other way round."""
    for pair, matches in _matched(bitext, {Verdict.POINTS}):
        yield _compared(
            pair, matches, "个百分点 are percentage points, % is percent of the whole."
        )


def lost_number(bitext: Bitext) -> Iterator[Finding]:
    """N006: a numbered heading has no number in the other language.

    Where the headings before or after it go without a number as well, the translation
    does so on purpose. Found too are points within an English sentence that do not run
    1), 2), 3).
    """
    yield from _broken_series(bitext)
    headings = [
        (pair, _label(pair.source_figures), _label(pair.target_figures))
        for pair in bitext.pairs
        if pair.source and pair.target
    ]
    headings = [heading for heading in headings if heading[1] or heading[2]]
    agree = [True, *(bool(zh) is bool(en) for _, zh, en in headings), True]
    for place, (pair, zh, en) in enumerate(headings, 1):
        if agree[place] or not (agree[place - 1] and agree[place + 1]):
            continue
        label = zh or en
        assert label is not None
        if label.strength is Strength.HARD and not _ranked(pair):
            yield _finding(
                pair,
                f"The heading is number {figure_words(label)} in "
                f"{'Chinese' if zh else 'English'}, and has no number in "
                f"{'English' if zh else 'Chinese'}.",
                "Number it in both languages or in neither.",
                source=(zh,) if zh else (),
                target=(en,) if en else (),
            )


def _broken_series(bitext: Bitext) -> Iterator[Finding]:
    for pair in bitext.pairs:
        points = [f for f in pair.target_figures if f.kind is Kind.LABEL]
        if len(points) > 1 and [f.value for f in points] != list(
            range(int(points[0].value), int(points[0].value) + len(points))
        ):
            numbers = ", ".join(figure_words(figure) for figure in points)
            yield _finding(
                pair,
                f"The points of the English are numbered {numbers}.",
                "Number them one after the other.",
                target=points,
            )


def _label(figures: Iterable[Figure]) -> Figure | None:
    return next((figure for figure in figures if figure.kind is Kind.LABEL), None)


def _ranked(pair: Pair) -> bool:
    """Tell whether either side begins with “First,” or 一是 instead of a number."""
    kinds = {Kind.ORDINAL, Kind.QUANTITY}
    return any(
        figure.kind in kinds and figure.value < _MANY and figure.start < _BEGINNING
        for figure in (*pair.source_figures, *pair.target_figures)
    )


# The highest number of a point, and how far from the beginning it may stand.
_MANY, _BEGINNING = 20, 3


def _matched(
    bitext: Bitext, verdicts: Collection[Verdict]
) -> Iterator[tuple[Pair, tuple[Match, ...]]]:
    for pair in bitext.pairs:
        matches = tuple(m for m in pair.pairing.matches if m.verdict in verdicts)
        if matches:
            yield pair, matches


def _compared(pair: Pair, matches: Iterable[Match], hint: str) -> Finding:
    found = tuple(matches)
    message = " ".join(
        f"{_reading(m.source)}; the English has {_reading(m.target)}." for m in found
    )
    return _finding(
        pair, message, hint, [m.source for m in found], [m.target for m in found]
    )


def _finding(
    pair: Pair,
    message: str,
    hint: str,
    source: Iterable[Figure] = (),
    target: Iterable[Figure] = (),
) -> Finding:
    spots = tuple((figure.start, figure.end) for figure in target)
    return Finding(
        pair,
        _sentence(pair, spots),
        message,
        hint,
        tuple((figure.start, figure.end) for figure in source),
        spots,
    )


def _sentence(pair: Pair, spots: Iterable[Spot]) -> Sentence:
    """Return the English sentence that holds the first of ``spots``, or the first."""
    start = min((spot[0] for spot in spots), default=0)
    ends = accumulate(len(sentence.text.strip()) + 1 for sentence in pair.target)
    inside = (s for s, end in zip(pair.target, ends, strict=True) if start < end)
    return next(inside, pair.target[0])


def _readings(figures: Iterable[Figure]) -> str:
    return ", ".join(dict.fromkeys(map(_reading, figures)))


def _reading(figure: Figure) -> str:
    """Return a figure as it stands and as it is read: “3亿元” (300 million yuan)."""
    words = figure_words(figure)
    stated = figure.text.strip(" “”")
    plain = stated.replace("％", "%").replace("%", " percent")
    return f"“{stated}”" if words == plain else f"“{stated}” ({words})"
