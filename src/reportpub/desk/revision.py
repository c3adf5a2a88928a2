"""What becomes of a sentence when a person saves it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from reportpub.desk.workspace import Texts
from reportpub.model.document import Paragraph, Sentence, State
from reportpub.storage.tei_revise import add, mark, part, reword


def parts_of(typed: str) -> list[str]:
    """Return the sentences that were typed: an empty line parts them."""
    lines = typed.replace("\r\n", "\n").strip()
    return [" ".join(words.split()) for words in re.split(r"\n\s*\n", lines)]


def revised(text: str, sentence: Sentence, parts: Sequence[str], state: State) -> str:
    """Return the TEI ``text`` with ``sentence`` saying ``parts``, in ``state``.

    More than one part make sentences of their own beside it.
    """
    unit, known = sentence.id, sentence.progress
    if list(parts) == [sentence.text]:
        return mark(text, unit, state=state, score=known.score, origin=known.origin)
    # A match from a memory is that of the words it came with.
    if len(parts) == 1:
        return mark(reword(text, unit, parts[0]), unit, state=state)
    new = _new_ids(text, len(parts) - 1)
    changed = part(text, unit, parts, new)
    for name in (unit, *new):
        changed = mark(changed, name, state=state)
    return changed


def translated(text: str, texts: Texts, unit: str, words: str) -> str:
    """Return the TEI ``text`` with an English sentence for the Chinese ``unit``.

    It stands beside the English of the nearest sentence of the same paragraph. Raises
    ``KeyError`` where that paragraph has no English at all.
    """
    beside, before = _neighbour(texts, unit)
    [new] = _new_ids(text, 1)
    file = PurePosixPath(texts.source.location.path).name
    added = add(text, beside, new, words, [f"{file}#{unit}"], before=before)
    return mark(added, new, state=State.TRANSLATED)


def _neighbour(texts: Texts, unit: str) -> tuple[str, bool]:
    """Return the English sentence to stand beside, and whether before it."""
    for block in texts.source.blocks():
        units = [s.id for s in block.sentences] if isinstance(block, Paragraph) else []
        if unit not in units:
            continue
        place = units.index(unit)
        targets = {name: texts.alignment.by_source[name].target for name in units}
        for name in reversed(units[:place]):
            if targets[name]:
                return targets[name][-1], False
        for name in units[place:]:
            if targets[name]:
                return targets[name][0], True
    raise KeyError(unit)


def _new_ids(text: str, count: int) -> list[str]:
    """Return ids for new English sentences: the numbers after the last one."""
    numbers = [int(number) for number in re.findall(r'xml:id="e(\d+)"', text)]
    last = max(numbers, default=0)
    return [f"e{last + step:03}" for step in range(1, count + 1)]
