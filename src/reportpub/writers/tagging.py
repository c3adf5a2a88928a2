"""Write the structure of a document into its PDF (ISO 32000-1, 14.7).

Takes the place of WeasyPrint's own tags: see ``structure`` for what differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, TypeAlias, assert_never

from reportpub.writers.structure import (
    Annotation,
    Content,
    Element,
    Untyped,
    read_structure,
)

# A document under construction (pydyf has no types).
_Pdf: TypeAlias = Any


@lru_cache(maxsize=1)
def install() -> None:
    """Have WeasyPrint's documents tagged by this module."""
    writing: Any = import_module("weasyprint.pdf")
    assert writing.add_tags  # the name is the pinned version's
    writing.add_tags = add_tags


def add_tags(
    pdf: _Pdf, document: Untyped, _version: object, streams: Sequence[Untyped]
) -> None:
    """Add the structure tree of ``document``, whose pages ``streams`` show."""
    contents = [
        {
            box: Content(number, tag["mcid"])
            for box, tag in stream._tags.items()  # noqa: SLF001
        }
        for number, stream in enumerate(streams)
    ]
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001
    root = read_structure(boxes, contents, document.metadata.lang or "")
    _Writer(pdf, [len(shown) for shown in contents]).write(root, streams)
    # Required by PDF/UA-1, sections 7.1 and 6.2.
    dictionary = import_module("pydyf").Dictionary
    pdf.catalog["ViewerPreferences"] = dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = dictionary({"Marked": "true"})


class _Writer:
    """Writes elements as PDF objects, and keeps which content is whose."""

    def __init__(self, pdf: _Pdf, counts: Sequence[int]) -> None:
        self._pydyf: Any = import_module("pydyf")
        self._pdf = pdf
        self._pages: Sequence[object] = pdf.page_references
        # By page and number of the content: the element it belongs to, if any.
        self._owners: list[list[object]] = [["null"] * count for count in counts]
        self._links: list[tuple[Untyped, object]] = []

    def write(self, root: Element, streams: Sequence[Untyped]) -> None:
        tree = self._object({"Type": "/StructTreeRoot"})
        top = self._element(root, tree.reference)
        tree["K"] = self._pydyf.Array([top])
        tree["ParentTree"] = self._parent_tree().reference
        self._pdf.catalog["StructTreeRoot"] = tree.reference
        for owners, stream in zip(self._owners, streams, strict=True):
            _leave_out(stream, {n for n, o in enumerate(owners) if o == "null"})

    def _object(self, entries: Mapping[str, object]) -> Untyped:
        made = self._pydyf.Dictionary(entries)
        self._pdf.add_object(made)
        return made

    def _element(self, element: Element, parent: object) -> object:
        """Write ``element`` and all under it; return the reference to it."""
        made = self._object({"S": f"/{element.role}", "P": parent})
        reference = made.reference
        if element.role != "Document":
            made["Pg"] = self._pages[element.page]
        made["Lang"] = self._pydyf.String(element.language)
        if element.role == "Note":
            # Unique, as PDF/UA-1 wants it (7.9).
            made["ID"] = self._pydyf.String(f"note-{made.number}")
        if element.words:
            made["Alt"] = self._pydyf.String(element.words)
        if element.attributes:
            made["A"] = self._attributes(element.attributes)
        kids = [self._kid(kid, element.page, reference) for kid in element.kids]
        made["K"] = self._pydyf.Array(kids)
        return reference

    def _attributes(self, attributes: Mapping[str, object]) -> Untyped:
        return self._pydyf.Dictionary(
            {
                name: self._pydyf.Array(value) if isinstance(value, tuple) else value
                for name, value in attributes.items()
            }
        )

    def _kid(
        self, kid: Element | Content | Annotation, page: int, owner: object
    ) -> object:
        entries: dict[str, object]
        match kid:
            case Element():
                return self._element(kid, owner)
            case Content():
                self._owners[kid.page][kid.number] = owner
                if kid.page == page:
                    return kid.number
                entries = {"Type": "/MCR", "MCID": kid.number}
            case Annotation():
                self._links.append((kid.target, owner))
                kid.target["Contents"] = self._pydyf.String(kid.words)
                entries = {"Type": "/OBJR", "Obj": kid.target.reference}
            case _:
                assert_never(kid)
        entries["Pg"] = self._pages[kid.page]
        return self._pydyf.Dictionary(entries).data

    def _parent_tree(self) -> Untyped:
        """Return the way back from content and links to their elements (14.7.4.4)."""
        numbers = self._pydyf.Array()
        for page, owners in enumerate(self._owners):
            numbers += [page, self._pydyf.Array(owners)]
        for number, (link, owner) in enumerate(self._links, start=len(self._owners)):
            link["StructParent"] = number
            numbers += [number, owner]
        return self._object({"Nums": numbers})


def _leave_out(stream: Untyped, numbers: set[int]) -> None:
    """Make artifacts of the content with ``numbers``: it is not read out (14.8.2.2)."""
    if not numbers:
        return
    for position, properties in _marked_content(stream.stream):
        if properties["MCID"] in numbers:
            stream.stream[position - 1] = "/Artifact"
            del properties["MCID"]
            properties["Type"] = "/Pagination"


def _marked_content(
    stream: Sequence[object],
) -> Iterator[tuple[int, dict[str, object]]]:
    for position, item in enumerate(stream):
        if isinstance(item, dict) and "MCID" in item:
            yield position, item
