"""XLIFF 2 (OASIS Standard 2.0 and 2.1): a unit a group, with its state and notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.document import State
from reportpub.model.outgoing import Outgoing, OutgoingText
from reportpub.model.returned import Hand, Loose, Returned, ReturnedFile
from reportpub.storage.bilingual.files import (
    CODES,
    children,
    parted,
    read_bytes,
    returned,
)
from reportpub.storage.markup import add, local, parse, place, root_of, serialise
from reportpub.storage.pairs.stream import language, words

_SPACE = "urn:oasis:names:tc:xliff:document:2.0"
_ORDER = tuple(State)


def write(text: OutgoingText) -> Mapping[str, bytes]:
    """Return the report as XLIFF 2.0, which tools for 2.1 read as well."""
    root = root_of(
        _tag("xliff"), {None: _SPACE}, version="2.0", srcLang="zh-Hans", trgLang="en"
    )
    file = add(root, _tag("file"), id="text", original=text.report)
    for group in text.groups:
        _write_unit(file, group)
    return {"": serialise(root)}


def _write_unit(file: etree._Element, group: Outgoing) -> None:
    # The group is cut as it is: a tool that cuts it anew has to join it again.
    about = {"id": group.handle.name, "name": group.id, "canResegment": "no"}
    unit = add(file, _tag("unit"), **about)
    if group.remarks:
        notes = add(unit, _tag("notes"))
        for line in group.remarks:
            add(notes, _tag("note"), line)
    segment = add(unit, _tag("segment"), id=group.id, state=group.state)
    add(segment, _tag("source"), group.source_shown)
    add(segment, _tag("target"), group.target_shown)


def read(path: Path, name: str) -> ReturnedFile:
    """Return what comes back in an XLIFF 2 file.

    Segments and what stands between them are joined. Raises ``SourceError`` with a line
    where the file is not well-formed or is no XLIFF 2 from Chinese into English.
    """
    root = parse(read_bytes(path, name), name, SourceError)
    sides = [language(root.get(side, "")) for side in ("srcLang", "trgLang")]
    if local(root) != "xliff" or sides != ["zh", "en"]:
        message = (
            "The file is no XLIFF from Chinese into English; its root must be "
            "<xliff> with srcLang zh and trgLang en."
        )
        raise SourceError(message, Location(name, 1))
    file = next(root.iter("{*}file"), None)
    groups, loose = parted(_unit(unit, name) for unit in root.iter("{*}unit"))
    identifier = "" if file is None else file.get("original", "")
    return ReturnedFile(identifier, Hand(), groups, loose)


def _unit(unit: etree._Element, name: str) -> Returned | Loose:
    parts = [*children(unit, "segment", "ignorable")]
    states = [part.get("state", State.INITIAL) for part in parts if _is_segment(part)]
    known = [State(state) for state in states if state in _ORDER]
    remarks = [note.text or "" for note in unit.iterfind("{*}notes/{*}note")]
    return returned(
        unit.get("id", ""),
        _joined(parts, "source"),
        _joined(parts, "target"),
        place(unit, name),
        state=min(known, key=_ORDER.index, default=None),
        remarks=remarks,
    )


def _joined(parts: Iterable[etree._Element], side: str) -> str:
    """Return the words of a side; English segments that touch get a space."""
    joint = " " if side == "target" else ""
    texts = (words(node, CODES) for part in parts for node in children(part, side))
    return joint.join(filter(None, texts))


def _is_segment(part: etree._Element) -> bool:
    return local(part) == "segment"


def _tag(name: str) -> str:
    return f"{{{_SPACE}}}{name}"
