"""Charts as SVG 1.1, laid out by ziaplot: bars with their words, for print and screen.

Lengths are in points. Series are told apart by how dark they are, so that a page
without colours says the same; the table beside a chart says it in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

from markupsafe import Markup

from reportpub.model.publication import Bars, Chart

# ziaplot's objects are taken as they come.
_Component: TypeAlias = Any

# What is kept free for the words at the end of the longest bar.
_WORDS = 130.0
# A bar is as high as its words need, less the white above it.
_LABEL, _BAR, _GAP = 12.0, 11.5, 6.0
_WHITE = 3.0
_RISE = 2.5
_SIZE = 8.5
# Dark and light: both hold on white, on black, and in print without colours.
FILLS = ("#b04447", "#989084")
# ziaplot widens what it draws on by this share of it on each side.
_MARGIN = 0.05
# What it writes for programs that know more than SVG 1.1, or twice on one page.
_NEEDLESS = ("clip-path", "stroke", "stroke-width", "stroke-dasharray")
_NO_FACE = "none"
# Said once for the whole picture, or as it is anyway.
_OF_ALL_WORDS = ("fill", "font-size", "text-anchor", "dominant-baseline")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a chart is drawn on: its width, and the faces of its languages.

    Without a face words are set in that of the page.
    On a ``narrow`` one the languages of a label stand one above the other.
    """

    width: float
    faces: Sequence[str]
    narrow: bool = False

    def labels(self, group: Bars) -> int:
        """Return how many lines the label of ``group`` takes."""
        return len(group.label) if self.narrow else 1

    def height(self, group: Bars) -> float:
        """Return what ``group`` takes with its label and the white below it."""
        return _LABEL * self.labels(group) + _BAR * len(group.bars) + _GAP


# Of a screen: wide enough for its words, and to be read on a phone.
SCREEN = Ground(300.0, ("", ""), narrow=True)


def chart_svg(chart: Chart, ground: Ground) -> Markup:
    """Return ``chart`` as an element to stand in HTML.

    It says to those who do not see it what it shows, and takes the colour of the text
    around it.
    """
    zia: Any = import_module("ziaplot")
    width = ground.width
    height = sum(map(ground.height, chart.groups))
    whole = 1 + 2 * _MARGIN
    # A tenth of a point is enough.
    zia.config.precision = 1
    diagram = zia.Diagram()
    diagram.size(width * whole, height * whole).xrange(0, width).yrange(0, height)
    for component in _components(zia, chart, height, ground):
        diagram.add(component)
    svg = _cleaned(diagram.svgxml(), chart)
    left, top = width * _MARGIN, height * _MARGIN
    svg.set("viewBox", f"{left:g} {top:g} {width:g} {height:g}")
    svg.set("width", f"{width:g}pt")
    svg.set("height", f"{height:g}pt")
    # It was escaped when it was written.
    return Markup(ET.tostring(svg, encoding="unicode"))  # noqa: S704


def _components(
    zia: Any,  # noqa: ANN401
    chart: Chart,
    height: float,
    ground: Ground,
) -> Iterator[_Component]:
    """Yield labels, bars and what stands at their ends; heights count from below."""

    def text(
        x: float, y: float, words: Sequence[str], faces: Sequence[str] = ground.faces
    ) -> _Component:
        first, *others = words
        found = zia.Text(x, y, first, valign="base")
        found.attribute("font-family", faces[0] or _NO_FACE)
        for other, face in zip(others, faces[1:], strict=False):
            span = ET.Element("tspan", {"font-family": face, "dx": "6"})
            span.text = other
            found.subelement(span)
        return found

    top = height
    for group in chart.groups:
        label = [phrase.text for phrase in group.label]
        lines = [[words] for words in label] if ground.narrow else [label]
        for number, words in enumerate(lines, start=1):
            face = ground.faces[number - 1 :]
            yield text(0, top - _LABEL * number + _RISE + 1, words, face)
        bottom = top - _LABEL * len(lines)
        for number, bar in enumerate(group.bars, start=1):
            below = bottom - _BAR * number
            length = max(bar.length * (ground.width - _WORDS), 0.5)
            fill = FILLS[bar.series % len(FILLS)]
            yield zia.BarsHoriz(
                [below], [length], width=_BAR - _WHITE, align="left"
            ).color(fill)
            yield text(length + 4, below + _RISE - 0.5, [bar.words])
        top -= ground.height(group)


def _cleaned(svg: ET.Element, chart: Chart) -> ET.Element:
    """Return what ziaplot drew without what it does not need, and with a title."""
    for child in list(svg):
        # Clips share their names with those of other charts on the page.
        if child.tag.endswith("defs") or child.get("width") == "100%":
            svg.remove(child)
        for name in _NEEDLESS:
            child.attrib.pop(name, None)
        if child.get("font-family") == _NO_FACE:
            del child.attrib["font-family"]
        if child.tag.endswith("text"):
            for name in _OF_ALL_WORDS:
                child.attrib.pop(name, None)
    svg.set("fill", "currentColor")
    svg.set("font-size", f"{_SIZE:g}")
    svg.set("role", "img")
    svg.set("aria-labelledby", f"chart-{chart.id}")
    title = ET.Element("title", id=f"chart-{chart.id}")
    title.text = chart.alternative
    svg.insert(0, title)
    return svg
