"""Rules of the family S: the adopted text is whole, its corrections recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from reportpub.checks.rule import Finding
from reportpub.checks.slips import chinese_places
from reportpub.diagnostics import Spot
from reportpub.model.bitext import Bitext, Pair
from reportpub.model.document import Correction, Division, Paragraph, Sentence

_OPENING = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "【": "】",
    "「": "」",
}
_CLOSING = {close: opening for opening, close in _OPENING.items()}
_BRACKET = re.compile(f"[{''.join((*_OPENING, *_CLOSING))}]")
_ENDS = re.compile(r"[。！？…：；—.!?:;][”’）》)\"']*$")
_MARK = re.compile(r"[，。；：！？]")
_MARK_FIRST = re.compile(r"^[，。、；：！？）”’》】,.;:!?)]+")


def unbalanced_source(bitext: Bitext) -> Iterator[Finding]:
    """S001: a Chinese quotation mark or bracket has no counterpart in its paragraph."""
    pairs = _pairs_by_sentence(bitext)
    for sentences in _passages(bitext):
        alone = _alone(sentences)
        for sentence in sentences:
            places = alone.get(sentence.id)
            if not places:
                continue
            marks = ", ".join(f"“{sentence.text[place]}”" for place in places)
            yield _finding(
                pairs[sentence.id],
                sentence,
                f"A mark stands alone in its paragraph: {marks}.",
                "Record the correction with <choice>, or see what was left out.",
                tuple((place, place + 1) for place in places),
            )


def repeated_source(bitext: Bitext) -> Iterator[Finding]:
    """S003: a Chinese sentence stands twice in a row."""
    pairs = _pairs_by_sentence(bitext)
    for before, sentence in pairwise(bitext.source.sentences()):
        text = sentence.text
        if text and text == before.text:
            yield _finding(
                pairs[sentence.id],
                sentence,
                f"“{text}” stands twice in a row.",
                "Remove one of them if the printed text has it once.",
                ((0, len(text)),),
            )


def sentence_without_end(bitext: Bitext) -> Iterator[Finding]:
    """S004: a Chinese sentence of a paragraph has no mark at its end.

    It may have been cut off. Headings are spared, and so are lines of their own without
    any mark, such as a date or a signature. Pairs of other tools have no paragraphs.
    """
    if not bitext.source.id:
        return
    pairs = _pairs_by_sentence(bitext)
    for paragraph in _paragraphs(bitext):
        is_line = len(paragraph.sentences) == 1
        for sentence in paragraph.sentences:
            text = sentence.text.rstrip()
            if is_line and not _MARK.search(text):
                continue
            if text and not _ENDS.search(text):
                yield _finding(
                    pairs[sentence.id],
                    sentence,
                    f"“{text[-10:]}” ends without a mark.",
                    "See whether the end was cut off, or add the mark.",
                    ((len(text) - 1, len(text)),),
                )


def mark_at_beginning(bitext: Bitext) -> Iterator[Finding]:
    """S005: a Chinese sentence begins with a mark that cannot begin one.

    Its beginning may have been cut off, or it was divided at the wrong place.
    """
    pairs = _pairs_by_sentence(bitext)
    for sentence in bitext.source.sentences():
        match = _MARK_FIRST.match(sentence.text)
        if match:
            yield _finding(
                pairs[sentence.id],
                sentence,
                f"The sentence begins with “{match[0]}”.",
                "See whether its beginning was cut off, or divide it elsewhere.",
                (match.span(),),
            )


def undeclared_correction(bitext: Bitext) -> Iterator[Finding]:
    """S010: the text is corrected, and the header does not say so.

    The printed source is never silently improved: ``<correction>`` in
    ``<editorialDecl>`` tells readers what was done.
    """
    if bitext.source.header.declares_corrections:
        return
    pairs = _pairs_by_sentence(bitext)
    for sentence, correction in _corrections(bitext):
        yield _finding(
            pairs[sentence.id],
            sentence,
            f"“{correction.sic}” is corrected to “{correction.corr}”, and the header "
            "records no corrections.",
            "Say in <correction> within <editorialDecl> what is corrected.",
        )


def idle_correction(bitext: Bitext) -> Iterator[Finding]:
    """S011: a correction changes nothing."""
    pairs = _pairs_by_sentence(bitext)
    for sentence, correction in _corrections(bitext):
        if correction.sic == correction.corr:
            yield _finding(
                pairs[sentence.id],
                sentence,
                f"“{correction.sic}” is corrected to the same words.",
                "Write the right words in <corr>, or remove the <choice>.",
            )


def _corrections(bitext: Bitext) -> Iterator[tuple[Sentence, Correction]]:
    for sentence in bitext.source.sentences():
        for correction in sentence.corrections:
            yield sentence, correction


def _alone(sentences: Iterable[Sentence]) -> Mapping[str, list[int]]:
    """Return where brackets without counterpart stand, by the id of the sentence."""
    stack: list[tuple[str, int, str]] = []
    alone: list[tuple[str, int]] = []
    for sentence in sentences:
        for match in _BRACKET.finditer(sentence.text):
            mark, place = match[0], match.start()
            if mark in _OPENING:
                stack.append((sentence.id, place, mark))
            elif stack and stack[-1][2] == _CLOSING[mark]:
                stack.pop()
            else:
                alone.append((sentence.id, place))
    alone += [(name, place) for name, place, _ in stack]
    found: dict[str, list[int]] = {}
    for name, place in sorted(alone):
        found.setdefault(name, []).append(place)
    return found


def _passages(bitext: Bitext) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of each heading and each paragraph."""
    yield bitext.source.title
    for block in bitext.source.blocks():
        yield block.head if isinstance(block, Division) else block.sentences


def _paragraphs(bitext: Bitext) -> Iterator[Paragraph]:
    return (b for b in bitext.source.blocks() if isinstance(b, Paragraph))


def _pairs_by_sentence(bitext: Bitext) -> Mapping[str, Pair]:
    return {sentence.id: pair for pair in bitext.pairs for sentence in pair.source}


def _finding(
    pair: Pair,
    sentence: Sentence,
    message: str,
    hint: str,
    spots: tuple[Spot, ...] = (),
) -> Finding:
    shift = next(start for s, start in chinese_places(pair) if s.id == sentence.id)
    moved = tuple((start + shift, end + shift) for start, end in spots)
    return Finding(pair, sentence, message, hint, source=moved)
