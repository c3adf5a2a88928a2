"""What a file that came back changes in the text, and what it cannot change."""

from __future__ import annotations

from dataclasses import dataclass

from reportpub.diagnostics import Location
from reportpub.model.document import Comment, Progress, State
from reportpub.model.returned import Hand


@dataclass(frozen=True, slots=True)
class Rewording:
    """New words of the sentence ``unit``; ``hands`` are whose they are."""

    unit: str
    before: str
    after: str
    hands: tuple[Hand, ...]


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment that the sentence ``unit`` does not have yet."""

    unit: str
    comment: Comment


@dataclass(frozen=True, slots=True)
class NewState:
    """Another state of the sentence ``unit``; ``before`` is how it has come so far."""

    unit: str
    before: Progress
    after: State


@dataclass(frozen=True, slots=True)
class Refusal:
    """A group that cannot be taken over as it came back; ``place`` is in the text."""

    group: str
    place: Location
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.place}: {self.group}: {self.message} Hint: {self.hint}"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Something in the file that is not taken over, and where it stands."""

    place: Location
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Revision:
    """All that a file changes, refuses and leaves, each in the order of the file."""

    rewordings: tuple[Rewording, ...] = ()
    comments: tuple[NewComment, ...] = ()
    states: tuple[NewState, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    leavings: tuple[Leaving, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to change."""
        return not (self.rewordings or self.comments or self.states)
