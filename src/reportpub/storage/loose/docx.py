"""Word files (ECMA-376): what a reader sees of them, without running anything."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.loose import NOTE, Dropped, Line, LooseText
from reportpub.storage.loose.numbering import Numbering, W
from reportpub.storage.loose.styles import Style, Styles
from reportpub.storage.markup import SAFE
from reportpub.storage.package import WORD, refuse_unsafe

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN = "/officeDocument"
# What is no text of the paragraph it stands in.
_SILENT = frozenset(
    {
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "rt",
        "Fallback",
        "sectPr",
        "drawing",
        "pict",
    }
)
_REMOVED = frozenset({"del", "moveFrom"})
_LETTERS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " "}
_OFF = frozenset({"0", "false", "off", "none"})


def read_docx(data: bytes, name: str) -> LooseText:
    """Return the paragraphs of a Word file, tables cell by cell.

    Automatic numbers are written out; footnotes stand where they are called. Deleted
    text and tables of contents are left out, and so are headers and footers. Raises
    ``SourceError`` where it is encrypted, has macros, is damaged, or is
    no Word file.
    """
    return _Reader(data, name).text()


def read_rows(data: bytes, name: str) -> list[list[str]]:
    """Return the words of a Word file row by row: the cells of its tables.

    A paragraph outside tables is a row of one cell. Raises ``SourceError`` as
    ``read_docx`` does.
    """
    return _Reader(data, name).rows()


@dataclass(slots=True)
class _Gathered:
    """A paragraph while it is read."""

    letters: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    deleted: list[str] = field(default_factory=list[str])
    bold: int = 0
    is_bold: bool = True
    boxes: list[Any] = field(default_factory=list[Any])

    def add(self, letters: str, *, is_bold: bool) -> None:
        self.letters.append(letters)
        if letters.strip():
            self.is_bold = self.is_bold and is_bold
        if self.is_bold:
            self.bold += len(letters)


class _Reader:
    def __init__(self, data: bytes, name: str) -> None:
        package = _Package(data, name)
        main = _main_part(package)
        root = package.xml(main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            message = "The file is no Word file; save it as .docx."
            raise SourceError(message, Location(name))
        folder = posixpath.dirname(main)
        self._body: etree._Element = body
        self._styles = Styles(package.xml(f"{folder}/styles.xml"))
        self._numbering = Numbering(package.xml(f"{folder}/numbering.xml"))
        self._notes = {
            kind: _notes(package.xml(f"{folder}/{kind}s.xml"), kind)
            for kind in ("footnote", "endnote")
        }
        self._dropped: list[Dropped] = []
        self._place = 0

    def text(self) -> LooseText:
        lines = tuple(self._lines(self._body))
        return LooseText(lines, tuple(self._dropped))

    def rows(self) -> list[list[str]]:
        return [*self._rows(self._body)]

    def _rows(self, node: etree._Element) -> Iterator[list[str]]:
        for child in node:
            name = _local(child)
            if name == "p":
                yield from ([line.text] for line in self._paragraph(child))
            elif name == "tr":
                cells = child.iterchildren(f"{W}tc")
                yield [" ".join(line.text for line in self._lines(c)) for c in cells]
            elif name not in _SILENT and name not in _REMOVED:
                yield from self._rows(child)

    def _lines(self, node: etree._Element) -> Iterator[Line]:
        """Yield the paragraphs below ``node``, in reading order."""
        for child in node:
            name = _local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "sdt" and _is_contents(child):
                self._drop(_plain(child), "contents")
            elif name not in _SILENT and name not in _REMOVED:
                yield from self._lines(child)

    def _paragraph(self, node: etree._Element) -> Iterator[Line]:
        self._place += 1
        place = self._place
        gathered = _Gathered()
        self._gather(node, gathered, is_bold=False)
        text = "".join(gathered.letters)
        self._drop("".join(gathered.deleted), "deleted")
        style = self._styles.of(node)
        if text.strip():
            if style.name.startswith("toc "):
                self._drop(text, "contents")
            else:
                label = self._label(style)
                yield Line(
                    text=label + text.strip(),
                    place=place,
                    level=style.level,
                    is_title=style.name == "title",
                    bold=gathered.bold + len(label) if gathered.bold else 0,
                    notes=tuple(gathered.notes),
                )
        for box in gathered.boxes:
            yield from self._lines(box)

    def _gather(
        self, node: etree._Element, gathered: _Gathered, *, is_bold: bool
    ) -> None:
        for child in node:
            name = _local(child)
            if name == "t":
                # U+FFFC stands for a picture that is not there.
                letters = (child.text or "").replace(NOTE, "")
                gathered.add(letters, is_bold=is_bold)
            elif name in _LETTERS:
                gathered.add(_LETTERS[name], is_bold=is_bold)
            elif name in {"footnoteReference", "endnoteReference"}:
                kind = name.removesuffix("Reference")
                note = self._notes[kind].get(child.get(f"{W}id", ""), "")
                if note:
                    gathered.letters.append(NOTE)
                    gathered.notes.append(note)
            elif name in _REMOVED:
                gathered.deleted.append(_plain(child))
            elif name == "r":
                self._gather(child, gathered, is_bold=_is_on(child, "b"))
            elif name in {"drawing", "pict"}:
                gathered.boxes += child.iter(f"{W}txbxContent")
            elif name not in _SILENT:
                self._gather(child, gathered, is_bold=is_bold)

    def _label(self, style: Style) -> str:
        identifier, depth = style.numbering
        return self._numbering.label(identifier, depth) if identifier else ""

    def _drop(self, text: str, why: str) -> None:
        if text.strip():
            self._dropped.append(Dropped(self._place, " ".join(text.split()), why))


class _Package:
    """The parts of a Word file that is not unsafe; each is parsed when asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        refuse_unsafe(data, name, WORD)
        self._archive = ZipFile(BytesIO(data))
        self._name = name

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of a part, or nothing where there is no such part."""
        if part not in self._archive.namelist():
            return None
        parser = etree.XMLParser(**SAFE)
        try:
            return etree.fromstring(self._archive.read(part), parser)
        except etree.XMLSyntaxError:
            message = f"{part} in the file is damaged; open the file and save it again."
            raise SourceError(message, Location(self._name)) from None


def _main_part(package: _Package) -> str:
    relations = package.xml("_rels/.rels")
    if relations is not None:
        for found in relations.iterfind(f"{_RELATIONS}Relationship"):
            if found.get("Type", "").endswith(_MAIN):
                return str(found.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _notes(root: etree._Element | None, kind: str) -> dict[str, str]:
    found = () if root is None else root.iterfind(f"{W}{kind}")
    return {
        node.get(f"{W}id", ""): " ".join(_plain(node).split())
        for node in found
        # Separators have a type of their own.
        if node.get(f"{W}type") in {None, "normal"}
    }


def _plain(node: etree._Element) -> str:
    names = {f"{W}t", f"{W}delText"}
    return "".join(found.text or "" for found in node.iter(*names))


def _is_contents(node: etree._Element) -> bool:
    gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _is_on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _local(node: etree._Element) -> str:
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""
