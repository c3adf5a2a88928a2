"""The styles of a Word file: which paragraphs are headings, and which are numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.storage.loose.numbering import W, number, value


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph looks like: its style's name, its level, its list and depth."""

    name: str
    based_on: str
    level: int
    numbering: tuple[str, int]


class Styles:
    """The styles of a file, by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is that of ``word/styles.xml``, if there is one."""
        self._styles = dict(_styles(root))

    def of(self, paragraph: etree._Element) -> Style:
        """Return what the style of a paragraph, and the paragraph itself, say."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return Style("", "", 0, ("", 0))
        found = self._inherited(value(properties, "pStyle"))
        level = _level_of(properties) or found.level
        numbering = _numbering_of(properties)
        return Style(
            found.name, "", level, numbering if numbering[0] else found.numbering
        )

    def _inherited(self, identifier: str) -> Style:
        style = self._styles.get(identifier, Style("", "", 0, ("", 0)))
        level, numbering, above = style.level, style.numbering, style.based_on
        seen = {identifier}
        while above in self._styles and above not in seen:
            seen.add(above)
            parent = self._styles[above]
            level = level or parent.level
            numbering = numbering if numbering[0] else parent.numbering
            above = parent.based_on
        return Style(style.name, "", level, numbering)


def _styles(root: etree._Element | None) -> Iterator[tuple[str, Style]]:
    for node in () if root is None else root.iterfind(f"{W}style"):
        name = value(node, "name").casefold()
        properties = node.find(f"{W}pPr")
        level, numbering = 0, ("", 0)
        if properties is not None:
            level, numbering = _level_of(properties), _numbering_of(properties)
        if name.startswith("heading "):
            level = level or number(name.removeprefix("heading "))
        based_on = value(node, "basedOn")
        yield node.get(f"{W}styleId", ""), Style(name, based_on, level, numbering)


def _level_of(properties: etree._Element) -> int:
    # 9 is body text (ECMA-376-1, 17.3.1.20).
    outline = value(properties, "outlineLvl")
    level = number(outline) + 1 if outline else 0
    return level if level <= 6 else 0  # noqa: PLR2004 (as in HTML)


def _numbering_of(properties: etree._Element) -> tuple[str, int]:
    found = properties.find(f"{W}numPr")
    if found is None:
        return "", 0
    return value(found, "numId"), number(value(found, "ilvl"))
