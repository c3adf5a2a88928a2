"""TMX 1.4b, the memory of a CAT tool: a unit a group, with its state and comments."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub import __version__
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
from reportpub.storage.markup import XML, add, local, parse, place, root_of, serialise
from reportpub.storage.pairs.stream import language, words

_STATE, _REPORT = "x-state", "x-report"


def write(text: OutgoingText) -> Mapping[str, bytes]:
    """Return the report as TMX 1.4b."""
    root = root_of("tmx", {}, version="1.4")
    header = add(
        root,
        "header",
        **{
            "creationtool": "reportpub",
            "creationtoolversion": __version__,
            "segtype": "block",
            "o-tmf": "reportpub",
            "adminlang": "en",
            "srclang": "zh-Hans",
            "datatype": "plaintext",
        },
    )
    add(header, "prop", text.report, type=_REPORT)
    body = add(root, "body")
    for group in text.groups:
        _write_unit(body, group)
    return {"": serialise(root)}


def _write_unit(body: etree._Element, group: Outgoing) -> None:
    unit = add(body, "tu", tuid=group.handle.name)
    for line in group.remarks:
        add(unit, "note", line)
    add(unit, "prop", group.state, type=_STATE)
    for tag, text in (("zh-Hans", group.source_shown), ("en", group.target_shown)):
        add(add(unit, "tuv", **{f"{XML}lang": tag}), "seg", text)


def read(path: Path, name: str) -> ReturnedFile:
    """Return what comes back in a TMX file.

    A tool says with ``changeid`` and ``changedate`` whose a translation is. Raises
    ``SourceError`` with a line where the file is not well-formed or no TMX.
    """
    root = parse(read_bytes(path, name), name, SourceError, roots={"tmx"})
    if local(root) != "tmx":
        message = "The file is no TMX; its root must be <tmx>."
        raise SourceError(message, Location(name, 1))
    groups, loose = parted(_unit(unit, name) for unit in root.iter("{*}tu"))
    report = (
        node.text or ""
        for node in root.iterfind(f"{{*}}header/{{*}}prop[@type='{_REPORT}']")
    )
    return ReturnedFile(next(report, ""), Hand(), groups, loose)


def _unit(unit: etree._Element, name: str) -> Returned | Loose:
    texts = {"zh": "", "en": ""}
    hands: tuple[Hand, ...] = ()
    for variant in children(unit, "tuv"):
        tag = language(variant.get(f"{XML}lang") or variant.get("lang") or "")
        texts[tag] = "".join(words(node, CODES) for node in children(variant, "seg"))
        if tag == "en" and variant.get("changeid"):
            hands = (Hand(variant.get("changeid", ""), _day(variant)),)
    states = {p.text or "" for p in children(unit, "prop") if p.get("type") == _STATE}
    return returned(
        unit.get("tuid", ""),
        texts["zh"],
        texts["en"],
        place(unit, name),
        state=next((State(state) for state in states if state in set(State)), None),
        remarks=[note.text or "" for note in children(unit, "note")],
        hands=hands,
    )


def _day(variant: etree._Element) -> str:
    # TMX 1.4b, "changedate": YYYYMMDDThhmmssZ.
    moment = variant.get("changedate", "")
    digits = moment[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits.isdecimal() else ""
