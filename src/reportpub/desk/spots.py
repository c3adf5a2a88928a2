"""Figures and findings, laid over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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
    partners = {m.source: m.target for m in pair.pairing.matches}
    found = (spot for finding in findings for spot in finding.source.spots)
    return (*_figures(pair.source_figures, partners), *map(_found, found))


def of_target(pair: Pair | None, findings: Iterable[Diagnostic]) -> tuple[Mark, ...]:
    """Return what is to be marked in the English of ``pair``."""
    if pair is None:
        return ()
    partners = {m.target: m.source for m in pair.pairing.matches}
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
        if piece.concept or not here:
            yield replace(piece, is_found=any(m.is_found for m in here))
        else:
            yield from _parted(piece, place, here)
        place = end


def _parted(piece: Piece, place: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    end = place + len(piece.text)
    edges = {place, end, *(edge for mark in marks for edge in mark.spot)}
    cuts = sorted(edge for edge in edges if place <= edge <= end)
    for first, last in pairwise(cuts):
        over = [m for m in marks if m.spot[0] <= first and m.spot[1] >= last]
        yield Piece(
            piece.text[first - place : last - place],
            tip=next((mark.tip for mark in over if mark.tip), ""),
            is_figure=any(not mark.is_found for mark in over),
            is_found=any(mark.is_found for mark in over),
        )


def _figures(
    figures: Iterable[Figure], partners: dict[Figure, Figure]
) -> Iterator[Mark]:
    for figure in figures:
        partner = partners.get(figure)
        yield Mark((figure.start, figure.end), partner.text if partner else "")


def _found(spot: Spot) -> Mark:
    return Mark(spot, is_found=True)
