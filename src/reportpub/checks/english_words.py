"""Rules of the family Y for English words and figures: American style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.checks.rule import Finding
from reportpub.checks.slips import by_pattern, in_english, is_house_text, prevails
from reportpub.model.bitext import Bitext

_PERCENT_SIGN = re.compile(r"(?<=\d) ?[%％]")
_PERCENT = re.compile(r"\bpercent(?!age)\b")
_GROUPED = re.compile(r"(?<![\w.,])\d+(?:,\d+)+(?:\.\d+)?(?![\w,])(?!\.\d)")
_WELL_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LONG = re.compile(r"(?<![\w.,\-–/:+#&])\d{5,}(?![\w\-–/:])(?! ?[A-Z]{2})")
# A European, a one-stop shop: these sound as if they began with a consonant.
_LIKE_CONSONANT = r"eu|ewe|one\b|one-|once\b|oui"
_ARTICLE = re.compile(
    # Within a sentence, a capital is the letter: Grade A enterprises.
    r"(?P<a>a(?<![\w’'\-.].)|A(?:(?<=^.)|(?<=[.?!] .)))(?= [aeio][a-z]{2})"
    rf"(?! (?:{_LIKE_CONSONANT}|and\b|are\b))"
    r"|(?P<an>[Aa]n)(?<![\w’'\-.]..)"
    rf"(?= (?:[bcdfgjklmnpqrstvwxyz][a-z]{{2}}|uni[tvfqo]|{_LIKE_CONSONANT}))"
)
_TWICE = re.compile(
    r"(?<![\w’'\-])(?P<word>the|a|an|of|to|in|and|or|for|with|at|by|from|we|will|our|as|be|are)"
    r" (?P=word)(?![\w’'\-])(?!,)",
    re.IGNORECASE,
)
_WORD = r"[A-Za-z][A-Za-z’'\-]+"
_SERIES = rf"(?<![\w,])(?<!, ){_WORD}(?:, {_WORD}){{2,}}"
_NO_SERIAL_COMMA = re.compile(rf"{_SERIES} (?:and|or) (?={_WORD}[.;:?!)]|{_WORD}$)")
_SERIAL_COMMA = re.compile(rf", {_WORD}, (?:and|or) {_WORD}")


def percent_sign(bitext: Bitext) -> Iterator[Finding]:
    """Y113: “%” stands in running English text.

    Official reports write “percent” since 2017 and wrote “%” before; a text of another
    tool that mostly has “%” is spared.
    """
    if not is_house_text(bitext) and not prevails(bitext, _PERCENT, _PERCENT_SIGN):
        return iter(())
    return in_english(
        bitext,
        by_pattern(_PERCENT_SIGN, lambda _: " percent", within="%％"),
        "“%” stands in running text.",
        "Write “percent”.",
    )


def badly_grouped_number(bitext: Bitext) -> Iterator[Finding]:
    """Y114: the commas of a number do not stand before every third digit."""
    slips = by_pattern(_GROUPED)
    return in_english(
        bitext,
        lambda text: [
            s for s in slips(text) if not _WELL_GROUPED.fullmatch(text[slice(*s.spot)])
        ],
        "The commas stand in the wrong places: {found}.",
        "Set a comma before every third digit from the right, as in 10,000.",
    )


def ungrouped_number(bitext: Bitext) -> Iterator[Finding]:
    """Y115: a number of five or more digits has no commas.

    Shorter ones may be years; those joined to letters or hyphens may be codes.
    """
    return in_english(
        bitext,
        by_pattern(_LONG),
        "A long number has no commas: {found}.",
        "Set a comma before every third digit from the right, as in 10,000.",
    )


def wrong_article(bitext: Bitext) -> Iterator[Finding]:
    """Y116: “a” stands before a vowel, or “an” before a consonant.

    Told by the letters, where they tell the sound: words with “h” and “u”, and
    abbreviations, are spared.
    """

    def right(match: re.Match[str]) -> str:
        return f"{match['a']}n" if match["a"] else match["an"][0]

    return in_english(
        bitext,
        by_pattern(_ARTICLE, right),
        "The article does not fit the word after it: {found}.",
        "Write “an” before a vowel, “a” before a consonant.",
    )


def doubled_word(bitext: Bitext) -> Iterator[Finding]:
    """Y117: a small word stands twice in a row.

    Only words that cannot: “that that” and “had had” may be right.
    """
    return in_english(
        bitext,
        by_pattern(_TWICE, lambda match: match["word"]),
        "A word stands twice: {found}.",
        "Keep one.",
    )


def serial_comma(bitext: Bitext) -> Iterator[Finding]:
    """Y118: a series of single words has no comma before its “and”.

    Only series of four and more words, each a single one, can be told from other
    commas. A text of another tool that mostly leaves it out is spared.
    """
    if not is_house_text(bitext) and not prevails(
        bitext, _SERIAL_COMMA, _NO_SERIAL_COMMA
    ):
        return iter(())
    return in_english(
        bitext,
        by_pattern(_NO_SERIAL_COMMA),
        "No comma stands before the last item: {found}.",
        "Write a comma before “and”.",
    )
