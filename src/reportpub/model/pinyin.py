"""Readings of Chinese characters: what an override may say, and who sounds like it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module


def is_chinese(character: str) -> bool:
    """Say whether ``character`` is one that has a syllable."""
    return "\u4e00" <= character <= "\u9fff"


def pinyin_fault(word: str, pinyin: str) -> str:
    """Return what is wrong with ``pinyin`` as the sound of ``word``, or nothing.

    It must have a syllable of Mandarin, with its tone, for each Chinese character,
    parted by spaces.
    """
    syllables = pinyin.split()
    characters = [character for character in word if is_chinese(character)]
    if len(syllables) != len(characters):
        return (
            f"The pinyin “{pinyin}” has {len(syllables)} syllables, but “{word}” has "
            f"{len(characters)} characters; write one for each, parted by spaces."
        )
    for syllable, character in zip(syllables, characters, strict=True):
        if syllable not in homophones() and syllable not in readings(character):
            return (
                f"“{syllable}” is no reading of “{character}”; mend the entry’s pinyin."
            )
    return ""


def readings(character: str) -> tuple[str, ...]:
    """Return the syllables of a Chinese character, the usual one first."""
    return tuple(_table().get(ord(character), "").split(","))


@lru_cache(maxsize=1)
def homophones() -> Mapping[str, str]:
    """Return for a syllable with its tone a character that has no other reading."""
    found: dict[str, str] = {}
    for code, reading in _table().items():
        if "," not in reading and is_chinese(chr(code)):
            found.setdefault(reading, chr(code))
    return found


@lru_cache(maxsize=1)
def _table() -> Mapping[int, str]:
    # The library's large dictionary of phrases is not needed, and slow to load.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    table: Mapping[int, str] = import_module("pypinyin.pinyin_dict").pinyin_dict
    return table
