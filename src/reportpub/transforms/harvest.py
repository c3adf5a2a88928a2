"""Candidates for the glossary: what a report says that no entry covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from reportpub.model.document import Document, Sentence, Term, inline_text
from reportpub.model.glossary import Glossary
from reportpub.transforms.runs import Limits, frequent_strings

_HAN = "\u3400-\u9fff"
_NUMERAL = "[一二两三四五六七八九十百]"
_LABEL = re.compile(r"“([^“”]{2,40})”")
# 三包四帮六保: numerals that each count a word or two.
_CHAIN = re.compile(rf"(?:(?!一){_NUMERAL}(?:(?!{_NUMERAL})[{_HAN}]){{1,2}}){{2,}}")
# 三大攻坚战, 两个中心: a numeral, a measure, and what is counted.
_COUNTED = re.compile(
    rf"(?<!第)(?<!{_NUMERAL})(?!一){_NUMERAL}{{1,2}}"
    rf"[大项条类级张纵横带区轴极圈化新重][{_HAN}]{{1,6}}"
)
# No term begins or ends with one of these.
_WEAK = frozenset(
    "的了和与及或等在是为将把被对向以于从到由使让不也都就又并且而更再已未可能要会"
    "我们你他她它这那其之所各每该个些"
)
# A string that begins with one of these is a verb or an adverb and what follows it.
_VERBS = re.compile(
    "不断|全力|全面|加快|加强|努力|坚决|坚持|大力|完成|实施|实现|建成|建设|开展|开工|强化"
    "|扎实|抓好|持续|推动|推进|提升|提高|新增|新建|有效|深入|深化|积极|累计|落实|认真|进一"
    "|竣工|统筹|完善|促进|打造|培育|力争|改造|做好"
)
_NUMBERS = frozenset("一二两三四五六七八九十百千万亿年月日")
_CONTEXT = 12


class Sort(StrEnum):
    """Why something is a candidate."""

    LABEL = "label"
    NUMBERED = "numbered"
    FREQUENT = "frequent"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wording no entry covers; ``sentence`` is where it stands first."""

    word: str
    sort: Sort
    count: int
    sentence: Sentence = field(repr=False)
    context: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence and which of its characters belong to a term."""

    sentence: Sentence
    text: str
    covered: tuple[bool, ...]

    def is_covered(self, start: int, end: int) -> bool:
        """Return whether every word between two places belongs to a term."""
        return all(
            covered or not character.isalnum()
            for character, covered in zip(
                self.text[start:end], self.covered[start:end], strict=True
            )
        )

    def places(self, word: str) -> Iterator[int]:
        """Yield where ``word`` stands without being part of terms altogether."""
        for match in re.finditer(re.escape(word), self.text):
            if not self.is_covered(*match.span()):
                yield match.start()

    def runs(self) -> Iterator[str]:
        """Yield the strings of Chinese characters that no term covers."""
        open_text = "".join(
            " " if covered else character
            for character, covered in zip(self.text, self.covered, strict=True)
        )
        yield from re.findall(rf"[{_HAN}]+", open_text)


def harvest(
    document: Document, glossary: Glossary, limits: Limits | None = None
) -> tuple[Candidate, ...]:
    """Return the candidates of the annotated ``document``.

    Quoted labels come first, then numbered slogans, then frequent strings; in each
    the most frequent first, then those that stand first in the text.
    """
    lines = tuple(_line(sentence) for sentence in document.sentences())
    known = {
        word
        for concept in glossary
        for word in (concept.zh.preferred, *concept.zh.variants)
    }
    found: dict[str, Sort] = {}
    for sort, words in (
        (Sort.LABEL, _matched(lines, (_LABEL,))),
        (Sort.NUMBERED, _matched(lines, (_CHAIN, _COUNTED))),
        (Sort.FREQUENT, _frequent(lines, limits or Limits())),
    ):
        for word in words:
            if word not in known and not _is_within(word, found):
                found[word] = sort
    candidates = [_candidate(word, sort, lines) for word, sort in found.items()]
    order = list(Sort)
    return tuple(sorted(candidates, key=lambda c: (order.index(c.sort), -c.count)))


def _line(sentence: Sentence) -> _Line:
    covered: list[bool] = []
    for inline in sentence.content:
        covered.extend([isinstance(inline, Term)] * len(inline_text(inline)))
    return _Line(sentence, sentence.text, tuple(covered))


def _matched(
    lines: Iterable[_Line], patterns: Iterable[re.Pattern[str]]
) -> Iterator[str]:
    lines = tuple(lines)
    every = "\n".join(line.text for line in lines)
    for pattern in patterns:
        for line in lines:
            for match in pattern.finditer(line.text):
                start, end = match.span(match.re.groups)
                if pattern is not _COUNTED and not line.is_covered(start, end):
                    yield line.text[start:end]
                elif pattern is _COUNTED and not line.covered[start]:
                    yield _cut(line.text[start:end], every)


def _cut(word: str, text: str) -> str:
    """Return where what is counted ends: as far as the text repeats it, or at once."""
    for end in range(len(word), 3, -1):
        if text.count(word[:end]) > 1:
            return _stripped(word[:end])
    return _stripped(word[:4])


def _stripped(word: str) -> str:
    return word.rstrip("".join(_WEAK))


def _frequent(lines: Iterable[_Line], limits: Limits) -> Iterator[str]:
    runs = (run for line in lines for run in line.runs())
    for word in frequent_strings(runs, limits):
        ends = {word[0], word[-1]}
        if not (ends & _WEAK or ends & _NUMBERS or _VERBS.match(word)):
            yield word


def _is_within(word: str, found: Iterable[str]) -> bool:
    return any(word in other for other in found)


def _candidate(word: str, sort: Sort, lines: Iterable[_Line]) -> Candidate:
    places = [(line, start) for line in lines for start in line.places(word)]
    line, start = places[0]
    before, after = max(0, start - _CONTEXT), start + len(word) + _CONTEXT
    context = "".join(
        (
            "…" if before else "",
            line.text[before:after],
            "…" if after < len(line.text) else "",
        )
    )
    return Candidate(word, sort, len(places), line.sentence, context)
