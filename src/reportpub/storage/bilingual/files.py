"""What the formats have in common: bytes in, text of an element, remarks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.document import State
from reportpub.model.handle import read_handle
from reportpub.model.outgoing import read_comment
from reportpub.model.returned import Hand, Loose, Remark, Returned, Wording

# Codes of a tool within the text: XLIFF 1.2 and TMX keep native code in them, those of
# XLIFF 2 are empty.
CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "sc", "ec", "sm", "em", "x", "bx"})


def read_bytes(path: Path, name: str) -> bytes:
    """Return what is in a file; raises ``SourceError`` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        message = "The file does not exist."
        raise SourceError(message, Location(name)) from None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise SourceError(message, Location(name)) from None


def returned(
    identifier: str,
    source: str,
    target: str,
    place: Location,
    *,
    state: State | None = None,
    remarks: Iterable[str] = (),
    hands: tuple[Hand, ...] = (),
) -> Returned | Loose:
    """Return a group as it came back, or what is of no group that went out."""
    comments = (read_comment(line) for line in remarks if line.strip())
    notes = tuple(Remark(comment, len(target)) for comment in comments)
    handle = read_handle(identifier.strip())
    if handle is None:
        return Loose(target, place, remarks=notes)
    there = Wording(target, hands=hands, remarks=notes)
    return Returned(handle, Wording(source), there, place, state)


def parted(
    found: Iterable[Returned | Loose],
) -> tuple[tuple[Returned, ...], tuple[Loose, ...]]:
    """Return the groups and the rest, each in the order of the file."""
    several = [*found]
    return (
        tuple(group for group in several if isinstance(group, Returned)),
        tuple(rest for rest in several if isinstance(rest, Loose)),
    )


def children(node: etree._Element, *names: str) -> Iterable[etree._Element]:
    """Return the elements ``names`` directly in ``node``, of any namespace."""
    wanted: Iterable[etree._Element] = node.iterchildren(*(f"{{*}}{n}" for n in names))
    return wanted
