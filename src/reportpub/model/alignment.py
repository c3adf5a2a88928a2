"""Which sentences translate which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that translate each other; either side may be empty."""

    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """All groups of a pair of documents, in the order of the source."""

    groups: tuple[Group, ...]
    by_source: Mapping[str, Group]
    by_target: Mapping[str, Group]
