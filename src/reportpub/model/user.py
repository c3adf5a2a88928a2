"""Who may do what at the translators' desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each role may do what those before it may."""

    READER = "reader"
    """Look, and download."""
    TRANSLATOR = "translator"
    """Edit the English, propose entries, build."""
    APPROVER = "approver"
    """Approve and reject, merge and retire entries, waive findings."""
    ADMIN = "admin"
    """Undo what others saved."""

    def may(self, needed: Role) -> bool:
        """Whether this role is ``needed`` or more."""
        order = tuple(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class User:
    """A person who signs in; ``password`` is an Argon2 hash (RFC 9106)."""

    name: str
    role: Role
    password: str
