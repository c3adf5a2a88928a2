"""Readings of Chinese characters: what an override may say, and who sounds like it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from itertools import chain
from typing import Any

# Characters with a reading, or a word or figure in Latin letters.
_STRETCHES = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9](?:[\w.+%-]*[\w%])?", re.ASCII)

# Written with the tone they have alone (GB/T 16159), which the library changes.
_UNCHANGED = {"一": "yī", "不": "bù"}


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


def spoken(word: str, override: str = "") -> str:
    """Return how ``word`` is read: syllables with tones, parted by spaces.

    Latin letters and figures stay as they are, punctuation is left out. ``override``
    has the syllables where the usual reading would be wrong.
    """
    stretches = _STRETCHES.findall(word)
    if override:
        following = iter(override.split())
        sounds = [
            [next(following) for _ in stretch] if is_chinese(stretch[0]) else [stretch]
            for stretch in stretches
        ]
    else:
        # As a whole: how a character is read depends on the word it is part of.
        sounds = [_syllables(stretch) for stretch in stretches]
    return " ".join(chain.from_iterable(sounds))


def readings(character: str) -> tuple[str, ...]:
    """Return the syllables of a Chinese character, the usual one first."""
    return tuple(_table().get(ord(character), "").split(","))


def _syllables(stretch: str) -> list[str]:
    if not is_chinese(stretch[0]):
        return [stretch]
    sounds: list[list[str]] = _library().pinyin(stretch)
    return [
        _UNCHANGED.get(character, usual)
        for character, (usual, *_) in zip(stretch, sounds, strict=True)
    ]


@lru_cache(maxsize=1)
def _library() -> Any:  # noqa: ANN401 (loaded when first used)
    library = import_module("pypinyin")
    # It may have been loaded without them: see _table.
    library.load_phrases_dict(import_module("pypinyin.phrases_dict").phrases_dict)
    return library


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
