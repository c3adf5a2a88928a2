from __future__ import annotations

import pytest

from reportpub.model.pairing import Pairing, Verdict, pair_figures
from reportpub.transforms.figures.chinese import read_chinese
from reportpub.transforms.figures.english import read_english


def paired(zh: str, en: str, year: int | None = 2021) -> Pairing:
    return pair_figures(read_chinese(zh), read_english(en), year)


def agrees(zh: str, en: str, year: int | None = 2021) -> bool:
    pairing = paired(zh, en, year)
    wrong = [m for m in pairing.matches if m.verdict is not Verdict.AGREES]
    return not (wrong or pairing.missing or pairing.added)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("总值3636.6亿元", "a total of 363.66 billion yuan"),
        ("1500万亩", "one million hectares"),
        ("9200多万亩", "6.13 million hectares"),
        ("1.3万亿斤", "650 million metric tons"),
        ("300万千瓦", "3 GW"),
        ("增长2.2倍", "grew by 220 percent"),
        ("增长2.2倍", "grew 3.2-fold"),
        ("增长近1倍", "nearly twice the number"),
        ("是去年的2.2倍", "an increase of 120% on last year"),
        ("翻一番", "double"),
        ("减少一半", "was cut by 50 percent"),
        ("三成以上", "over 30 percent"),
        ("1—2条", "one or two lines"),
        ("由7种扩大到15种", "from 7 to 15"),
        ("10.4:43.2:46.4", "10.4:43.2:46.4"),
        ("“十三五”规划", "the 13th Five-Year Plan"),
        ("“十三五”时期", "from 2016 to 2020"),
        ("十年来", "over the past decade"),
        ("半年", "six months"),
        ("去年", "in 2020"),
        ("2020年", "last year"),
        ("2003年到2007年五年间", "from 2003 to 2007"),
        ("新10年规划", "the 2011-2020 program"),
        ("20世纪90年代", "the 1990s"),
        ("尿毒症等8类大病", "uraemia and seven other major diseases"),
        ("二十国集团", "the G20"),
        ("第三代移动通信", "3G"),
        ("均下降2%，分别为2%", "both fell by 2 percent"),
        ("每斤提高0.1元", "raised by 0.2 yuan per kilogram"),
        ("每人补助5元", "5 yuan per person"),
        ("三四线城市", "third- and fourth-tier cities"),
        ("“三去一降一补”", "the five priority tasks"),
        ("3.636亿元", "nearly 364 million yuan"),
        ("一是，两个，三农", "reform"),
    ],
)
def test_the_same_amount_agrees(zh: str, en: str) -> None:
    assert agrees(zh, en)


@pytest.mark.parametrize(
    ("zh", "en", "verdict"),
    [
        ("3636.6亿元", "3636.6 million yuan", Verdict.MAGNITUDE),
        ("3636.6亿元", "36.366 billion yuan", Verdict.MAGNITUDE),
        ("3636.6亿元", "363.67 billion yuan", Verdict.VALUE),
        ("100亿元", "US$10 billion", Verdict.UNIT),
        ("8%左右", "over 8 percent", Verdict.BOUND),
        ("8%以上", "about 8 percent", Verdict.BOUND),
        ("提高2个百分点", "rose by 2 percent", Verdict.POINTS),
        ("提高2%", "rose by 2 percentage points", Verdict.POINTS),
        ("2019年", "in 2018", Verdict.VALUE),
        ("“十三五”时期", "the 14th Five-Year Plan period", Verdict.VALUE),
        ("（二）改革", "3. Reform", Verdict.VALUE),
        ("1300万亩", "one million hectares", Verdict.VALUE),
        ("8.3亿人", "$30 million people", Verdict.VALUE),
    ],
)
def test_another_statement_is_told_for_what_it_is(
    zh: str, en: str, verdict: Verdict
) -> None:
    verdicts = [match.verdict for match in paired(zh, en).matches]

    assert [v for v in verdicts if v is not Verdict.AGREES] == [verdict]


def test_a_figure_that_is_left_out_is_missing() -> None:
    assert [f.text for f in paired("30人，40人", "30 people").missing] == ["40"]


def test_a_figure_that_nothing_accounts_for_is_added() -> None:
    assert [f.text for f in paired("30人", "30 people and 40 more").added] == ["40"]


def test_the_same_amount_twice_is_two_amounts() -> None:
    assert paired("30人，30人", "30 people").missing
    assert paired("30人", "30 people, 30 people").added


def test_last_year_is_counted_from_the_report() -> None:
    assert agrees("去年", "in 2020", year=2021)
    assert not agrees("去年", "in 2019", year=2021)


def test_years_may_be_said_again() -> None:
    assert agrees("2015年，比2014年", "in 2015, compared to 2014; 2015 was")


def test_figures_may_change_places() -> None:
    assert agrees("分别提高5%和8%", "by 8 percent and 5 percent, respectively")


def test_of_two_like_figures_the_one_with_the_like_bound_is_meant() -> None:
    assert agrees("8%左右，8%以上", "at least 8 percent, about 8 percent")


def test_a_bound_may_be_left_out() -> None:
    assert agrees("8%以上", "8 percent")
    assert agrees("20万公里", "roughly 200,000 kilometers")


def test_rounding_needs_a_word_that_says_so() -> None:
    assert agrees("3.636亿元", "over 363 million yuan")
    assert not agrees("3.636亿元", "364 million yuan")


def test_nothing_agrees_with_nothing() -> None:
    assert paired("改革", "reform") == Pairing((), (), ())
