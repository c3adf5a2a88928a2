"""A text as it comes back from a file that colleagues worked in."""

from __future__ import annotations

from dataclasses import dataclass

from reportpub.diagnostics import Location
from reportpub.model.document import Comment, State
from reportpub.model.handle import Handle


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changed something, and the day (ISO 8601); either may not be known."""

    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, and how many characters of the translation stand before it."""

    comment: Comment
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """What one side of a group says in the file.

    ``text`` is what it says with all tracked changes accepted, ``before`` with all
    rejected, or nothing where the format tracks none; ``hands`` are whose the changes
    are. ``notes`` are the texts of its notes, or nothing where the format holds none.
    ``unread`` names what is no text.
    """

    text: str
    before: str | None = None
    hands: tuple[Hand, ...] = ()
    notes: tuple[str, ...] | None = None
    remarks: tuple[Remark, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """A group as a file brings it back; ``state`` where the format says one."""

    handle: Handle
    source: Wording
    target: Wording
    place: Location
    state: State | None = None
    is_deleted: bool = False
    """Whether it was taken out with changes tracked."""


@dataclass(frozen=True, slots=True)
class Loose:
    """Words of a file that belong to no group; ``is_new`` if changes were tracked."""

    text: str
    place: Location
    is_new: bool = False
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """All that a file brings back, in its order.

    ``publication`` is what the file says it was made as, such as
    ``handan-2021.zh-en``; ``hand`` is who saved it last.
    """

    publication: str
    hand: Hand
    groups: tuple[Returned, ...]
    loose: tuple[Loose, ...] = ()
