"""A dictionary from Chinese to English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

Glosses = NewType("Glosses", str)
"""All that a dictionary says of a word, as it is printed there."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Chinese words in simplified characters, each with what it means in English."""

    glosses: Mapping[str, Glosses]
