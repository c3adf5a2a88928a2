"""Rules of the family Y for Chinese: GB/T 15834—2011 and the habits of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.checks.rule import Finding
from reportpub.checks.slips import HAN, MARKS, NARROW, Slip, by_pattern, in_chinese
from reportpub.model.bitext import Bitext

# Not the ideographic space: it keeps names of two and three characters in line.
_SPACE = re.compile(
    rf"(?<=[{HAN}{MARKS}])[ \u00a0]+(?=[\w{MARKS}])"
    rf"|(?<=[\w{MARKS}])[ \u00a0]+(?=[{HAN}{MARKS}])"
)
_ANY_MARK = re.compile(r"[，。、；：？！]")
# One — joins (北京—上海); two are the dash.
_DASH = re.compile(rf"(?<=[{HAN}{MARKS}])(?:-{{2,}}|－{{2,}}|[―─]+|—{{3,}})")
_ELLIPSIS = re.compile(r"…{3,}|(?<!…)…(?!…)(?!\.)|\.{3,}|。{3,}|(?<=[^·])·{3,}")
_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)*|(?<=\d)．(?=\d)")
_STRAIGHT = re.compile(r"[\"']")
_CORNER = re.compile(r"[「」『』]")
_BETWEEN_LETTERS = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])")
_DOUBLED = re.compile(
    r"(?P<same>[，。、；：])(?P=same)+(?!。)|[，、；：][，。、；：]|。[，、；：]"
)
# 等级, 等待, 等额 and their like are words of their own.
_BEFORE_AND_SO_ON = re.compile(r"、(?=等(?![级次待候效额同式量价离距差温压比]))")
_JOINED = re.compile(r"(?<=[”》])、(?=[“《])")
_ADJACENT = re.compile(r"[”》][“《]")
# Dates, codes and telephone numbers have other hyphens or letters about them.
_RANGE = re.compile(
    rf"(?<![A-Za-z\d.\-–])\d+(?:\.\d+)?[%万亿]?[-–]\d+(?:\.\d+)?%?(?=[{HAN}{MARKS}]|$)"
)
_NUMBERED = re.compile(
    r"^(?:[（(][一二三四五六七八九十]+[)）]、|第[一二三四五六七八九十]、(?!第))"
)
_OUTER = {"“": "”", "《": "》", "‘": "’", "〈": "〉"}


def space_in_chinese(bitext: Bitext) -> Iterator[Finding]:
    """Y001: a space stands beside a Chinese character or mark.

    Between Chinese and Latin letters or figures, editions set the distance
    themselves. The ideographic space between the characters of a name is spared, and
    so is a line without marks, such as an office and a name.
    """

    def find(text: str) -> list[Slip]:
        return slips(text) if _ANY_MARK.search(text) else []

    slips = by_pattern(_SPACE, lambda _: "")
    return in_chinese(
        bitext,
        find,
        "A space stands in the Chinese text.",
        "Close it up.",
    )


def chinese_dash(bitext: Bitext) -> Iterator[Finding]:
    """Y002: a Chinese dash is not two em dashes (GB/T 15834, 4.10).

    A single one between two words joins them (4.13) and is spared.
    """
    return in_chinese(
        bitext,
        by_pattern(_DASH, lambda _: "——"),
        "Not a Chinese dash: {found}.",
        "Write “——”.",
    )


def chinese_ellipsis(bitext: Bitext) -> Iterator[Finding]:
    """Y003: a Chinese ellipsis is not six points (GB/T 15834, 4.11).

    Twelve stand for a whole paragraph; they are spared.
    """

    def find(text: str) -> list[Slip]:
        return [s for s in slips(text) if text[slice(*s.spot)] != "…………"]

    slips = by_pattern(_ELLIPSIS, lambda _: "……")
    return in_chinese(bitext, find, "Not a Chinese ellipsis: {found}.", "Write “……”.")


def full_width_in_chinese(bitext: Bitext) -> Iterator[Finding]:
    """Y004: digits or Latin letters are as wide as Chinese characters."""

    def narrow(match: re.Match[str]) -> str:
        return match[0].translate(NARROW)

    return in_chinese(
        bitext,
        by_pattern(_FULL_WIDTH, narrow),
        "Full-width digits or letters: {found}.",
        "Write ordinary digits and letters.",
    )


def chinese_quotation_marks(bitext: Bitext) -> Iterator[Finding]:
    """Y005: quotation marks of another script stand in the Chinese (GB/T 15834, 4.8).

    Simplified Chinese has “ ” and, within them, ‘ ’. Straight ones are mended where
    those of the sentence make pairs.
    """
    return in_chinese(
        bitext,
        _foreign_quotes,
        "Not a Chinese quotation mark: {found}.",
        "Write “ ”, and ‘ ’ within them.",
    )


def _foreign_quotes(text: str) -> list[Slip]:
    corners = [Slip(m.span(), _ROUND[m[0]]) for m in _CORNER.finditer(text)]
    apostrophes = {m.start() for m in _BETWEEN_LETTERS.finditer(text)}
    straight = [m for m in _STRAIGHT.finditer(text) if m.start() not in apostrophes]
    doubles = [match for match in straight if match[0] == '"']
    # A sentence that has round ones too may want inner ones: a person must look.
    is_plain = len(straight) % 2 == 0 and straight == doubles and "“" not in text
    marks = [
        Slip(match.span(), "“”"[number % 2] if is_plain else None)
        for number, match in enumerate(straight)
    ]
    return sorted(corners + marks)


_ROUND = {"「": "“", "」": "”", "『": "‘", "』": "’"}


def nested_marks(bitext: Bitext) -> Iterator[Finding]:
    """Y006: a quotation or title within one of its kind has the same marks.

    Inner quotations have ‘ ’ (4.8), inner titles 〈 〉 (4.15).
    """
    return in_chinese(
        bitext,
        _same_within,
        "The same marks stand one within the other: {found}.",
        "Write ‘ ’ within “ ”, and 〈 〉 within 《 》.",
    )


def _same_within(text: str) -> list[Slip]:
    if "“" not in text and "《" not in text:
        return []
    found: list[Slip] = []
    stack: list[str] = []
    for place, mark in enumerate(text):
        if mark in _OUTER:
            if stack and stack[-1] == mark:
                found.append(Slip((place, place + 1)))
            stack.append(mark)
        elif stack and mark == _OUTER[stack[-1]]:
            stack.pop()
    # What is not closed is no nesting; S001 finds it.
    return [] if stack else found


def doubled_chinese_mark(bitext: Bitext) -> Iterator[Finding]:
    """Y007: two marks stand side by side that cannot.

    The same mark twice is mended; of two different ones a person must choose.
    """

    def one(match: re.Match[str]) -> str | None:
        return match["same"]

    return in_chinese(
        bitext,
        by_pattern(_DOUBLED, one),
        "Two marks stand side by side: {found}.",
        "Keep the one that is meant.",
    )


def comma_between_quotations(bitext: Bitext) -> Iterator[Finding]:
    """Y008: quoted items have an enumeration comma between them (GB/T 15834, 4.5).

    “六稳”“六保” needs none. A text that mostly sets it is spared: texts older than
    the standard do.
    """
    texts = [pair.source_text for pair in bitext.pairs]
    joined = sum(len(_JOINED.findall(text)) for text in texts)
    if joined > sum(len(_ADJACENT.findall(text)) for text in texts):
        return iter(())
    return in_chinese(
        bitext,
        by_pattern(_JOINED),
        "“、” stands between items that have quotation or title marks.",
        "Remove it.",
    )


def comma_before_and_so_on(bitext: Bitext) -> Iterator[Finding]:
    """Y009: an enumeration comma stands before 等."""
    return in_chinese(
        bitext,
        by_pattern(_BEFORE_AND_SO_ON, lambda _: ""),
        "“、” stands before 等.",
        "Remove it.",
    )


def hyphen_in_chinese_range(bitext: Bitext) -> Iterator[Finding]:
    """Y010: a range of figures has a hyphen (GB/T 15834, 4.13).

    Codes, dates and telephone numbers are spared.
    """
    return in_chinese(
        bitext,
        by_pattern(_RANGE),
        "A range has a hyphen: {found}.",
        "Write “—” or “～” between the figures.",
    )


def comma_after_number(bitext: Bitext) -> Iterator[Finding]:
    """Y011: “、” follows a number in brackets, or 第一 (GB/T 15834, annex B)."""
    return in_chinese(
        bitext,
        by_pattern(_NUMBERED),
        "“、” stands after a number: {found}.",
        "Write nothing after a bracket, and “，” after 第一.",
    )
