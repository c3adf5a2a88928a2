"""Revise the sentences of a TEI file: their words, state and comments.

Text in, text out; no byte is touched that does not have to be, so that layout,
comments and header stay as they are. Sentences are named by their ``xml:id``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from reportpub.diagnostics import Edit
from reportpub.model.document import Comment, State
from reportpub.storage.tei_edit import ID, PIECE, edit_tei, language_of, words_of

_TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)
_NOTE = re.compile(r"<note\b.*?</note\s*>", re.DOTALL)
_REVISIONS = re.compile(r"([ \t]*)</revisionDesc>")
_HEADER_END = re.compile(r"([ \t]*)</teiHeader>")


Change: TypeAlias = Callable[[str], str]
"""Makes a TEI text into another."""


class _Place(NamedTuple):
    """Where a sentence stands: its start tag, its content and its end."""

    unit: str
    start: int
    attributes: str
    content: tuple[int, int]
    end: int


def revise_each(text: str, changes: Mapping[str, Iterable[Change]]) -> str:
    """Return ``text`` with the changes of each sentence made, all in one pass.

    A change is given a TEI text that has the sentence alone. Raises ``KeyError`` where
    there is no such sentence.
    """
    frame = f"<text xml:lang={quoteattr(language_of(text))}>"
    pieces: list[str] = []
    position, missing = 0, set(changes)
    for place in _places(text, changes.keys()):
        own = frame + text[place.start : place.end]
        for change in changes[place.unit]:
            own = change(own)
        pieces += text[position : place.start], own.removeprefix(frame)
        position = place.end
        missing.discard(place.unit)
    if missing:
        raise KeyError(min(missing))
    return "".join((*pieces, text[position:]))


def reword(text: str, unit: str, words: str) -> str:
    """Return ``text`` with the sentence ``unit`` saying ``words``.

    Notes and comments stay. So do marked terms and corrections, where the new words
    leave any of theirs; where they cannot, the words stand without them.

    Raises ``KeyError`` where there is no such sentence.
    """
    words = " ".join(words.split())
    place = _place(text, unit)
    joint = "" if language_of(text).startswith("zh") else " "
    markup = text[slice(*place.content)]
    before = words_of(markup, joint)
    if before == words:
        return text
    edits = _edits(before, words, unit)
    after, refused = edit_tei(text, edits)
    if refused:
        after, refused = edit_tei(text, _letter_by_letter(edits, refused))
    if not refused and words_of(_content(after, unit), joint) == words:
        return after
    return _with_content(text, place, escape(words) + "".join(_NOTE.findall(markup)))


def mark(
    text: str,
    unit: str,
    *,
    state: State | None,
    score: str = "",
    origin: str = "",
) -> str:
    """Return ``text`` with the sentence ``unit`` in ``state``, taken from ``origin``.

    What is not given is removed. Raises ``KeyError`` where there is no such sentence.
    """
    place = _place(text, unit)
    attributes = place.attributes.removesuffix("/").rstrip()
    tail = place.attributes[len(attributes) :]
    attributes = with_progress(attributes, state=state, score=score, origin=origin)
    start = place.start + len("<s")
    return f"{text[:start]}{attributes}{tail}{text[start + len(place.attributes) :]}"


def with_progress(
    attributes: str, *, state: State | None, score: str, origin: str
) -> str:
    """Return the attributes of an ``<s>`` with these, and no other, on its progress."""
    for name, value in (("type", state or ""), ("cert", score), ("source", origin)):
        attributes = re.sub(rf"\s+{name}\s*=\s*(\"[^\"]*\"|'[^']*')", "", attributes)
        if value:
            attributes += f" {name}={quoteattr(value)}"
    return attributes


def remark(text: str, unit: str, comment: Comment) -> str:
    """Return ``text`` with ``comment`` at the end of the sentence ``unit``.

    Raises ``KeyError`` where there is no such sentence.
    """
    place = _place(text, unit)
    name = f"<name>{escape(comment.author)}</name>" if comment.author else ""
    date = f"<date when={quoteattr(comment.date)}/>" if comment.date else ""
    note = f'<note type="comment">{name}{date}{escape(comment.value)}</note>'
    return _with_content(text, place, text[slice(*place.content)] + note)


def relink(text: str, unit: str, links: Iterable[str]) -> str:
    """Return ``text`` with the sentence ``unit`` rendering the sentences ``links``.

    They are given as ``@corresp`` has them, such as ``zh-Hans.xml#s041``; without any
    the attribute goes. Raises ``KeyError`` where there is no such sentence.
    """
    place = _place(text, unit)
    attributes = place.attributes.removesuffix("/").rstrip()
    tail = place.attributes[len(attributes) :]
    value = quoteattr(" ".join(links))
    present = re.search(r"\s+corresp\s*=\s*(\"[^\"]*\"|'[^']*')", attributes)
    added = f" corresp={value}" if value != '""' else ""
    if present:
        first, last = present.span()
        attributes = f"{attributes[:first]}{added}{attributes[last:]}"
    else:
        attributes += added
    start = place.start + len("<s")
    return f"{text[:start]}{attributes}{tail}{text[start + len(place.attributes) :]}"


def part(text: str, unit: str, words: Sequence[str], new: Sequence[str]) -> str:
    """Return ``text`` with the sentence ``unit`` parted into several.

    It says the first of ``words``; those that follow it, with the ids ``new``, say the
    rest and render the same sentences. Notes and comments stay with the first. Raises
    ``KeyError`` where there is no such sentence.
    """
    changed = reword(text, unit, words[0])
    place = _place(changed, unit)
    attributes = place.attributes.removesuffix("/").rstrip()
    line = changed[changed.rfind("\n", 0, place.start) + 1 : place.start]
    # On a line of its own where this one has one.
    joint = f"\n{line}" if "\n" in changed[: place.start] and not line.strip() else " "
    added: list[str] = []
    for said, name in zip(words[1:], new, strict=True):
        others = ID.sub(f" xml:id={quoteattr(name)}", attributes)
        added.append(f"{joint}<s{others}>{escape(said)}</s>")
    return changed[: place.end] + "".join(added) + changed[place.end :]


def add(
    text: str, beside: str, new: str, words: str, links: Iterable[str], *, before: bool
) -> str:
    """Return ``text`` with a sentence ``new`` right after ``beside``, or before it.

    ``links`` are those of ``relink``. Raises ``KeyError`` where there is no
    ``beside``.
    """
    place = _place(text, beside)
    line = text[text.rfind("\n", 0, place.start) + 1 : place.start]
    joint = " " if line.strip() or "\n" not in text[: place.start] else f"\n{line}"
    sentence = f"<s xml:id={quoteattr(new)}>{escape(' '.join(words.split()))}</s>"
    start, added = (
        (place.start, f"{sentence}{joint}") if before else (place.end, joint + sentence)
    )
    return relink(text[:start] + added + text[start:], new, links)


def join(text: str, unit: str) -> str:
    """Return ``text`` with the sentence ``unit`` and the one after it made one.

    It renders what both rendered; notes and comments stay. Raises ``KeyError`` where
    there is no such sentence, or none follows it in its paragraph.
    """
    place = _place(text, unit)
    following = next(
        (piece for piece in PIECE.finditer(text, place.end) if piece["name"]), None
    )
    identifier = ID.search(following["attributes"] or "") if following else None
    between = text[place.end : following.start()] if following else ""
    is_sentence = following and following["name"] == "s" and not following["close"]
    if not is_sentence or identifier is None or between.strip():
        raise KeyError(unit)
    other = _place(text, identifier[1])
    content = f"{text[slice(*place.content)].rstrip()} {_content(text, identifier[1])}"
    links = [*_links(place.attributes), *_links(other.attributes)]
    joined = _with_content(text[: place.end] + text[other.end :], place, content)
    return relink(joined, unit, dict.fromkeys(links))


def _links(attributes: str) -> list[str]:
    found = re.search(r"\scorresp\s*=\s*[\"']([^\"']*)[\"']", attributes)
    return found[1].split() if found else []


def record(text: str, date: str, who: str, words: str) -> str:
    """Return ``text`` with a ``<change>`` added to its ``<revisionDesc>``.

    ``date`` is a day, ISO 8601. The latest stands last (TEI P5, 2.6 leaves the order
    to us).
    """
    person = f" who={quoteattr(who)}" if who else ""
    change = f"<change when={quoteattr(date)}{person}>{escape(words)}</change>"
    if found := _REVISIONS.search(text):
        added = f"{found[1]} {change}\n"
    elif found := _HEADER_END.search(text):
        indent = f"{found[1]} "
        added = f"{indent}<revisionDesc>\n{indent} {change}\n{indent}</revisionDesc>\n"
    else:
        return text
    return text[: found.start()] + added + text[found.start() :]


def _place(text: str, unit: str) -> _Place:
    for place in _places(text, {unit}):
        return place
    raise KeyError(unit)


def _places(text: str, units: Container[str]) -> Iterator[_Place]:
    """Yield where those of the sentences ``units`` stand that are there, in order."""
    opened: tuple[str, int, str, int] | None = None
    for piece in PIECE.finditer(text):
        if piece["name"] != "s":
            continue
        if piece["close"]:
            if opened:
                unit, start, attributes, inside = opened
                content = inside, piece.start()
                yield _Place(unit, start, attributes, content, piece.end())
            opened = None
            continue
        attributes = piece["attributes"]
        identifier = ID.search(attributes)
        if not identifier or identifier[1] not in units:
            continue
        start, inside = piece.span()
        if attributes.endswith("/"):
            yield _Place(identifier[1], start, attributes, (inside, inside), inside)
        else:
            opened = identifier[1], start, attributes, inside


def _content(text: str, unit: str) -> str:
    return text[slice(*_place(text, unit).content)]


def _with_content(text: str, place: _Place, content: str) -> str:
    attributes = place.attributes.removesuffix("/").rstrip()
    sentence = f"<s{attributes}>{content}</s>"
    return text[: place.start] + sentence + text[place.end :]


def _edits(before: str, after: str, unit: str) -> list[Edit]:
    """Return what makes ``before`` into ``after``, word by word."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    places = [0]
    for token in old:
        places.append(places[-1] + len(token))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Edit("", unit, (places[first], places[last]), "".join(new[start:end]))
        for kind, first, last, start, end in matcher.get_opcodes()
        if kind != "equal"
    ]


def _letter_by_letter(edits: list[Edit], refused: tuple[Edit, ...]) -> list[Edit]:
    """Return ``edits`` with the refused ones parted: a letter crosses no border."""
    parted: list[Edit] = []
    for edit in edits:
        first, last = edit.spot
        if edit not in refused or last - first < 2:  # noqa: PLR2004
            parted.append(edit)
            continue
        for letter in range(first, last):
            words = edit.text if letter == first else ""
            parted.append(Edit("", edit.unit, (letter, letter + 1), words))
    return parted
