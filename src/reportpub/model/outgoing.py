"""A text as it goes out to colleagues, group by group: what edits are told from."""

from __future__ import annotations

from dataclasses import dataclass

from reportpub.model.document import Sentence
from reportpub.model.handle import Handle


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence as it stands in the text and in the file that went out.

    ``put_in`` are the brackets that only the file has.
    """

    text: str
    shown: str
    put_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An alignment group, or the groups of a paragraph, as a file shows them.

    ``handle`` is what the group is found by again; the digests in it are those of
    ``source_shown`` and ``target_shown``. ``printed`` has a place for each sentence of
    ``target``. ``notes`` are those the file shows with the translation; it is nothing
    where the file has none.
    """

    handle: Handle
    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    source_shown: str
    target_shown: str
    printed: tuple[Printed, ...]
    notes: tuple[str, ...] | None = None

    @property
    def id(self) -> str:
        """The id of the first sentence."""
        return self.handle.id
