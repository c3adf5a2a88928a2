"""The package of a Word file: refused where it is unsafe, its parts as XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from zipfile import ZipFile

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.returned import Hand
from reportpub.storage.markup import SAFE
from reportpub.storage.package import WORD, refuse_unsafe
from reportpub.storage.word.names import Node

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
# What is read of a file, by the last word of the type of the relationship.
_KINDS = frozenset({"comments", "footnotes", "endnotes"})


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file: the roots of its parts, what it says of itself, who saved it."""

    parts: Mapping[str, Node]
    publication: str
    hand: Hand


def read_package(data: bytes, name: str) -> Package:
    """Return the parts ``document``, ``comments``, ``footnotes`` and ``endnotes``.

    All but the first may be missing. Raises ``SourceError`` for a file that is no
    sound Word file, is encrypted, or has macros.
    """
    refuse_unsafe(data, name, WORD)
    with ZipFile(BytesIO(data)) as archive:
        main = _targets(archive, "", name).get("officeDocument", "")
        if main not in archive.namelist():
            message = "The file is no Word file; save it as .docx."
            raise SourceError(message, Location(name))
        targets = _targets(archive, main, name)
        parts = {"document": _parse(archive, main, name)}
        for kind in sorted(_KINDS & targets.keys()):
            if targets[kind] in archive.namelist():
                parts[kind] = _parse(archive, targets[kind], name)
        core = _targets(archive, "", name).get("core-properties", "")
        about = _parse(archive, core, name) if core in archive.namelist() else None
    return Package(parts, _word(about, f"{_DC}identifier"), _hand(about))


def _targets(archive: ZipFile, part: str, name: str) -> Mapping[str, str]:
    """Return the parts that ``part``, or the package, names, by what they are to it."""
    folder, _, file = part.rpartition("/")
    relations = join(folder, "_rels", f"{file}.rels")
    if relations not in archive.namelist():
        return {}
    return {
        node.get("Type", "").rpartition("/")[2]: normpath(
            join("/", folder, node.get("Target", ""))
        ).lstrip("/")
        for node in _parse(archive, relations, name).iter(_RELATION)
        if node.get("TargetMode") != "External"
    }


def _parse(archive: ZipFile, part: str, name: str) -> Node:
    parser = etree.XMLParser(**SAFE)
    try:
        return etree.fromstring(archive.read(part), parser)
    except etree.XMLSyntaxError:
        message = f"{part} in the file is not well-formed XML; save the file again."
        raise SourceError(message, Location(name)) from None


def _hand(about: Node | None) -> Hand:
    name = _word(about, f"{_CORE}lastModifiedBy")
    # Our own files have the day of the report there; only a person has saved on a day.
    return Hand(name, _word(about, f"{_DCTERMS}modified")[:10]) if name else Hand()


def _word(about: Node | None, tag: str) -> str:
    node = None if about is None else about.find(tag)
    return "" if node is None else " ".join((node.text or "").split())
