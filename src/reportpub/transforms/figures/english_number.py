"""English numbers in words: three, twenty-first, one hundred and five, two thirds."""

from __future__ import annotations

from decimal import Decimal

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENTHS = (
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
)

_CARDINAL = {
    **{word: number for number, word in enumerate(_ONES.split(), 1)},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
ORDINAL = {
    **{word: number for number, word in enumerate(_ORDINALS.split(), 1)},
    **{word: 10 * number for number, word in enumerate(_TENTHS.split(), 2)},
    "hundredth": 100,
}
PART = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
MAGNITUDE = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}

_ones = "|".join(sorted(_ONES.split(), key=len, reverse=True))
_tens = "|".join(_TENS.split())
_ordinals = "|".join(sorted(ORDINAL, key=len, reverse=True))
MAGNITUDES = "|".join(MAGNITUDE)
_SMALL = rf"(?:(?:{_tens})(?:[ -](?:{_ones})\b)?|(?:{_ones}))\b"
WORDS = rf"{_SMALL}(?:[ -]hundred\b(?: (?:and )?{_SMALL})?)?"
ORDINAL_WORDS = rf"(?:(?:{_tens})-)?(?:{_ordinals})\b"


def words_value(words: str) -> Decimal:
    """Return the value of what ``WORDS`` matches: “one hundred and five”."""
    total = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            total *= 100
        else:
            total += _CARDINAL.get(word, 0)
    return Decimal(total)


def magnitude_value(words: str) -> Decimal:
    """Return the product of ``words``: “hundred million” is 10 to the 8."""
    product = Decimal(1)
    for word in words.replace("-", " ").casefold().split():
        product *= MAGNITUDE[word]
    return product


def ordinal_value(words: str) -> Decimal:
    """Return the value of what ``ORDINAL_WORDS`` matches: “twenty-first”."""
    *tens, last = words.split("-")
    return Decimal(sum(_CARDINAL[word] for word in tens) + ORDINAL[last])
