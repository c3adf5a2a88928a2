"""What a new header says of the text, statement by statement (TEI P5, 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Imprint:
    """The statements of a header, in the text's own language; any may be empty."""

    publisher: str = "reportpub"
    availability: tuple[str, ...] = ()
    """Under which terms the text may be used (TEI ``<availability>``)."""
    source: tuple[str, ...] = ()
    """What the text was taken from (``<sourceDesc>``)."""
    normalizations: tuple[str, ...] = ()
    """What was changed throughout (``<normalization>``)."""
    corrections: tuple[str, ...] = ()
    """How corrections are marked (``<correction>``)."""
    segmentation: tuple[str, ...] = ()
    """How sentences were divided (``<segmentation>``)."""
    date: str = ""
    """The day the report was given, in words; empty for ISO 8601."""
    places: Mapping[str, str] = field(default_factory=dict[str, str])
    """The names of city and province: ``{"city": "邯郸市"}``."""
