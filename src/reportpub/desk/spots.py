"""Figures and findings, laid over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter

from reportpub.diagnostics import Diagnostic, Spot
from reportpub.model.bitext import Pair
from reportpub.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence: plain, of a term, of a figure, or a note.

    A term names its entry. ``is_found`` marks what a finding is about.
    """

    text: str
    concept: str = ""
    tip: str = ""
    is_note: bool = False
    is_figure: bool = False
    is_found: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the words of a pair; a figure's tip is the figure that renders it."""

    spot: Spot
    tip: str = ""
    is_found: bool = False


def of_source(pair: Pair | None, findings: Iterable[Diagnostic]) -> tuple[Mark, ...]:
    """Return what is to be marked in the Chinese of ``pair``."""
    if pair is None:
        return ()
    partners = {_spot(m.source): m.target for m in pair.pairing.matches}
    found = (spot for finding in findings for spot in finding.source.spots)
    return (*_figures(pair.source_figures, partners), *map(_found, found))


def of_target(pair: Pair | None, findings: Iterable[Diagnostic]) -> tuple[Mark, ...]:
    """Return what is to be marked in the English of ``pair``."""
    if pair is None:
        return ()
    partners = {_spot(m.target): m.source for m in pair.pairing.matches}
    found = (spot for finding in findings for spot in finding.target.spots)
    return (*_figures(pair.target_figures, partners), *map(_found, found))


def laid_over(
    pieces: Iterable[Piece], place: int, marks: Sequence[Mark]
) -> Iterator[Piece]:
    """Yield ``pieces`` with ``marks``; their words begin at ``place`` of the pair's.

    Plain words are parted where a mark begins or ends; a term stays whole.
    """
    for piece in pieces:
        if piece.is_note:
            yield piece
            continue
        end = place + len(piece.text)
        here = [m for m in marks if m.spot[0] < end and m.spot[1] > place]
        if not here:
            yield piece
        elif piece.concept:
            yield replace(piece, is_found=any(m.is_found for m in here))
        else:
            yield from _parted(piece, place, here)
        place = end


def _parted(piece: Piece, place: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    end = place + len(piece.text)
    edges = {place, end, *(edge for mark in marks for edge in mark.spot)}
    cuts = sorted(edge for edge in edges if place <= edge <= end)
    looks = (_look(first, last, marks) for first, last in pairwise(cuts))
    # Where one mark lies in another the words may look the same on both sides.
    for look, run in groupby(zip(looks, pairwise(cuts), strict=True), itemgetter(0)):
        spans = [span for _, span in run]
        words = piece.text[spans[0][0] - place : spans[-1][1] - place]
        yield Piece(words, tip=look[0], is_figure=look[1], is_found=look[2])


def _look(first: int, last: int, marks: Sequence[Mark]) -> tuple[str, bool, bool]:
    """Return the tip of a stretch, and whether it is of a figure, and of a finding."""
    over = [m for m in marks if m.spot[0] <= first and m.spot[1] >= last]
    tip = next((mark.tip for mark in over if mark.tip), "")
    is_figure = any(not mark.is_found for mark in over)
    return tip, is_figure, any(mark.is_found for mark in over)


def _figures(figures: Iterable[Figure], partners: dict[Spot, Figure]) -> Iterator[Mark]:
    for figure in figures:
        partner = partners.get(_spot(figure))
        yield Mark(_spot(figure), partner.text if partner else "")


def _spot(figure: Figure) -> Spot:
    return figure.start, figure.end


def _found(spot: Spot) -> Mark:
    return Mark(spot, is_found=True)
