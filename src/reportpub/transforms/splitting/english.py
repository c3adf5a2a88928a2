"""English sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.transforms.splitting.pieces import bracketed, cut

# What may be an end: marks, closing marks, a space, and what may begin a sentence.
_END = re.compile(
    r"(?P<word>[^\s.!?]*(?:\.[^\s.!?]+)*)(?P<marks>[.!?]+)[\"”’'»)\]]*\s+"
    r"(?=(?:[–—-]+ ?)?[\"“‘'«(\[]*(?P<next>[A-Z0-9\u3400-\u9fff][^\s,;:.!?]*))"
)
# They stand before what they belong to.
_TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "messrs",
        "dr",
        "prof",
        "gen",
        "sen",
        "rep",
        "gov",
        "st",
        "mt",
        "ft",
        "capt",
        "col",
        "lt",
        "sgt",
        "rev",
        "hon",
        "pres",
        "vs",
        "cf",
        "viz",
        "al",
        "fig",
        "figs",
        "art",
        "arts",
        "sec",
        "ch",
        "chap",
        "para",
        "paras",
        "vol",
        "vols",
        "ed",
        "eds",
        "pp",
        "eq",
        "approx",
        "e.g",
        "i.e",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    }
)
# They may also be the last word of a sentence.
_SHORTENED = frozenset(
    {
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "jr",
        "sr",
        "a.m",
        "p.m",
        "ph.d",
        "dept",
        "est",
    }
)
_COUNTED = frozenset({"no", "nos", "p", "art"})
_INITIALS = re.compile(r"\W*(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])")
_NUMBERING = re.compile(r"\W*(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-z])")
# They begin a sentence rather than a name.
_STARTERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "he",
        "his",
        "she",
        "her",
        "we",
        "our",
        "they",
        "their",
        "i",
        "you",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "and",
        "but",
        "or",
        "so",
        "if",
        "when",
        "while",
        "after",
        "before",
        "since",
        "there",
        "here",
        "all",
        "both",
        "each",
        "some",
        "many",
        "most",
        "no",
        "not",
        "however",
        "moreover",
        "meanwhile",
    }
)


def split_english(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text``; joined, they are ``text``.

    A line ends a sentence. Decimals, initials, abbreviations such as U.S. and No., the
    number before a heading, and ellipses end none. Text in a pair of brackets is not
    torn apart. White space stays with the sentence before it.
    """
    return cut(text, _ends)


def _ends(line: str) -> Iterator[int]:
    brackets = iter(bracketed(line))
    start, end = next(brackets, (len(line), len(line)))
    begin = 0
    for match in _END.finditer(line):
        while end < match.end():
            start, end = next(brackets, (len(line), len(line)))
        inside = start < match.end() < end
        if not inside and _is_end(match, line[begin : match.end("word")].strip()):
            yield match.end()
            begin = match.end()


def _is_end(match: re.Match[str], sentence: str) -> bool:
    word, marks, following = match["word"], match["marks"], match["next"]
    if marks != ".":
        # Two dots or more are an ellipsis; four are one with its full stop.
        return "!" in marks or "?" in marks or len(marks) > 3  # noqa: PLR2004
    if _NUMBERING.fullmatch(sentence):
        return False
    bare = word.strip("\"“‘'([«").casefold()
    if bare in _TITLES:
        return False
    if bare in _COUNTED:
        return not following[0].isdigit()
    if bare in _SHORTENED or _INITIALS.fullmatch(word):
        return following.casefold() in _STARTERS
    return True
