"""Which passages are headings, and how deep: 一、, （一）, 1., or by their looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportpub.transforms.structure.front import is_front, is_salutation
from reportpub.transforms.structure.headings import (
    NUMBERED,
    NUMERALS,
    PART,
    POINT,
    SECTION,
    TOPIC,
    Heading,
    Item,
    gaps,
)
from reportpub.transforms.structure.passages import Passage

# The longest heading of a level, in characters; beyond it a number begins a sentence.
_LONGEST = {PART: 60, SECTION: 60, POINT: 40}
_LOOKS_LONGEST, _TOPIC_LONGEST, _FEWEST_TOPICS = 30, 24, 2
_ENDS = ("。", "！", "？", "；", "：", "，", "…", "、")
# From here on a paragraph of gathered sentences ends with the next sentence.
_PARAGRAPH = 250
_POINTS = re.compile(rf"——|第[{NUMERALS}]，")
_INNER = re.compile(r"[，；：？]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def outline(
    passages: Sequence[Passage], *, by_looks: bool
) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """Return ``passages`` as headings and paragraphs, and what is doubtful.

    ``by_looks`` takes short lines and topic sentences for headings too. Without it the
    passages are those of an aligned text, which has sentences and no paragraphs; they
    are gathered to some. Nothing is left out: heads and passages have all sentences, in
    order.
    """
    items = [_numbered(passage) for passage in passages]
    doubts: list[str] = []
    if by_looks:
        items = _by_looks(items, doubts)
    items = _with_content(items)
    if by_looks:
        items = [*_with_topics(items)]
    items = [*_with_closing(items)]
    if not by_looks:
        items = [*_gathered(items)]
    doubts += gaps(items)
    return tuple(items), tuple(doubts)


def _numbered(passage: Passage) -> Item:
    first, *rest = passage.sentences
    for rank, form in NUMBERED.items():
        if form.match(first) and len(first) <= _LONGEST[rank]:
            return Heading(rank, (first,), _rest(passage, rest), passage.line)
    return passage


def _rest(passage: Passage, sentences: Sequence[str]) -> Passage | None:
    return replace(passage, sentences=tuple(sentences)) if sentences else None


def _by_looks(items: Sequence[Item], doubts: list[str]) -> list[Item]:
    """Return ``items`` with headings that have no number."""
    has_parts = any(isinstance(item, Heading) and item.rank == PART for item in items)
    found: list[Item] = []
    above = 0
    in_front = True
    for item in items:
        in_front = in_front and isinstance(item, Passage) and is_front(item.text)
        if isinstance(item, Heading):
            above = item.rank
        if in_front or isinstance(item, Heading):
            found.append(item)
            continue
        bold = _bold_head(item)
        if bold:
            found.append(replace(bold, rank=TOPIC))
        elif item.line.level:
            found.append(_whole(item, item.line.level))
        elif _is_short(item):
            rank = max(above, PART) + 1 if has_parts else PART
            if has_parts:
                doubts.append(
                    f"“{item.text}” (line {item.line.place}) has no number and was "
                    "taken for a heading."
                )
            found.append(_whole(item, min(rank, TOPIC)))
        else:
            found.append(item)
    return found


def _whole(passage: Passage, rank: int) -> Heading:
    return Heading(rank, passage.sentences, None, passage.line)


def _is_short(passage: Passage) -> bool:
    text = passage.text
    return (
        len(text) <= _LOOKS_LONGEST
        and not text.endswith(_ENDS)
        and not is_salutation(text)
        and not is_front(text)
        and _HAN.search(text) is not None
        # A list of names, or a table.
        and "　" not in text
    )


def _bold_head(passage: Passage) -> Heading | None:
    """Return the heading that a bold first sentence is, if the rest is not bold."""
    first, *rest = passage.sentences
    is_bold = rest and len(first) - 1 <= passage.line.bold < len(passage.line.text)
    if not is_bold or len(first) > _LOOKS_LONGEST or not first.endswith("。"):
        return None
    return Heading(TOPIC, (first,), _rest(passage, rest), passage.line)


def _with_content(items: Sequence[Item]) -> list[Item]:
    """Return ``items``, headings that nothing belongs to made paragraphs.

    What belongs to a heading is the rest of its line, a paragraph, or a deeper heading.
    """
    found: list[Item] = []
    after: Item | None = None
    for item in reversed(items):
        kept = item
        if isinstance(item, Heading) and item.rest is None:
            is_empty = after is None or (
                isinstance(after, Heading) and after.rank <= item.rank
            )
            if is_empty:
                kept = _as_passage(item)
        found.append(kept)
        # Of points in a row none has the next for its content.
        after = item
    return found[::-1]


def _as_passage(heading: Heading) -> Passage:
    return Passage(heading.head, heading.line)


def _with_topics(items: Sequence[Item]) -> Iterator[Item]:
    """Yield ``items``, run-in topic sentences made headings.

    Only below a heading that stands alone, where several paragraphs begin with one.
    """
    start = 0
    while start < len(items):
        item = items[start]
        stop = start + 1
        while stop < len(items) and isinstance(items[stop], Passage):
            stop += 1
        yield item
        is_alone = isinstance(item, Heading) and item.rest is None
        below = [i for i in items[start + 1 : stop] if isinstance(i, Passage)]
        topics = [_topic(passage) for passage in below]
        if not is_alone or sum(map(bool, topics)) < _FEWEST_TOPICS:
            yield from below
        else:
            yield from _from_first_topic(below, topics)
        start = stop


def _from_first_topic(
    below: Sequence[Passage], topics: Sequence[Heading | None]
) -> Iterator[Item]:
    has_begun = False
    for passage, topic in zip(below, topics, strict=True):
        if topic:
            has_begun = True
            yield topic
        elif has_begun:
            # It belongs to no topic before it, and has none of its own.
            yield Heading(TOPIC, (), passage, passage.line)
        else:
            yield passage


def _topic(passage: Passage) -> Heading | None:
    first, *rest = passage.sentences
    is_topic = (
        rest
        and len(first) <= _TOPIC_LONGEST
        and first.endswith("。")
        and not _INNER.search(first)
    )
    if not is_topic:
        return None
    return Heading(TOPIC, (first,), _rest(passage, rest), passage.line)


def _with_closing(items: Sequence[Item]) -> Iterator[Item]:
    """Yield ``items``; an address below a section closes it and those above it."""
    depth = 0
    before: Item | None = None
    for item in items:
        # The first below a heading is all that the heading may have.
        is_first = isinstance(before, Heading) and before.rest is None
        before = item
        if isinstance(item, Heading):
            depth = item.rank
        elif depth > PART and is_salutation(item.text) and not is_first:
            yield Heading(SECTION, (), item, item.line)
            depth = SECTION
            continue
        yield item


def _gathered(items: Iterable[Item]) -> Iterator[Item]:
    """Yield ``items``, passages below each other joined to paragraphs."""
    gathered: Passage | None = None
    for item in items:
        if isinstance(item, Heading):
            if gathered:
                yield gathered
            gathered = item.rest
            yield replace(item, rest=None)
        elif gathered and not _begins(gathered, item):
            gathered = replace(
                gathered, sentences=(*gathered.sentences, *item.sentences)
            )
        else:
            if gathered:
                yield gathered
            gathered = item
    if gathered:
        yield gathered


def _begins(gathered: Passage, passage: Passage) -> bool:
    """Return whether ``passage`` begins a paragraph after what is ``gathered``."""
    text = gathered.text
    if is_salutation(passage.text) or is_salutation(gathered.sentences[-1]):
        return True
    if is_front(text) or _POINTS.match(passage.text):
        return True
    return len(text) >= _PARAGRAPH and text.endswith(("。", "！", "？"))
