from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.transforms.splitting import split_chinese, split_english

MARKS = "。！？…“”（）《》，；\n\r \t.!?\"'()[]"


@pytest.mark.parametrize("split", [split_chinese, split_english])
@given(text=st.text(st.sampled_from(f"{MARKS}甲乙的AbNo3．U") | st.characters()))
def test_nothing_of_the_text_is_lost(
    split: Callable[[str], tuple[str, ...]], text: str
) -> None:
    assert "".join(split(text)) == text


@pytest.mark.parametrize("split", [split_chinese, split_english])
@given(text=st.text(st.sampled_from(f"{MARKS}甲乙的AbNo3．U")))
def test_every_sentence_has_words_where_the_text_has(
    split: Callable[[str], tuple[str, ...]], text: str
) -> None:
    assert not text.strip() or all(sentence.strip() for sentence in split(text))


@pytest.mark.parametrize(
    "sentences",
    [
        ["山高。", "水长。"],
        ["他说：“山高。", "水长。”", "然后走了。"],
        ["“山高吗？”", "他问。"],
        ["“山高！”，他说。"],
        ["这是“为什么？”的答案。", "对。"],
        ["见附件（表一。表二。）后填写。", "完。"],
        ["（见表一。）", "完。"],
        ["山高……水长。", "完。"],
        ["真的吗？！", "真的。"],
        ["增长3.5%。", "下降0.2个百分点。"],
        ["标题\n", "　　山高。\n\n", "水长。"],
    ],
    ids="|".join,
)
def test_chinese_is_cut_after_its_marks(sentences: list[str]) -> None:
    assert list(split_chinese("".join(sentences))) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Output grew 3.5 percent. ", "Prices fell."],
        ["The U.S. economy grew. ", "So did ours."],
        ["They came from the U.S. ", "The rest stayed."],
        ["Document No. 5 was issued. ", "It is short."],
        ["He said no. ", "We said yes."],
        ["Mr. Li spoke. ", "Dr. Wang J. Chen wrote."],
        ["He said, “Come in.” ", "She came."],
        ["We waited... Then nothing... at all. ", "End."],
        ["Really?! ", "Yes."],
        ["1. Grow more grain. ", "2. Build roads."],
        ["II. Tasks for 2021\n", "Work hard."],
        ["Steel, coal, etc. were cut. ", "Jobs were kept."],
        ["It ended at 5 p.m. ", "The hall was dark."],
        ["(See Annex 1. It is long.) ", "Done."],
        ["Sales rose (see p. 3. See also p. 4) again. ", "Done."],
        ["Work was done. ", "– Output grew. ", "-- Prices fell."],
        ["Invest 3.6 billion. ", "2021 was better."],
    ],
    ids="|".join,
)
def test_english_is_cut_where_a_sentence_ends(sentences: list[str]) -> None:
    assert list(split_english("".join(sentences))) == sentences
