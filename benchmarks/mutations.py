"""Mistakes as people make them, put into aligned texts by a seeded generator.

A mutation takes a text and a place in it, and returns the text with one mistake, or
``None`` where it cannot be made there. What it changes is a mistake for certain: the
other language is left as it is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from reportpub.model.bitext import Segment
from reportpub.model.glossary import Glossary

Text: TypeAlias = tuple[Segment, ...]
Mutation: TypeAlias = Callable[[Text, int, random.Random], Text | None]

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_HAN_NUMBER = re.compile(r"(?<![A-Za-z\d.])\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d万亿多余]|,\d|\.\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?;])[\"”’)]*\s+(?=[\"“A-Z])")

_WORD = re.compile(r"[a-z]{2}")

_SCALES_EN = ("thousand", "million", "billion", "trillion")
_OVER = ("more than", "over", "at least", "above", "exceeding", "upwards of")
_ABOUT = ("about", "around", "approximately", "roughly")
_POINT = re.compile(r"\bpercentage points?\b")
_PERCENT = re.compile(r"(?<=\d) ?(?:percent\b|%)(?!-)")


def digit(text: Text, place: int, chance: random.Random) -> Text | None:
    """Change one digit of one figure, in either language."""
    side, words, numbers = _side(text[place], chance)
    if not numbers:
        return None
    number = chance.choice(numbers)
    spots = [i for i in range(*number.span()) if words[i].isdigit()]
    # A leading zero would be another kind of mistake.
    spot = chance.choice(spots)
    others = [d for d in "123456789" if d != words[spot]]
    return _with(text, place, side, _put(words, spot, spot + 1, chance.choice(others)))


def decimal_point(text: Text, place: int, chance: random.Random) -> Text | None:
    """Move the decimal point of a figure by one place."""
    side, words, numbers = _side(text[place], chance)
    numbers = [n for n in numbers if re.fullmatch(r"[1-9]\d*\.\d+|[1-9]\d+", n[0])]
    numbers = [n for n in numbers if not _YEAR.fullmatch(n[0])]
    if not numbers:
        return None
    number = chance.choice(numbers)
    whole, _, fraction = number[0].partition(".")
    if (fraction and chance.random() < 0.5) or len(whole) == 1:
        moved = f"{whole}{fraction[:1] or '0'}"
        moved += f".{fraction[1:]}" if fraction[1:] else ""
    else:
        moved = f"{whole[:-1]}.{whole[-1]}{fraction}"
    return _with(text, place, side, _put(words, *number.span(), moved))


def scale(text: Text, place: int, chance: random.Random) -> Text | None:
    """Take one order of magnitude for its neighbour: 万 and 亿, million and billion."""
    segment = text[place]
    if chance.random() < 0.5:
        found = list(re.finditer(r"(?<=\d)[万亿]", segment.zh))
        if not found:
            return None
        spot = chance.choice(found)
        other = "亿" if spot[0] == "万" else "万"
        return _with(text, place, "zh", _put(segment.zh, *spot.span(), other))
    pattern = rf"(?<=\d[ -])(?:{'|'.join(_SCALES_EN)})\b"
    found = list(re.finditer(pattern, segment.en))
    if not found:
        return None
    spot = chance.choice(found)
    rank = _SCALES_EN.index(spot[0])
    near = [n for n in (rank - 1, rank + 1) if 0 <= n < len(_SCALES_EN)]
    other = _SCALES_EN[chance.choice(near)]
    return _with(text, place, "en", _put(segment.en, *spot.span(), other))


def drop_figure(text: Text, place: int, chance: random.Random) -> Text | None:
    """Leave a figure out, in either language.

    The other one must have a figure too: “in 2016” for 今年 can be left out rightly.
    """
    side, words, numbers = _side(text[place], chance)
    if not numbers or not _numbers(text[place], "en" if side == "zh" else "zh"):
        return None
    number = chance.choice(numbers)
    return _with(text, place, side, _put(words, *number.span(), ""))


def swap_figures(text: Text, place: int, chance: random.Random) -> Text | None:
    """Exchange a figure with one of a sentence nearby, in the same language."""
    side, words, numbers = _side(text[place], chance)
    near = [n for n in range(place - 5, place + 6) if 0 <= n < len(text) and n != place]
    chance.shuffle(near)
    for other in near:
        theirs = _numbers(text[other], side)
        choices = [(n, t) for n in numbers for t in theirs if n[0] != t[0]]
        if choices:
            mine, their = chance.choice(choices)
            changed = _with(text, place, side, _put(words, *mine.span(), their[0]))
            back = _put(getattr(text[other], side), *their.span(), mine[0])
            return _with(changed, other, side, back)
    return None


def year(text: Text, place: int, chance: random.Random) -> Text | None:
    """Be a year early or late."""
    side = chance.choice(("zh", "en"))
    words = getattr(text[place], side)
    years = list(_YEAR.finditer(words))
    if not years:
        return None
    spot = chance.choice(years)
    other = str(int(spot[0]) + chance.choice((-1, 1)))
    return _with(text, place, side, _put(words, *spot.span(), other))


def bound(text: Text, place: int, chance: random.Random) -> Text | None:
    """Say about for over, or over for about."""
    words = text[place].en
    pattern = rf"\b(?:{'|'.join((*_OVER, *_ABOUT))})(?= (?:US)?\$?\d)"
    found = list(re.finditer(pattern, words, re.IGNORECASE))
    if not found:
        return None
    spot = chance.choice(found)
    others = _ABOUT if spot[0].lower() in _OVER else _OVER[:3]
    other = chance.choice(others)
    if spot[0][0].isupper():
        other = other.capitalize()
    return _with(text, place, "en", _put(words, *spot.span(), other))


def percent(text: Text, place: int, chance: random.Random) -> Text | None:
    """Say percent for percentage points, or the other way round, in either language."""
    segment = text[place]
    side = chance.choice(("zh", "en"))
    words = getattr(segment, side)
    if side == "en":
        spots = [(m.span(), " percent") for m in _POINT.finditer(words)]
        spots += [(m.span(), " percentage points") for m in _PERCENT.finditer(words)]
    else:
        spots = [(m.span(), "%") for m in re.finditer(r"(?<=\d)个百分点", words)]
        spots += [(m.span(), "个百分点") for m in re.finditer(r"(?<=\d)[%％]", words)]
    if not spots:
        return None
    span, other = chance.choice(spots)
    other = other.lstrip() if words[: span[0]].endswith(" ") else other
    return _with(text, place, side, _put(words, *span, other))


def drop_sentence(text: Text, place: int, chance: random.Random) -> Text | None:
    """Leave the English of a segment out, or one of its sentences."""
    words = text[place].en
    parts = _SENTENCE_END.split(words)
    # “II.” before a heading is no sentence.
    sentences = [n for n, part in enumerate(parts) if _WORD.search(part)]
    if len(sentences) <= 1:
        return _with(text, place, "en", "")
    parts.pop(chance.choice(sentences))
    return _with(text, place, "en", " ".join(parts))


def double_sentence(text: Text, place: int, chance: random.Random) -> Text | None:
    """Say a sentence twice: in its segment, or in the next one as well."""
    segment = text[place]
    kind = chance.choice(("segment", "next", "both languages"))
    if kind == "segment" or place + 1 == len(text):
        return _with(text, place, "en", f"{segment.en} {segment.en}")
    if kind == "next":
        return _with(text, place + 1, "en", f"{segment.en} {text[place + 1].en}")
    again = replace(segment, number=len(text))
    return (*text[: place + 1], again, *text[place + 1 :])


def forbidden_term(glossary: Glossary) -> Mutation:
    """Return a mutation that says what ``glossary`` forbids."""
    concepts = [concept for concept in glossary if concept.en.forbidden]

    def mutate(text: Text, place: int, chance: random.Random) -> Text | None:
        segment = text[place]
        choices = [
            (right, wrong.text)
            for concept in concepts
            if concept.zh.preferred in segment.zh
            for right in (concept.en.preferred, *concept.en.admitted)
            for wrong in concept.en.forbidden
            if re.search(rf"(?i)\b{re.escape(right)}\b", segment.en)
        ]
        if not choices:
            return None
        right, wrong = chance.choice(choices)
        words = re.sub(rf"(?i)\b{re.escape(right)}\b", wrong, segment.en)
        return _with(text, place, "en", words)

    return mutate


def mutations(glossary: Glossary) -> Mapping[str, tuple[str, Mutation]]:
    """Return by name the family that has to find a mutation, and the mutation."""
    return {
        "digit": ("N", digit),
        "decimal point": ("N", decimal_point),
        "scale": ("N", scale),
        "figure dropped": ("N", drop_figure),
        "figures swapped": ("N", swap_figures),
        "year": ("N", year),
        "bound": ("N", bound),
        "percent": ("N", percent),
        "sentence dropped": ("A", drop_sentence),
        "sentence doubled": ("A", double_sentence),
        "forbidden term": ("T", forbidden_term(glossary)),
    }


def mutants(
    text: Text, mutation: Mutation, count: int, seed: int
) -> Iterator[tuple[int, Text]]:
    """Yield up to ``count`` texts with a mistake each, and where it was made."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    places = list(range(len(text)))
    chance.shuffle(places)
    made = 0
    for place in places:
        changed = mutation(text, place, chance)
        if changed is not None and changed != text:
            yield place, changed
            made += 1
        if made == count:
            return


def _side(
    segment: Segment, chance: random.Random
) -> tuple[str, str, list[re.Match[str]]]:
    side = chance.choice(("zh", "en"))
    return side, getattr(segment, side), _numbers(segment, side)


def _numbers(segment: Segment, side: str) -> list[re.Match[str]]:
    pattern = _HAN_NUMBER if side == "zh" else _NUMBER
    return list(pattern.finditer(getattr(segment, side)))


def _put(words: str, start: int, end: int, new: str) -> str:
    return words[:start] + new + words[end:]


def _with(text: Sequence[Segment], place: int, side: str, words: str) -> Text:
    old = text[place]
    changed = replace(old, zh=words) if side == "zh" else replace(old, en=words)
    return (*text[:place], changed, *text[place + 1 :])
