"""By what a group of sentences that went out is found again when it comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from reportpub.model.document import State
from reportpub.model.publication import Row, plain

_DIGITS = 8
_TAG = re.compile(r"(\S+)[ .]([0-9a-f]{8})[ .]([0-9a-f]{8})(?:[ .]([itrf]))?")
_BOOKMARK = re.compile(r"_Row_(\w+)_([0-9a-f]{8})_([0-9a-f]{8})", re.ASCII)
# Word takes no longer name for a bookmark, and in it letters, digits and low lines.
_LONGEST = 40
_WRITTEN = {"_": "_u", "-": "_h"}
_STATES = {state[0]: state for state in State}
_READ = {written: mark for mark, written in _WRITTEN.items()}


@dataclass(frozen=True, slots=True)
class Handle:
    """The name of an alignment group, and what it held when it went out.

    ``id`` is that of its first sentence; ``source`` and ``target`` are digests of its
    words in each language, ``state`` is its state, where the file says one. Who reads
    a file back sees from the first where a text belongs, from the others what was
    changed, there or here.
    """

    id: str
    source: str
    target: str
    state: State | None = None

    def __str__(self) -> str:
        return " ".join(self._parts)

    @property
    def name(self) -> str:
        """The handle without spaces, as identifiers of other formats must be."""
        return ".".join(self._parts)

    @property
    def _parts(self) -> tuple[str, ...]:
        state = (self.state[0],) if self.state else ()
        return (self.id, self.source, self.target, *state)

    @property
    def bookmark(self) -> str:
        """The handle as the name of a bookmark in Word; none if it is too long."""
        identifier = re.sub(r"[_-]", lambda mark: _WRITTEN[mark[0]], self.id)
        name = f"_Row_{identifier}_{self.source}_{self.target}"
        return name if len(name) <= _LONGEST else ""


def handle_of(identifier: str, source: str, target: str) -> Handle:
    """Return the handle of the group that begins with ``identifier``, of its words."""
    return Handle(identifier, words_digest(source), words_digest(target))


def row_handle(row: Row) -> Handle | None:
    """Return what a row of two languages is found by; nothing if it has no sentence.

    The digests are those of its versions, in their order and without notes.
    """
    first = next((line.id for version in row.versions for line in version.lines), "")
    if not first or len(row.versions) == 1:
        return None
    leading, beside = map(plain, row.versions)
    return handle_of(first, leading, beside)


def words_digest(words: str) -> str:
    """Return eight hexadecimal digits of SHA-256 over ``words``."""
    return sha256(words.encode()).hexdigest()[:_DIGITS]


def read_handle(text: str) -> Handle | None:
    """Return the handle written as ``str``, ``name`` or ``bookmark``, if it is one."""
    if bookmark := _BOOKMARK.fullmatch(text):
        identifier = re.sub(r"_[uh]", lambda code: _READ[code[0]], bookmark[1])
        return Handle(identifier, bookmark[2], bookmark[3])
    tag = _TAG.fullmatch(text)
    return Handle(tag[1], tag[2], tag[3], _STATES.get(tag[4])) if tag else None
