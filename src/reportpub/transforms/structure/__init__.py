"""Loose text made a report: title, levels, sentences, and its translation beside it.

Nothing of the text is lost. The words of the result are those of the source, but for
what ``Structured`` says was left out or normalised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportpub.diagnostics import Location
from reportpub.model.document import Document, Header
from reportpub.model.loose import Dropped, Line
from reportpub.transforms.structure.chinese_marks import Changes
from reportpub.transforms.structure.debris import without_debris
from reportpub.transforms.structure.front import find_front
from reportpub.transforms.structure.outline import outline
from reportpub.transforms.structure.passages import chinese_passages
from reportpub.transforms.structure.tree import Planter


@dataclass(frozen=True, slots=True)
class Structured:
    """A report in Chinese as it was found in a loose text.

    The date is empty where the text names none; ``doubts`` are whole sentences on what
    was guessed.
    """

    document: Document
    places: tuple[int, ...]
    """For each sentence, in order, the place of the line it comes from."""
    dropped: tuple[Dropped, ...]
    changes: Changes
    doubts: tuple[str, ...]


def structured(
    lines: Sequence[Line],
    report: str,
    *,
    title: str = "",
    date: str = "",
    is_aligned: bool = False,
) -> Structured | None:
    """Return ``lines`` as a Chinese report with the id ``report``, if they have words.

    ``title`` and ``date`` (ISO 8601) are what a person said they are. What is aligned
    already has no looks, and nothing of it is left out.
    """
    kept, dropped = (tuple(lines), ()) if is_aligned else without_debris(lines)
    changes: Changes = Counter()
    passages = [*chinese_passages(kept, changes)]
    if not passages:
        return None
    front = find_front(passages, [found.text for found in dropped], (title, date))
    items, doubts = outline(passages[front.size :], by_looks=not is_aligned)
    name = "zh-Hans.xml"
    planter = Planter(name)
    head = tuple(
        sentence
        for passage in passages[: front.size]
        for sentence in planter.sentences(passage.line, passage.sentences)
    )
    header = Header(front.title, front.date, (), author=front.speaker)
    document = Document(
        f"{report}-zh", "zh-Hans", header, head, planter.tree(items), Location(name)
    )
    places = tuple(p.line.place for p in passages for _ in p.sentences)
    return Structured(document, places, dropped, changes, (*front.doubts, *doubts))
