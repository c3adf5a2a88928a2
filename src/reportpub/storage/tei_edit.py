"""Change words of a TEI file, and touch no other byte.

The words of a sentence are those that ``storage.tei`` reads: corrected, without
notes, their lines folded. Each letter of them is led back to where it stands in the
file, so that layout, comments, attributes and entities stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from reportpub.diagnostics import Edit

PIECE = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|<(?P<close>/?)(?:[\w.\-]+:)?(?P<name>[\w.\-]+)"
    r"(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|(?P<reference>&[^;<]*;)|(?P<letters>[^<&]+)",
    re.DOTALL,
)
# The ``xml:id`` among the attributes of a start tag.
ID = re.compile(r"\sxml:id\s*=\s*[\"']([^\"']*)[\"']")
_LANGUAGE = re.compile(r"\sxml:lang\s*=\s*[\"']([^\"']*)[\"']")
# XML 1.0, 2.11: every line end is read as one line feed.
_LETTER = re.compile(r"\r\n|.", re.DOTALL)
_LINE_BREAK = re.compile(r"\s*\n\s*")
_SPACE = re.compile(r"\s+")
# What stands in these is no part of the words.
_SILENT = frozenset({"note", "sic"})
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class _Letter(NamedTuple):
    """A character of the words, and the range of the file that is read as it."""

    value: str
    start: int
    end: int


class _Stretch(NamedTuple):
    """Letters of one text or one element; ``is_text`` is text of the sentence."""

    letters: list[_Letter]
    is_text: bool


class _Word(NamedTuple):
    """A letter that counts, and whether it stands in no element of the sentence."""

    letter: _Letter
    is_text: bool


def edit_tei(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """Return the TEI ``text`` with ``edits`` made, and those that were left out.

    An edit is left out that names an unknown sentence or a place beyond its end, that
    crosses another one, the border of an element or a comment, or that would not be
    read as it was meant. The path of the edits is not looked at.
    """
    wanted: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in dict.fromkeys(edits):
        wanted[edit.unit].append(edit)
    joint = "" if language_of(text).startswith("zh") else " "
    pieces: list[str] = []
    left: list[Edit] = []
    position = 0
    for identifier, start, end in _sentences(text, wanted.keys()):
        markup, refused = _edited(text[start:end], wanted.pop(identifier), joint)
        pieces += text[position:start], markup
        left += refused
        position = end
    left += (edit for unknown in wanted.values() for edit in unknown)
    return "".join((*pieces, text[position:])), tuple(left)


def words_of(markup: str, joint: str) -> str:
    """Return the words of a sentence; ``joint`` stands for the end of a line."""
    return "".join(word.letter.value for word in _words(markup, joint))


def language_of(text: str) -> str:
    """Return the ``xml:lang`` of the first element, or nothing."""
    for piece in PIECE.finditer(text):
        if piece["name"]:
            language = _LANGUAGE.search(piece["attributes"])
            return language[1] if language else ""
    return ""


def _sentences(
    text: str, identifiers: Collection[str]
) -> Iterator[tuple[str, int, int]]:
    """Yield those of the sentences ``identifiers`` that are there, and their content.

    The content is a range of ``text``, in the order of the file.
    """
    opened: tuple[str, int] | None = None
    for piece in PIECE.finditer(text):
        if piece["name"] != "s":
            continue
        if piece["close"]:
            if opened:
                yield (*opened, piece.start())
            opened = None
            continue
        identifier = ID.search(piece["attributes"])
        is_empty = piece["attributes"].endswith("/")
        if identifier and identifier[1] in identifiers and not is_empty:
            opened = identifier[1], piece.end()


def _edited(
    markup: str, edits: Iterable[Edit], joint: str
) -> tuple[str, Sequence[Edit]]:
    """Return the content of a sentence with ``edits`` made, and those left out."""
    refused: list[Edit] = []
    limit = len(markup)
    # From the end on, so that the places before it stay where they are.
    for edit in sorted(edits, key=lambda edit: edit.spot, reverse=True):
        first, last = edit.spot
        changed = _changed(markup, edit, joint) if last <= limit else None
        if changed is None:
            refused.append(edit)
        else:
            markup, limit = changed, first
    return markup, refused[::-1]


def _changed(markup: str, edit: Edit, joint: str) -> str | None:
    """Return ``markup`` with one edit made, or nothing where it cannot be."""
    words = _words(markup, joint)
    first, last = edit.spot
    if not 0 <= first <= last <= len(words) or not words:
        return None
    start, end = _range(words, first, last)
    # Only the end of a CDATA section shows none of its beginning.
    if "<" in markup[start:end] or "]]>" in markup[start:end]:
        return None
    changed = markup[:start] + edit.text.translate(_ESCAPES) + markup[end:]
    before = "".join(word.letter.value for word in words)
    meant = before[:first] + edit.text + before[last:]
    # Space may fold away at the end of a line, and CDATA knows no entities.
    return changed if words_of(changed, joint) == meant else None


def _range(words: Sequence[_Word], first: int, last: int) -> tuple[int, int]:
    """Return where the letters from ``first`` to ``last`` stand in the markup."""
    if first < last:
        return words[first].letter.start, words[last - 1].letter.end
    before = words[first - 1] if first else None
    after = words[first] if first < len(words) else None
    # Beside an element rather than in it.
    if before and (before.is_text or not (after and after.is_text)):
        return before.letter.end, before.letter.end
    assert after is not None  # there are words
    return after.letter.start, after.letter.start


def _words(markup: str, joint: str) -> list[_Word]:
    stretches = [*_stretches(markup)]
    words: list[_Word] = []
    for number, (letters, is_text) in enumerate(stretches):
        if is_text:
            is_first, is_last = number == 0, number == len(stretches) - 1
            kept = _trimmed(letters, at_start=is_first, at_end=is_last)
            kept = _folded(kept, _LINE_BREAK, joint)
        else:
            kept = _folded(_trimmed(letters, at_start=True, at_end=True), _SPACE, " ")
        words += (_Word(letter, is_text) for letter in kept)
    return words


def _stretches(markup: str) -> Iterator[_Stretch]:
    """Yield the texts and the elements of a sentence, as the reader parts them."""
    letters: list[_Letter] = []
    opened: list[str] = []
    for piece in PIECE.finditer(markup):
        name = piece["name"]
        if not name:
            if not _SILENT.intersection(opened):
                letters += _letters(piece)
            continue
        is_empty = piece["attributes"].endswith("/")
        if not opened and letters:
            yield _Stretch(letters, is_text=True)
            letters = []
        if piece["close"]:
            opened.pop()
        elif not is_empty:
            opened.append(name)
        if not opened:
            yield _Stretch(letters, is_text=False)
            letters = []
    if letters:
        yield _Stretch(letters, is_text=True)


def _letters(piece: re.Match[str]) -> Iterator[_Letter]:
    if piece["reference"]:
        yield _Letter(unescape(piece["reference"]), *piece.span())
    for kind in ("letters", "cdata"):
        for match in _LETTER.finditer(piece[kind] or ""):
            value = "\n" if match[0][0] == "\r" else match[0]
            start = piece.start(kind) + match.start()
            yield _Letter(value, start, start + len(match[0]))


def _trimmed(letters: list[_Letter], *, at_start: bool, at_end: bool) -> list[_Letter]:
    text = _text(letters)
    first = len(text) - len(text.lstrip()) if at_start else 0
    last = len(text.rstrip()) if at_end else len(text)
    return letters[first:last]


def _folded(
    letters: list[_Letter], space: re.Pattern[str], joint: str
) -> list[_Letter]:
    """Return ``letters`` with each ``space`` made one ``joint``."""
    folded: list[_Letter] = []
    position = 0
    for match in space.finditer(_text(letters)):
        folded += letters[position : match.start()]
        if joint:
            start, end = letters[match.start()].start, letters[match.end() - 1].end
            folded.append(_Letter(joint, start, end))
        position = match.end()
    return folded + letters[position:]


def _text(letters: Iterable[_Letter]) -> str:
    return "".join(letter.value for letter in letters)
