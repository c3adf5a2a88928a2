"""XLIFF 1.2 (OASIS Standard, 2008): a translation unit a group."""

from __future__ import annotations

from collections.abc import Mapping
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
from reportpub.storage.markup import add, parse, place, root_of, serialise
from reportpub.storage.pairs.stream import language, words

_SPACE = "urn:oasis:names:tc:xliff:document:1.2"
# The values of target/@state (2.3.2) that say what those of XLIFF 2 say.
_WRITTEN = {
    State.INITIAL: "new",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
_READ = {
    **{written: state for state, written in _WRITTEN.items()},
    **dict.fromkeys(
        ("needs-translation", "needs-adaptation", "needs-l10n"), State.INITIAL
    ),
    **dict.fromkeys(
        (
            "needs-review-translation",
            "needs-review-adaptation",
            "needs-review-l10n",
        ),
        State.TRANSLATED,
    ),
}


def write(text: OutgoingText) -> Mapping[str, bytes]:
    """Return the report as XLIFF 1.2."""
    root = root_of(_tag("xliff"), {None: _SPACE}, version="1.2")
    about = {
        "original": text.report,
        "source-language": "zh-Hans",
        "target-language": "en",
        "datatype": "plaintext",
    }
    body = add(add(root, _tag("file"), **about), _tag("body"))
    for group in text.groups:
        _write_unit(body, group)
    return {"": serialise(root)}


def _write_unit(body: etree._Element, group: Outgoing) -> None:
    unit = add(body, _tag("trans-unit"), id=group.handle.name, resname=group.id)
    add(unit, _tag("source"), group.source_shown)
    add(unit, _tag("target"), group.target_shown, state=_WRITTEN[group.state])
    for line in group.remarks:
        add(unit, _tag("note"), line)


def read(path: Path, name: str) -> ReturnedFile:
    """Return what comes back in an XLIFF 1.2 file.

    Raises ``SourceError`` with a line where it is not well-formed, or is not from
    Chinese into English.
    """
    root = parse(read_bytes(path, name), name, SourceError)
    report = ""
    for file in root.iter("{*}file"):
        report = report or file.get("original", "")
        sides = [language(file.get(f"{s}-language", "")) for s in ("source", "target")]
        if sides != ["zh", "en"]:
            message = (
                "The file is not from Chinese into English; give source-language zh "
                "and target-language en."
            )
            raise SourceError(message, place(file, name))
    if not report:
        message = "The file is no XLIFF 1.2; it has no <file> with @original."
        raise SourceError(message, Location(name, 1))
    groups, loose = parted(_unit(unit, name) for unit in root.iter("{*}trans-unit"))
    return ReturnedFile(report, Hand(), groups, loose)


def _unit(unit: etree._Element, name: str) -> Returned | Loose:
    target = next(iter(children(unit, "target")), None)
    state = None if target is None else _READ.get(target.get("state", ""))
    if unit.get("approved") == "yes" and state in {None, State.TRANSLATED}:
        state = State.REVIEWED
    return returned(
        unit.get("id", ""),
        "".join(words(node, CODES) for node in children(unit, "source")),
        "" if target is None else words(target, CODES),
        place(unit, name),
        state=state,
        remarks=[note.text or "" for note in children(unit, "note")],
    )


def _tag(name: str) -> str:
    return f"{{{_SPACE}}}{name}"
