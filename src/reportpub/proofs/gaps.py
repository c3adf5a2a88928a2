"""What became of groups that no strip of a file holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from reportpub.proofs.expectation import Group, Sentence
from reportpub.proofs.flaw import MISSING, OUT_OF_ORDER, TWICE, WRONG_PLACE, Flaw
from reportpub.proofs.reading import Strip

# How much of two texts has to agree for one to be the other with a mistake.
_ALIKE = 0.5
# Characters shown on each side of a difference, and of words that should not be there.
_AROUND, _SHOWN = 6, 20

_Span: TypeAlias = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Groups in reading order that no strip holds, and the strips in their place."""

    groups: tuple[Group, ...]
    strips: tuple[Strip, ...]
    page: int
    """The page the gap is on or begins on."""

    @property
    def texts(self) -> Mapping[int, str]:
        """What stands in the gap, by column."""
        texts: defaultdict[int, str] = defaultdict(str)
        for found in self.strips:
            for cell in found.cells:
                texts[cell.column] += cell.text
        return texts


def gap_flaws(gap: Gap, elsewhere: Collection[str]) -> Iterator[Flaw]:
    """Yield at least one flaw of ``gap``, each of the sentences that has one.

    ``elsewhere`` are the texts of all cells, here or there, that hold no group whole.
    """
    columns = _columns(gap)
    flaws = [
        flaw
        for number, column in columns.items()
        for flaw in _column_flaws(
            column,
            elsewhere,
            [words for n, c in columns.items() if n != number for words in c.rest],
            gap.page,
        )
    ]
    yield from flaws
    flawed = {flaw.sentence.id for flaw in flaws}
    rest = [words for column in columns.values() for words in column.rest]
    for group in gap.groups:
        sentences = [sentence for side in group.sides for sentence in side.sentences]
        if flawed.isdisjoint(sentence.id for sentence in sentences):
            yield _disarray(group, gap, rest)


@dataclass(frozen=True, slots=True)
class _Column:
    """The sentences one column should have, its text, and what is where in it."""

    sentences: Sequence[Sentence]
    text: str
    spans: Sequence[_Span]
    rest: Sequence[str]


def _columns(gap: Gap) -> Mapping[int, _Column]:
    texts = gap.texts
    sentences: defaultdict[int, list[Sentence]] = defaultdict(list)
    for group in gap.groups:
        for side in group.sides:
            sentences[side.column] += [s for s in side.sentences if s.text]
    columns: dict[int, _Column] = {}
    for number in sorted(sentences.keys() | texts.keys()):
        wanted, text = sentences[number], texts.get(number, "")
        spans = _spans(wanted, text)
        columns[number] = _Column(wanted, text, spans, _rest(spans, text))
    return columns


def _column_flaws(
    column: _Column, elsewhere: Collection[str], beside: Sequence[str], page: int
) -> Iterator[Flaw]:
    """Yield what is wrong with a column; ``beside`` is left over in the others."""
    for number, sentence in enumerate(column.sentences):
        is_left_over = any(sentence.text in words for words in column.rest)
        is_beside = any(sentence.text in words for words in beside)
        if column.spans[number] is not None:
            if is_left_over or is_beside:
                yield Flaw(TWICE, sentence, "stands twice", page)
        elif is_left_over or (sentence.text in elsewhere and not is_beside):
            yield Flaw(OUT_OF_ORDER, sentence, "stands out of order", page)
        elif is_beside:
            what = "stands in the column of another language"
            yield Flaw(WRONG_PLACE, sentence, what, page)
        else:
            instead = _between(column.spans, number, column.text)
            yield Flaw(MISSING, sentence, _absence(sentence.text, instead), page)


def _spans(sentences: Sequence[Sentence], text: str) -> list[_Span]:
    """Return where each of ``sentences`` stands in ``text``, as far as in order."""
    spans: list[_Span] = []
    end = 0
    for sentence in sentences:
        start = text.find(sentence.text, end)
        if start < 0:
            spans.append(None)
        else:
            end = start + len(sentence.text)
            spans.append((start, end))
    return spans


def _rest(spans: Sequence[_Span], text: str) -> list[str]:
    """Return the stretches of ``text`` outside ``spans``."""
    edges = [0, *(edge for span in spans if span for edge in span), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _between(spans: Sequence[_Span], number: int, text: str) -> str:
    """Return what stands between the neighbours that a sentence should have."""
    start = next((span[1] for span in reversed(spans[:number]) if span), 0)
    end = next((span[0] for span in spans[number + 1 :] if span), len(text))
    return text[start:end]


def _absence(text: str, instead: str) -> str:
    before = _agreement(text, instead)
    after = _agreement(text[before:][::-1], instead[before:][::-1])
    if before + after < _ALIKE * len(text):
        return "is missing"
    start = max(0, before - _AROUND)
    right = text[start : len(text) - after + _AROUND]
    wrong = instead[start : max(start, len(instead) - after) + _AROUND]
    return f"is not as written: “{right}” has become “{wrong}”"


def _disarray(group: Group, gap: Gap, rest: Sequence[str]) -> Flaw:
    """Return the flaw of a group whose sentences are all there, in order."""
    sentence = group.sides[0].sentences[0]
    is_together = any(
        all(any(side.text in cell.text for cell in found.cells) for side in group.sides)
        for found in gap.strips
    )
    if len(group.sides) > 1 and not is_together:
        what = "does not stand beside its rendering"
        return Flaw(OUT_OF_ORDER, sentence, what, gap.page)
    strange = f": “{rest[0][:_SHOWN]}”" if rest else ""
    return Flaw(MISSING, sentence, f"stands among other words{strange}", gap.page)


def _agreement(left: str, right: str) -> int:
    """Return how many characters of both agree from the start."""
    pairs = zip(left, right, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
