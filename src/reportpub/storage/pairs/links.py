"""TEI ``linkGrp``: links between the sentences of two texts (TEI P5, 17.1.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.bitext import Segment
from reportpub.storage.loose import read_bytes
from reportpub.storage.markup import XML, local, parse
from reportpub.storage.pairs.stream import words

_NOTES = frozenset({"note"})
_HAN = range(0x3400, 0xA000)


def read_links(path: Path, name: str) -> list[Segment]:
    """Return what each ``<link target="a.xml#s1 b.xml#e1"/>`` joins.

    The texts are in the file itself, or in files beside it. Raises ``SourceError``
    with a line where a link leads elsewhere, or to nothing.
    """
    files: dict[str, Mapping[str, str]] = {}
    root = parse(read_bytes(path, name), name, SourceError)
    files[""] = dict(_texts(root))
    segments: list[Segment] = []
    for link in root.iter("{*}link"):
        sides = {"zh": list[str](), "en": list[str]()}
        location = Location(name, int(link.sourceline or 0))
        for target in link.get("target", "").split():
            text = _text(target, path, location, files)
            sides["zh" if _is_chinese(text) else "en"].append(text)
        if any(sides.values()):
            number = len(segments)
            zh, en = "".join(sides["zh"]), " ".join(sides["en"])
            segments.append(Segment(number, location.line, zh, en))
    if not segments:
        message = (
            "The file has no links; a TEI text is not imported, it is one already."
        )
        raise SourceError(message, Location(name))
    return segments


def _text(
    target: str, path: Path, location: Location, files: dict[str, Mapping[str, str]]
) -> str:
    file, _, identifier = target.partition("#")
    if file not in files:
        # A link must not lead out of the folder it stands in.
        if file != PurePosixPath(file).name or file in {"", ".", ".."}:
            message = f"The link leads to “{target}”; it must lead to a file beside it."
            raise SourceError(message, location)
        beside = path.with_name(file)
        files[file] = dict(_texts(parse(read_bytes(beside, file), file, SourceError)))
    try:
        return files[file][identifier]
    except KeyError:
        message = f"The link leads to “{target}”, which is not there."
        raise SourceError(message, location) from None


def _texts(root: etree._Element) -> Iterator[tuple[str, str]]:
    for node in root.iter(etree.Element):
        identifier = node.get(f"{XML}id")
        if identifier and local(node) in {"s", "seg", "head", "p", "ab"}:
            yield identifier, words(node, _NOTES)


def _is_chinese(text: str) -> bool:
    chinese = sum(ord(letter) in _HAN for letter in text)
    return chinese * 3 >= sum(map(str.isalpha, text)) and chinese > 0
