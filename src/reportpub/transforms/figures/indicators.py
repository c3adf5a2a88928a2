"""Find what a report says of its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportpub.model.document import Division, Document, Sentence, Term, inline_text
from reportpub.model.figure import Figure, Kind, Strength
from reportpub.model.glossary import Glossary
from reportpub.model.glossary import Kind as ConceptKind
from reportpub.model.indicator import Indicator, Measure, Statement
from reportpub.model.unit import Dimension
from reportpub.transforms.figures.chinese import read_chinese
from reportpub.transforms.figures.events import plan_years

_STATED = {Kind.QUANTITY, Kind.PERCENT, Kind.POINTS, Kind.GROWTH, Kind.MULTIPLE}
_RATES = {Kind.PERCENT, Kind.POINTS, Kind.GROWTH, Kind.MULTIPLE}
_BOUNDARY = re.compile(r"[，。；：、！？]")
_ORIGIN = re.compile(r"[由从][^，。；到至]{0,8}\Z")
_CHANGE = re.compile(r"[由从]")
_ARRIVES = re.compile(r"[到至为](?:近|约)?\Z")
_GROWS = re.compile(r"(?:增长|增加|提高|上升|下降|降低|减少|压减|涨幅|增速)")
# A clause that begins so goes on about the indicator before it.
_GOES_ON = re.compile(r"(?:年均|同比|比|较|达|增长|下降|提高|总量|占|超|突破|约|近)")
_VERBS = (
    *("完成", "实现", "新增", "新建", "达到", "达", "突破", "超过", "超", "共", "已"),
    *("增长", "增加", "下降", "降低", "减少", "提高", "提高到", "控制在", "保持在"),
    *("年均", "同比", "累计", "全年", "全市", "力争", "其中", "总量", "连续", "年内"),
    "财政用于",
    *("为", "至", "到", "由", "约", "近", "分别", "将", "再", "压减", "退出", "治理"),
)
_EDGES = sorted(_VERBS, key=len, reverse=True)
_LONGEST_NAME = 12
_BY_YEAR = re.compile(r"到?[0-9]{4}年")


def indicators(document: Document, glossary: Glossary) -> tuple[Indicator, ...]:
    """Return the indicators of a Chinese report in the order of the text.

    The year of a figure is the last that its sentence names before it, or that of the
    heading it stands under. Of several figures for one year the first counts; of
    several results the latest.
    """
    report = int(document.header.date[:4]) if document.header.date else 0
    rows: dict[tuple[str, Measure], Indicator] = {}
    for sentence, year in _dated(document, report):
        for named, measure, statement in _statements(sentence, year, glossary):
            key = named.words, measure
            row = rows.get(key) or Indicator(
                named.words, named.english, measure, concept=named.concept
            )
            rows[key] = _with(row, statement, report)
    return tuple(rows.values())


def _with(row: Indicator, statement: Statement, report: int) -> Indicator:
    if statement.year > report:
        return row if row.goal else replace(row, goal=statement)
    if statement.year == report:
        return row if row.target else replace(row, target=statement)
    if row.result and row.result.year >= statement.year:
        return row
    return replace(row, result=statement)


def _dated(document: Document, report: int) -> Iterator[tuple[Sentence, int]]:
    """Yield every sentence below a heading with the year of that heading."""
    heads = {
        sentence.id
        for block in document.blocks()
        if isinstance(block, Division)
        for sentence in block.head
    }
    year = report
    for sentence in document.sentences():
        if sentence.id in heads:
            for figure in read_chinese(sentence.text):
                year = _year(figure, report) or year
        yield sentence, year


def _year(figure: Figure, report: int) -> int | None:
    """Return the year that ``figure`` names; a plan is named for its last."""
    if figure.strength is Strength.IMPLIED:
        return None
    if figure.kind is Kind.YEAR:
        return int(figure.value)
    if figure.kind is Kind.RELATIVE_YEAR and report:
        return report + int(figure.value)
    return plan_years(int(figure.value))[1] if figure.kind is Kind.PLAN else None


@dataclass(frozen=True, slots=True)
class _Name:
    """What an indicator is called; ``concept`` is empty where no entry names it."""

    words: str
    concept: str = ""
    english: str = ""


def _statements(
    sentence: Sentence, year: int, glossary: Glossary
) -> Iterator[tuple[_Name, Measure, Statement]]:
    text = sentence.text
    terms = list(_indicator_terms(sentence, glossary))
    for figure in read_chinese(text):
        year = _year(figure, 0) or year
        if figure.kind not in _STATED or figure.strength is not Strength.HARD:
            continue
        if not _is_amount(figure) or _ORIGIN.search(text[: figure.start][-10:]):
            continue
        start = max(
            (m.end() for m in _BOUNDARY.finditer(text, 0, figure.start)), default=0
        )
        clause = text[start : figure.start]
        on = bool(_GOES_ON.match(clause))
        before = [t for t in terms if t[1] <= figure.start and (t[1] > start or on)]
        name = _named(text, *before[-1]) if before else _Name(_words(clause))
        if name.words:
            statement = Statement(figure, year, sentence.id)
            yield name, _measure(clause, figure), statement


def _named(text: str, start: int, end: int, name: _Name) -> _Name:
    """Return what the indicator at ``start`` is called where it stands.

    Of a part (开发区主营业务收入) it is another indicator than of the whole.
    """
    begin = max((m.end() for m in _BOUNDARY.finditer(text, 0, start)), default=0)
    part = _words(_BY_YEAR.sub("", text[begin:start]), fewest=1)
    return _Name(part + text[start:end]) if part else name


def _indicator_terms(
    sentence: Sentence, glossary: Glossary
) -> Iterator[tuple[int, int, _Name]]:
    """Yield where indicators of the glossary stand, and their words."""
    place = 0
    for inline in sentence.content:
        length = len(inline_text(inline))
        name = inline.concept if isinstance(inline, Term) else ""
        concept = glossary.concepts.get(name)
        if concept and concept.kind is ConceptKind.INDICATOR:
            named = _Name(concept.zh.preferred, concept.id, concept.en.preferred)
            yield place, place + length, named
        place += length


def _is_amount(figure: Figure) -> bool:
    """Tell amounts from counted things and from spans of time."""
    if figure.kind is not Kind.QUANTITY:
        return True
    return figure.unit is not None and figure.unit.dimension is not Dimension.SPAN


def _measure(clause: str, figure: Figure) -> Measure:
    grows = figure.kind in _RATES and _GROWS.search(clause)
    if not grows or _ARRIVES.search(clause):
        return Measure.TOTAL if "累计" in clause else Measure.LEVEL
    return Measure.AVERAGE_GROWTH if "年均" in clause else Measure.GROWTH


def _words(clause: str, fewest: int = 2) -> str:
    """Return what a clause speaks of: its words without verbs at either end."""
    words = _CHANGE.split(clause)[0].strip("“” ")
    while verb := next((v for v in _EDGES if words.endswith(v)), ""):
        words = words.removesuffix(verb)
    while verb := next((v for v in _EDGES if words.startswith(v)), ""):
        words = words.removeprefix(verb)
    named = fewest <= len(words) <= _LONGEST_NAME and not words.endswith("的")
    return words if named and not any(map(str.isdecimal, words)) else ""
