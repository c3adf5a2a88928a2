"""The orders of the term index: pinyin, strokes, A to Z.

Each is CLDR's collation but for the strokes of Simplified characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase
from unicodedata import normalize

from reportpub.editions.icu import sort_key
from reportpub.editions.strokes import strokes_of
from reportpub.model.pinyin import homophones, is_chinese, readings

# Chinese headwords that begin with a digit stand before all others, and those that
# begin with a Latin letter after them, as in 现代汉语词典.
DIGITS, LETTERS = "0–9", "字母"

# CLDR marks where a group begins by U+FDD0 and its label: the letters that a syllable
# of Mandarin can begin with, or U+2800 + the number of strokes (UTS 35, Collation,
# “Collation Indexes”). Characters of more than 33 strokes are no words of reports.
_INITIALS = tuple(letter for letter in ascii_uppercase if letter not in "IUV")
_STROKES = range(1, 34)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a word stands: its heading, and its key within the order."""

    heading: str
    key: tuple[bytes, str]


Order = Callable[[str, str], Placed]


def by_pinyin(word: str, pinyin: str) -> Placed:
    """Place a Chinese word by the sound of its characters (GB/T 13418).

    ``pinyin`` overrides their usual reading: a syllable with its tone for each
    Chinese character, parted by spaces; it may be empty.
    """
    sounds = _respelt(word, pinyin) if pinyin else word
    return _chinese("zh-u-co-pinyin", sounds, word, _pinyin_marks())


def by_strokes(word: str, _pinyin: str) -> Placed:
    """Place a Chinese word by the strokes of its characters, as CLDR counts them."""
    return _chinese("zh-u-co-stroke", word, word, _stroke_marks())


def by_national_strokes(word: str, pinyin: str) -> Placed:
    """Place a Simplified word by the strokes of its characters (GF 3003-1999).

    Characters that the standard lacks follow those of as many strokes.
    """
    key = b"".join(map(_stroke_key, filter(str.isalnum, word)))
    strokes = strokes_of(_initial(word))
    heading = str(strokes.number) if strokes else by_strokes(word, pinyin).heading
    return Placed(heading, (key, word))


def by_letters(word: str, _pinyin: str) -> Placed:
    """Place an English word by its letters."""
    initial = normalize("NFKD", _initial(word))[:1].upper()
    heading = initial if initial in _letters() else DIGITS
    return Placed(heading, (sort_key("en")(word), word))


def _chinese(
    locale: str, sounds: str, word: str, marks: Sequence[tuple[bytes, str]]
) -> Placed:
    key = sort_key(locale)(sounds)
    initial = _initial(word)
    if initial.isascii():
        heading = DIGITS if initial.isdigit() else LETTERS
    else:
        heading = marks[bisect_right(marks, (key, "\U0010ffff")) - 1][1]
    return Placed(heading, (key, word))


def _respelt(word: str, pinyin: str) -> str:
    """Return ``word`` with each Chinese character as one that has only that reading.

    The door has refused an override that does not fit.
    """
    following = iter(pinyin.split())
    return "".join(
        _sounding(next(following), character) if is_chinese(character) else character
        for character in word
    )


def _sounding(syllable: str, character: str) -> str:
    """Return a character that sorts as ``character`` read as ``syllable``.

    That is ``character`` itself where it is usually read so; else one that has no
    other reading. A few syllables have none: then ``character`` stands for it.
    """
    if syllable == readings(character)[0]:
        return character
    return homophones().get(syllable, character)


def _initial(word: str) -> str:
    return next((character for character in word if character.isalnum()), "")


def _stroke_key(character: str) -> bytes:
    """Return what sorts a character: digits, then Han by strokes, then letters."""
    if not is_chinese(character):
        kind = b"\0" if character.isdigit() else b"\2"
        return kind + sort_key("en")(character)
    strokes = strokes_of(character)
    number = strokes.number if strokes else int(by_strokes(character, "").heading)
    # The standard has fewer characters than two bytes can count.
    place = strokes.place if strokes else 0xFFFF
    rare = b"" if strokes else character.encode()
    return b"\1" + bytes((number,)) + place.to_bytes(2, "big") + rare


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    return frozenset(ascii_uppercase)


@lru_cache(maxsize=1)
def _pinyin_marks() -> tuple[tuple[bytes, str], ...]:
    key = sort_key("zh-u-co-pinyin")
    return tuple((key(f"\ufdd0{letter}"), letter) for letter in _INITIALS)


@lru_cache(maxsize=1)
def _stroke_marks() -> tuple[tuple[bytes, str], ...]:
    key = sort_key("zh-u-co-stroke")
    return tuple((key(f"\ufdd0{chr(0x2800 + n)}"), str(n)) for n in _STROKES)
