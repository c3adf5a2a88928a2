"""Chinese marks made those of GB/T 15834; every change is counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeAlias

Changes: TypeAlias = Counter[tuple[str, str]]
"""What was written instead of what, and how often."""

# Letters and marks that a mark beside them belongs to.
_CHINESE = re.compile(
    r"[\u2e80-\u2fff\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff“”‘’—…·（），：；？！]"
)
_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_MARK = re.compile(r"[,;:?!]")
_BRACKETS = re.compile(r"\(([^()（）]*)\)|（([^()（）]*)\)|\(([^()（）]*)）")
_STRAIGHT = re.compile(r'"([^"“”]*)"')
# U+FF01 to U+FF5E stand 0xFEE0 above the characters of ASCII.
_FULL = re.compile(
    r"[０-９Ａ-Ｚａ-ｚ％＋＝＆＠＃＄＊／]|(?<=[０-９Ａ-Ｚａ-ｚ0-9A-Za-z])[．－](?=[０-９Ａ-Ｚａ-ｚ0-9A-Za-z])"
)
_ABOVE = 0xFEE0
# Forms that only look like the characters meant; fonts of PDFs bring them.
_LIKENESS = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff｡｢｣､]")
_DASHES = re.compile(r"[─―]{2}|-{2,}(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])-{2,}")
_DOTS = re.compile(r"\.{3,}|。{3,}|･{3,}|(?<!…)…(?!…)")
_SPACE = re.compile(r"\s+")


def with_chinese_marks(text: str) -> tuple[str, Changes]:
    """Return ``text`` as Chinese is set, and what was changed.

    Ratios (10.9:50.5), numbers and what stands within Latin words stay as they are. A
    point is not touched: it may stand for “。” or for “·”.
    """
    changes: Changes = Counter()
    text = _replaced(_LIKENESS, text, changes, _normal)
    text = _replaced(_FULL, text, changes, lambda m: chr(ord(m[0]) - _ABOVE))
    text = _replaced(_DOTS, text, changes, lambda match: _dots(match, text))
    text = _replaced(_DASHES, text, changes, lambda _: "——")
    text = _without_spaces(text, changes)
    text = _replaced(_MARK, text, changes, lambda match: _mark(match, text))
    text = _with_pairs(text, changes)
    return text, changes


def is_chinese(letter: str) -> bool:
    """Return whether ``letter`` is a Chinese character or mark."""
    return _CHINESE.match(letter) is not None


def _replaced(
    pattern: re.Pattern[str],
    text: str,
    changes: Changes,
    new: Callable[[re.Match[str]], str],
) -> str:
    def replace(match: re.Match[str]) -> str:
        found = new(match)
        if found != match[0]:
            changes[match[0], found] += 1
        return found

    return pattern.sub(replace, text)


def _normal(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _dots(match: re.Match[str], text: str) -> str:
    beside = text[max(0, match.start() - 1) : match.end() + 1]
    return "……" if any(map(is_chinese, beside)) else match[0]


def _mark(match: re.Match[str], text: str) -> str:
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end()] if match.end() < len(text) else ""
    if before.isdigit() and after.isdigit():
        return match[0]
    # Words of another script keep their marks: “Wi-Fi, 5G”.
    beside = is_chinese(before) or is_chinese(after)
    return match[0].translate(_WIDE) if beside else match[0]


def _without_spaces(text: str, changes: Changes) -> str:
    pieces: list[str] = []
    start = 0
    for match in _SPACE.finditer(text):
        before = text[match.start() - 1] if match.start() else "。"
        after = text[match.end()] if match.end() < len(text) else "。"
        by = "" if is_chinese(before) or is_chinese(after) else " "
        if by != match[0]:
            changes[" ", by] += 1
        pieces += text[start : match.start()], by
        start = match.end()
    return "".join((*pieces, text[start:]))


def _with_pairs(text: str, changes: Changes) -> str:
    """Return ``text`` with both brackets and both quotation marks of one width."""

    def brackets(match: re.Match[str]) -> str:
        inner = next(group for group in match.groups() if group is not None)
        beside = text[max(0, match.start() - 1) : match.end() + 1] + inner
        return f"（{inner}）" if any(map(is_chinese, beside)) else match[0]

    for pattern, change in ((_BRACKETS, brackets), (_STRAIGHT, _quotation)):
        before, text = text, pattern.sub(change, text)
        changes.update(_differences(before, text))
    return text


def _quotation(match: re.Match[str]) -> str:
    is_quoted = any(map(is_chinese, match[1]))
    return f"“{match[1]}”" if is_quoted else match[0]


def _differences(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the characters that were exchanged for as many others."""
    return (pair for pair in zip(before, after, strict=True) if pair[0] != pair[1])
