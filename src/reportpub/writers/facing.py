"""Two languages on facing pages: Chinese at the left, English at the right.

WeasyPrint knows no pages that depend on each other. So each language is laid out by
itself and measured; ``spreads`` says where everything has to stand for both to be
level; and each is laid out again as it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeAlias

from reportpub.model.edition import Layout
from reportpub.model.publication import Publication, walk
from reportpub.writers.layout import Pages
from reportpub.writers.spreads import Place, Room, Side, Unit, place_units

# WeasyPrint's boxes have no types.
_Box: TypeAlias = Any

_SIDES = ("verso", "recto")


@dataclass(frozen=True, slots=True)
class Step:
    """How a unit is put into its place: empty pages before it, and its own style."""

    blank: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """One side of all spreads as it is to be laid out.

    ``steps`` are by the id of a heading or paragraph; ``blank`` pages follow the last.
    """

    kind: str
    """“verso” for the left, “recto” for the right."""
    steps: Mapping[str, Step] = field(default_factory=dict[str, Step])
    blank: int = 0


LayOut: TypeAlias = Callable[[Sheets], Pages]


def is_facing(publication: Publication) -> bool:
    """Whether the pages of ``publication`` are to be seen two at a time."""
    return publication.is_parallel and publication.layout is Layout.FACING


def facing(publication: Publication, lay_out: LayOut) -> list[object]:
    """Return the pages of the text, left and right in turn, laid out by ``lay_out``."""
    measured = [_Measured(lay_out(Sheets(kind))) for kind in _SIDES]
    names = list(_names(publication))
    units = [
        _unit(level, [found.units.get(name) for found in measured])
        for name, level in names
    ]
    room = Room(
        min(found.height for found in measured),
        max(found.above_notes for found in measured),
    )
    places, lacking = place_units(units, room)
    sides = [
        lay_out(
            Sheets(
                kind,
                {
                    name: _step(pair[side])
                    for (name, _), pair in zip(names, places, strict=True)
                },
                lacking[side],
            )
        )
        for side, kind in enumerate(_SIDES)
    ]
    return list(chain.from_iterable(zip(*(side.pages for side in sides), strict=True)))


def _names(publication: Publication) -> Iterator[tuple[str, int]]:
    """Yield the id of each heading and paragraph; for headings with their level."""
    for section in walk(publication.sections):
        if section.heading is not None:
            yield section.id, section.level
        for block in section.blocks:
            yield block.id, 0


def _unit(level: int, found: Sequence[_Unit | None]) -> Unit:
    left, right = (unit.side() if unit else Side() for unit in found)
    return Unit(
        (left, right),
        space=max((unit.space for unit in found if unit), default=0.0),
        is_heading=level > 0,
        opens_spread=level == 1,
    )


def _step(place: Place) -> Step:
    style = [f"padding-top:{place.space:.3f}px"]
    if place.pages:
        style.append("break-before:page")
    if place.kept:
        style.append(f"orphans:{place.kept};widows:{place.carried}")
    return Step(max(0, place.pages - 1), ";".join(style))


@dataclass(slots=True)
class _Unit:
    """A heading or paragraph as it was laid out, on however many pages."""

    space: float
    baseline: float
    lines: list[float] = field(default_factory=list[float])
    notes: list[float] = field(default_factory=list[float])

    def side(self) -> Side:
        return Side(tuple(self.lines), tuple(self.notes), self.baseline)


class _Measured:
    """What one side takes, in px."""

    def __init__(self, document: Pages) -> None:
        from weasyprint.formatting_structure import boxes

        self._boxes: Any = boxes
        self.units: dict[str, _Unit] = {}
        self.height = self.above_notes = 0.0
        for page in document.pages:
            self._read(page._page_box)  # noqa: SLF001 (of the pinned version)

    def _read(self, page: _Box) -> None:
        self.height = page.height
        notes: dict[int, float] = {}
        for area in page.children:
            if isinstance(area, self._boxes.FootnoteAreaBox) and area.children:
                found = {
                    id(note.element): note.margin_height()
                    for note in area.descendants()
                    if note.element is not None
                    and note.element_tag == "span"
                    and isinstance(note, self._boxes.BlockLevelBox)
                }
                notes.update(found)
                above = area.margin_height() - sum(found.values())
                self.above_notes = max(self.above_notes, above)
        for box in page.children[0].descendants():
            name = box.element.get("data-unit") if box.element is not None else None
            if name and isinstance(box, self._boxes.BlockBox):
                self._read_unit(name, box, notes)

    def _read_unit(self, name: str, box: _Box, notes: Mapping[int, float]) -> None:
        lines = [c for c in box.children if isinstance(c, self._boxes.LineBox)]
        if not lines:
            return
        unit = self.units.get(name)
        if unit is None:
            space = box.style["margin_top"].value
            unit = self.units[name] = _Unit(space, lines[0].baseline)
        for line in lines:
            unit.lines.append(line.height)
            unit.notes.append(
                sum(
                    notes.get(id(call.element), 0.0)
                    for call in line.descendants()
                    if (call.element_tag or "").endswith("::footnote-call")
                    and isinstance(call, self._boxes.InlineBox)
                )
            )
