"""Lines of a loose text cut into sentences, their marks normalised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportpub.model.loose import NOTE, Line
from reportpub.transforms.splitting import split_chinese, split_english
from reportpub.transforms.structure.chinese_marks import Changes, with_chinese_marks
from reportpub.transforms.structure.english_marks import with_english_marks

# What has no width and no meaning: soft hyphens, joiners, marks of direction.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_NOTES_FIRST = re.compile(rf"^(?:\s*{NOTE})+")
# A heading and what follows it in one line, parted by white space only.
_FUSED = re.compile(
    r"^((?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])[^\s。！？]{2,40})"
    r"\s+(?=\S.*[。！？；])"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph to be: its sentences, and its line as the file gave it."""

    sentences: tuple[str, ...]
    line: Line

    @property
    def text(self) -> str:
        """The words of all sentences."""
        return "".join(self.sentences)


def chinese_passages(lines: Iterable[Line], changes: Changes) -> Iterator[Passage]:
    """Yield ``lines`` as Chinese passages; ``changes`` counts what was normalised."""
    for line in lines:
        pieces = [
            piece
            for given in line.sentences or (line.text,)
            for part in _unfused(given)
            for piece in _sentences(part, changes)
        ]
        if pieces:
            yield Passage(tuple(_with_notes_behind(pieces)), line)


def english_passages(lines: Iterable[Line], changes: Changes) -> Iterator[Passage]:
    """Yield ``lines`` as English passages; ``changes`` counts what was normalised."""
    for line in lines:
        pieces: list[str] = []
        for given in line.sentences or (line.text,):
            text, found = with_english_marks(_visible(given, changes))
            changes.update(found)
            pieces += (piece.strip() for piece in split_english(text.strip()))
        pieces = [piece for piece in pieces if piece]
        if pieces:
            yield Passage(tuple(_with_notes_behind(pieces)), line)


def _sentences(text: str, changes: Changes) -> Iterator[str]:
    text, found = with_chinese_marks(_visible(text, changes).strip())
    changes.update(found)
    return (piece for piece in map(str.strip, split_chinese(text)) if piece)


def _unfused(text: str) -> tuple[str, ...]:
    match = _FUSED.match(text.strip())
    return (match[1], text.strip()[match.end() :]) if match else (text,)


def _visible(text: str, changes: Changes) -> str:
    """Return ``text`` without characters that nobody sees."""
    found = Counter(_INVISIBLE.findall(text) + _CONTROL.findall(text))
    for letter, number in found.items():
        changes[f"U+{ord(letter):04X}", ""] += number
    return _CONTROL.sub("", _INVISIBLE.sub("", text))


def _with_notes_behind(pieces: Iterable[str]) -> Iterator[str]:
    """Yield ``pieces``, a note at the beginning put at the end of the one before."""
    last = ""
    for piece in pieces:
        match = _NOTES_FIRST.match(piece)
        if match and last:
            last += match[0].strip()
            rest = piece[match.end() :].strip()
        else:
            rest = piece
        if rest:
            if last:
                yield last
            last = rest
    if last:
        yield last
