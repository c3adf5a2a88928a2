"""Reading a figure undoes writing it, in both languages, and takes linear time."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from reportpub.model.figure import Figure, Kind, Strength
from reportpub.model.pairing import pair_figures
from reportpub.transforms.figures.chinese import read_chinese
from reportpub.transforms.figures.english import read_english

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
ZH_SCALES = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
ZH_SCALES |= {"千亿": 10**11, "万亿": 10**12}
EN_SCALES = {"": 1, " million": 10**6, " billion": 10**9, " trillion": 10**12}

wholes = st.integers(0, 10**15)
mantissas = st.decimals(0, 9999, places=2)


def characters(number: int) -> str:
    """Write ``number`` in Chinese characters."""
    if number < 10:
        return DIGITS[number]
    for scale, mark in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百")):
        if number >= scale:
            high, low = divmod(number, scale)
            gap = "零" if 0 < low < scale // 10 else ""
            return characters(high) + mark + (gap + characters(low) if low else "")
    high, low = divmod(number, 10)
    return f"{DIGITS[high]}十{DIGITS[low] if low else ''}"


def stated(figures: tuple[Figure, ...]) -> list[tuple[Kind, Decimal]]:
    return [(f.kind, f.value) for f in figures if f.strength is not Strength.IMPLIED]


@given(wholes)
def test_arabic_digits_mean_the_same_in_both_languages(number: int) -> None:
    text = f"共{number}个，" if len(str(number)) != 4 else f"共{number:,}个，"

    assert stated(read_chinese(text)) == [(Kind.QUANTITY, Decimal(number))]
    english = read_english(f"{number:,} sites")
    assert stated(english) == [(Kind.QUANTITY, Decimal(number))]


@given(wholes)
def test_full_width_digits_are_digits(number: int) -> None:
    text = f"{number:,}.5亿元".translate(FULL_WIDTH)

    value = (number + Decimal("0.5")) * 10**8
    assert stated(read_chinese(text)) == [(Kind.QUANTITY, value)]


@given(mantissas, st.sampled_from(list(ZH_SCALES)))
def test_a_chinese_magnitude_multiplies(mantissa: Decimal, scale: str) -> None:
    value = mantissa * ZH_SCALES[scale]

    assert stated(read_chinese(f"共{mantissa}{scale}元")) == [(Kind.QUANTITY, value)]


@given(mantissas, st.sampled_from(list(EN_SCALES)))
def test_an_english_magnitude_multiplies(mantissa: Decimal, scale: str) -> None:
    value = mantissa * EN_SCALES[scale]

    text = f"a total of {mantissa:,}{scale} yuan"
    assert stated(read_english(text)) == [(Kind.QUANTITY, value)]


@given(st.integers(11, 10**15))
@example(10**8 + 10**4)
@example(10_0500_0000)
def test_chinese_characters_are_read_as_they_are_written(number: int) -> None:
    text = f"共{characters(number)}元"

    assert stated(read_chinese(text)) == [(Kind.QUANTITY, Decimal(number))]


@given(mantissas)
def test_percent_is_read_in_both_languages(value: Decimal) -> None:
    wide = f"{value}%".translate(FULL_WIDTH)

    assert stated(read_chinese(f"占{value}%")) == [(Kind.PERCENT, value)]
    assert stated(read_chinese(f"占{wide}")) == [(Kind.PERCENT, value)]
    assert stated(read_english(f"{value} percent")) == [(Kind.PERCENT, value)]


@given(st.integers(1, 10**6), st.sampled_from([10**4, 10**8]))
def test_the_same_amount_agrees_however_it_is_written(count: int, scale: int) -> None:
    mark = "万" if scale == 10**4 else "亿"
    amount = Decimal(count) / 10
    english = f"{amount * scale / 10**6:f} million yuan"

    pairing = pair_figures(
        read_chinese(f"共{amount}{mark}元"), read_english(f"a total of {english}")
    )

    assert not pairing.missing
    assert not pairing.added
    assert [m.verdict for m in pairing.matches] == ["agrees"]


@given(st.text("0123456789,.%一二十百千万亿年月元多第半约以上（） ABC", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for figures in (read_chinese(text), read_english(text)):
        for figure in figures:
            assert 0 <= figure.start < figure.end <= len(text)
            assert figure.value.is_finite()
