"""What a page says to those who do not see it: roles, languages, reading order.

WeasyPrint tags every box of every page, so that a paragraph on two pages becomes two,
a table as many as it has pages, and each line an element of its own; it names no
languages. Here boxes of one HTML element are one structure element, on however many
pages it stands (ISO 32000-1, 14.8; ISO 14289-1). ``tagging`` writes the tree.

WeasyPrint's boxes have no types; the names used are those of the pinned version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

# WeasyPrint's pages, boxes and HTML elements have no types.
_Box: TypeAlias = Any
Untyped: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Content:
    """A marked-content sequence: the page, from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link as it can be clicked on one page, with the PDF object that it is."""

    page: int
    target: Untyped
    words: str
    """Where it leads, in words."""


@dataclass(slots=True)
class Element:
    """A structure element; ``attributes`` are those of its role (14.8.5)."""

    role: str
    language: str
    page: int
    """The page it begins on, from 0."""
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    attributes: dict[str, object] = field(default_factory=dict)
    words: str = ""
    """What stands for it: the alternative text of a figure."""


_ROLES: Mapping[str, str] = {
    "a": "Link",
    "article": "Art",
    "blockquote": "BlockQuote",
    "caption": "Caption",
    "dl": "L",
    "figcaption": "Caption",
    "img": "Figure",
    "main": "Part",
    "nav": "Sect",
    "ol": "L",
    "p": "P",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "tfoot": "TFoot",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
    "ul": "L",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
# Roles that hold elements only (14.8.4.2): text within them is put into a paragraph.
_GROUPS = frozenset(
    {"Art", "BlockQuote", "Div", "Document", "L", "LI", "Part", "Sect", "TOC", "TOCI"}
    | {"Table", "TBody", "TFoot", "THead", "TR"}
)
# A cell that says nothing still keeps its row in step.
_MAY_BE_EMPTY = frozenset({"TD", "TH"})
_ITEMS = frozenset({"li", "dt", "dd"})


def read_structure(
    pages: Iterable[_Box], contents: Iterable[Mapping[_Box, Content]], language: str
) -> Element:
    """Return the structure of laid-out pages as one tree.

    ``contents`` are the marked-content sequences of each page, by the box they
    show. Those that do not come back in the tree are no part of the text: running
    heads, folios, leaders, and the heads of tables that are repeated on a page.
    """
    reader = _Reader(language)
    for number, (page, shown) in enumerate(zip(pages, contents, strict=True)):
        reader.read(page, number, shown)
    _prune(reader.root)
    return reader.root


class _Reader:
    """Puts boxes into a tree, page by page."""

    def __init__(self, language: str) -> None:
        from weasyprint.formatting_structure import boxes

        self.root = Element("Document", language, 0)
        self._boxes: Any = boxes
        self._known: dict[tuple[int, str], Element] = {}
        self._page = 0
        self._shown: Mapping[_Box, Content] = {}

    def read(self, page: _Box, number: int, shown: Mapping[_Box, Content]) -> None:
        self._page, self._shown = number, shown
        self._height = page.height
        self._read_children(page, self.root)

    def _read_children(self, box: _Box, parent: Element) -> None:
        for child in getattr(box, "children", ()):
            self._read_box(child, parent)

    def _read_box(self, box: _Box, parent: Element) -> None:
        # An absolute box leaves a stand-in where it would have been.
        box = getattr(box, "_box", box)
        if isinstance(box, self._boxes.MarginBox):
            return
        content = self._shown.get(box)
        if isinstance(box, self._boxes.TextBox):
            if content is not None:
                self._text_parent(box, parent).kids.append(content)
            return
        element = self._element(box, parent)
        if element is None:
            return
        annotation = getattr(box, "link_annotation", None)
        if annotation is not None:
            words = _words_of_link(box.element)
            element.kids.append(Annotation(self._page, annotation, words))
        if content is not None:
            element.kids.append(content)
        self._read_children(box, element)

    def _text_parent(self, box: _Box, parent: Element) -> Element:
        """Return the element that text of ``parent`` stands in."""
        if parent.role not in _GROUPS:
            return parent
        # Text without an element of its own: what follows each other is a paragraph.
        known = self._known.get((id(box.element), "text"))
        if known is not None and parent.kids[-1:] == [known]:
            return known
        paragraph = self._new("P", box, parent)
        self._known[id(box.element), "text"] = paragraph
        return paragraph

    def _element(self, box: _Box, parent: Element) -> Element | None:
        """Return the element of ``box``: a new one, or that of a page before.

        None stands for a box that is not read out; a box that means nothing of its
        own has its parent's.
        """
        tag, _, pseudo = (box.element_tag or "").partition("::")
        # Boxes without an element, and those that are made around others.
        if box.element is None or tag in ("", "html", "body"):
            return parent
        if box.element.get("aria-hidden") == "true":
            return None
        known = self._known.get(
            (id(box.element), f"{tag}::{pseudo}" if pseudo else tag)
        )
        if known is not None:
            return None if self._is_repeated(known) else known
        return self._new_element(box, tag, pseudo, parent)

    def _is_repeated(self, element: Element) -> bool:
        return element.role == "THead" and element.page != self._page

    def _new_element(
        self, box: _Box, tag: str, pseudo: str, parent: Element
    ) -> Element:
        if pseudo:
            return self._new_pseudo(box, tag, pseudo, parent)
        if tag in _ITEMS:
            return self._new_item(box, tag, parent)
        role = _ROLES.get(tag, "")
        if role == "L" and box.element.get("role") == "doc-toc":
            role = "TOC"
        if role == "Link" and not box.element.get("href"):
            role = ""
        if not role:
            if self._language(box) == parent.language:
                return parent
            is_inline = isinstance(box, self._boxes.InlineLevelBox)
            role = "Span" if is_inline else "Div"
        element = self._new(role, box, parent)
        self._known[id(box.element), tag] = element
        if role in _MAY_BE_EMPTY:
            element.attributes = _cell_attributes(box, role)
        elif role == "Figure":
            element.words = _alternative(box.element)
            element.attributes = {"O": "/Layout", "BBox": self._rectangle(box)}
        return element

    def _new_pseudo(self, box: _Box, tag: str, pseudo: str, parent: Element) -> Element:
        key = id(box.element), f"{tag}::{pseudo}"
        match pseudo:
            case "footnote-call":
                # The note follows its call, wherever on the page it is set.
                call = self._known[key] = self._new("Reference", box, parent)
                note = Element("Note", self._language(box), self._page)
                parent.kids.append(note)
                self._known[id(box.element), tag] = note
                return call
            case "footnote-marker" | "marker":
                # A list item's label stands before its body.
                item = self._known.get((id(box.element), "item"))
                label = Element("Lbl", self._language(box), self._page)
                if item is None:
                    parent.kids.append(label)
                else:
                    item.kids.insert(0, label)
                self._known[key] = label
                return label
            case _:
                return parent

    def _new_item(self, box: _Box, tag: str, parent: Element) -> Element:
        is_toc = parent.role == "TOC"
        item = self._new("TOCI" if is_toc else "LI", box, parent)
        body = self._new("Reference" if is_toc else "LBody", box, item)
        self._known[id(box.element), "item"] = item
        self._known[id(box.element), tag] = body
        return body

    def _new(self, role: str, box: _Box, parent: Element) -> Element:
        element = Element(role, self._language(box), self._page)
        parent.kids.append(element)
        return element

    def _language(self, box: _Box) -> str:
        return box.style["lang"] or self.root.language

    def _rectangle(self, box: _Box) -> tuple[float, ...]:
        """Return where a figure stands, in points from the lower left corner."""
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        edges = (left, self._height - bottom, right, self._height - top)
        return tuple(edge * 0.75 for edge in edges)


def _cell_attributes(box: _Box, role: str) -> dict[str, object]:
    attributes: dict[str, object] = {"O": "/Table"}
    if role == "TH":
        is_row = box.element.get("scope") == "row"
        attributes["Scope"] = "/Row" if is_row else "/Column"
    if box.colspan != 1:
        attributes["ColSpan"] = box.colspan
    if box.rowspan != 1:
        attributes["RowSpan"] = box.rowspan
    return attributes


def _words_of_link(element: Untyped) -> str:
    # What stands in spans of its own is set apart, as number and title are.
    words = element.get("aria-label") or " ".join(element.itertext())
    return " ".join(words.split())


def _alternative(element: Untyped) -> str:
    title = element.find("{http://www.w3.org/2000/svg}title")
    if title is not None and title.text:
        return str(title.text)
    return str(element.get("alt") or element.get("aria-label") or "")


def _prune(element: Element) -> bool:
    """Drop elements that hold nothing; return whether anything is left."""
    element.kids = [
        kid for kid in element.kids if not isinstance(kid, Element) or _prune(kid)
    ]
    return bool(element.kids) or element.role in _MAY_BE_EMPTY
