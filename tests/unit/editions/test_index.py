from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.texts import concept, document, glossary, sentence

from reportpub.editions.compose import compose
from reportpub.model.document import Term, Text
from reportpub.model.edition import Edition
from reportpub.model.glossary import Concept, Member
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import IndexEntry, IndexGroup
from reportpub.transforms.align import align
from reportpub.transforms.vocabulary import chinese_words, english_words


def index_of(
    language: str, *concepts: Concept, mentions: int = 1
) -> tuple[IndexGroup, ...]:
    """Return the index of a report that mentions ``concepts``."""
    # As the longest wording of each.
    terms = [
        Term(c.id, max((c.zh.preferred, *c.zh.variants), key=len)) for c in concepts
    ]
    terms *= mentions
    source = document("zh-Hans", [sentence("s1", (Text("。"), *terms))])
    terms = [
        Term(c.id, max((c.en.preferred, *c.en.admitted), key=len)) for c in concepts
    ]
    terms *= mentions
    target = document("en", [sentence("e1", (Text("."), *terms), "s1")])
    terms_known = glossary(*concepts)
    words = {
        "zh-Hans": chinese_words(terms_known),
        "en": english_words(terms_known),
    }
    manuscript = Manuscript(
        "x",
        {"zh-Hans": source, "en": target},
        align(source, target),
        terms_known,
        words,
        "2021-02-01T00:00:00Z",
    )
    return compose(manuscript, Edition(language, (language,))).indexes[0].groups


def order(language: str, *concepts: Concept) -> list[str]:
    return [
        entry.headwords[0][1]
        for group in index_of(language, *concepts)
        for entry in group.entries
    ]


def letters(language: str, *concepts: Concept) -> list[str]:
    return [group.heading for group in index_of(language, *concepts)]


def test_chinese_stands_in_the_order_of_its_pinyin() -> None:
    words = ["中原", "安全", "六稳", "发展", "六保", "邯郸"]

    # ān fā hán liùbǎo liùwěn zhōng
    assert order("zh-Hans", *map(concept, words)) == [
        "安全",
        "发展",
        "邯郸",
        "六保",
        "六稳",
        "中原",
    ]


def test_of_one_syllable_the_tones_decide() -> None:
    # shí, shǐ, shì, each before another character.
    words = ["事业", "史料", "时代"]

    assert order("zh-Hans", *map(concept, words)) == ["时代", "史料", "事业"]


def test_quotation_marks_do_not_count() -> None:
    words = ["“双循环”", "数字", "“三农”"]

    assert order("zh-Hans", *map(concept, words)) == ["“三农”", "数字", "“双循环”"]


def test_the_glossary_says_how_a_polyphone_is_read() -> None:
    others = concept("昌黎"), concept("张家口")
    as_in_growing = concept("长三角", pinyin="zhǎng sān jiǎo")
    as_in_long = concept("长三角", pinyin="cháng sān jiǎo")

    assert order("zh-Hans", *others, as_in_long) == ["昌黎", "长三角", "张家口"]
    assert order("zh-Hans", *others, as_in_growing) == ["昌黎", "张家口", "长三角"]
    assert letters("zh-Hans", *others, as_in_long) == ["C", "Z"]


def test_entries_stand_under_the_letter_they_begin_with() -> None:
    assert letters("zh-Hans", *map(concept, ["六稳", "发展", "六保"])) == ["F", "L"]


def test_what_begins_with_no_letter_stands_together() -> None:
    groups = index_of("zh-Hans", *map(concept, ["“1+N”航空网络", "5G网络", "发展"]))

    assert [(g.heading, len(g.entries)) for g in groups] == [("0–9", 2), ("F", 1)]


@pytest.mark.parametrize("word", ["阿", "ü", "绿色", "女性"])
def test_every_reading_has_a_letter(word: str) -> None:
    assert len(letters("zh-Hans", concept(word))) == 1


def test_english_stands_from_a_to_z_whatever_its_case() -> None:
    english = ["Wanda Plaza", "belt and road", "Beijing", "“one card”", "the six"]
    concepts = [concept(f"字{n}", word) for n, word in enumerate(english)]

    assert order("en", *concepts) == [
        "Beijing",
        "belt and road",
        "“one card”",
        "the six",
        "Wanda Plaza",
    ]


def test_an_english_entry_gives_the_chinese_too_and_the_other_way_round() -> None:
    liuwen = concept("六稳", "the six fronts")

    [english] = index_of("en", liuwen)[0].entries
    [chinese] = index_of("zh-Hans", liuwen)[0].entries

    assert english.headwords == (("en", "the six fronts"), ("zh-Hans", "六稳"))
    assert chinese.headwords == (("zh-Hans", "六稳"), ("en", "the six fronts"))


def test_no_concept_is_dropped_and_none_doubled() -> None:
    # Two concepts with one rendering, and one with the Chinese of another's variant.
    concepts = [
        concept("六稳", "the same", identifier="a"),
        concept("六保", "the same", identifier="b"),
        concept("刘文", "the same", identifier="c"),
    ]

    for language in ("zh-Hans", "en"):
        entries = [e for g in index_of(language, *concepts) for e in g.entries]
        assert sorted(entry.concept for entry in entries) == ["a", "b", "c"]


def test_every_mention_is_located_in_its_section() -> None:
    [group] = index_of("zh-Hans", concept("六稳"), mentions=3)

    [entry] = group.entries
    assert [locator.section for locator in entry.locators] == ["1", "1", "1"]
    assert len({locator.anchor for locator in entry.locators}) == 3


def entries(language: str, *concepts: Concept) -> list[IndexEntry]:
    return [e for group in index_of(language, *concepts) for e in group.entries]


def references(language: str, *concepts: Concept) -> list[tuple[str, str]]:
    found = entries(language, *concepts)
    return [(entry.headwords[0][1], entry.see) for entry in found if entry.see]


def test_a_wording_of_the_text_that_begins_otherwise_refers_to_the_preferred_one() -> (
    None
):
    zongzhi = concept("生产总值", variants=("全市生产总值", "地区总值"))
    gdp = concept("值", "product", admitted=("gross product", "GDP"))

    assert references("zh-Hans", zongzhi) == [("全市生产总值", "生产总值")]
    assert references("en", gdp) == [("gross product", "product")]
    assert order("zh-Hans", zongzhi) == ["全市生产总值", "生产总值"]


@pytest.mark.parametrize(
    ("preferred", "variant"),
    [
        ("“不忘初心”主题教育", "不忘初心、牢记使命主题教育"),
        ("乡村振兴", "乡村振兴战略"),
    ],
)
def test_a_wording_that_would_stand_beside_the_preferred_one_has_no_entry(
    preferred: str, variant: str
) -> None:
    assert references("zh-Hans", concept(preferred, variants=(variant,))) == []


@pytest.mark.parametrize("variant", ["hectares", "Hectare (ha)"])
def test_an_inflected_word_has_no_entry_of_its_own(variant: str) -> None:
    assert references("en", concept("公顷", "hectare", admitted=(variant,))) == []


def test_a_wording_that_is_another_concept_has_no_second_entry() -> None:
    one = concept("总值", "product", admitted=("gross product",))
    other = concept("毛值", "Gross product")

    assert references("en", one, other) == []


def test_related_entries_are_named_in_the_order_of_the_index_if_it_has_them() -> None:
    liubao, liuwen = concept("六保", "b"), concept("六稳", "a")
    both = replace(concept("双", "x"), see_also=(liuwen.id, "elsewhere", liubao.id))

    for language, words in (("zh-Hans", ["六保", "六稳"]), ("en", ["a", "b"])):
        [found] = [e for e in entries(language, both, liubao, liuwen) if e.see_also]
        assert [word for _, word in found.see_also] == words


def test_what_a_label_counts_stands_under_it_in_its_own_order() -> None:
    members = (Member("稳外贸", "trade"), Member("稳就业", ""))
    liuwen = replace(concept("六稳", "fronts"), members=members)
    jobs = concept("稳就业", "jobs")

    [chinese] = [e for e in entries("zh-Hans", liuwen, jobs) if e.members]
    [english] = [e for e in entries("en", liuwen, jobs) if e.members]

    assert [m.headwords for m in chinese.members] == [
        (("zh-Hans", "稳外贸"), ("en", "trade")),
        (("zh-Hans", "稳就业"),),
    ]
    assert english.members[0].headwords == (("en", "trade"), ("zh-Hans", "稳外贸"))
    # One that is a concept too leads to its places.
    assert [m.concept for m in chinese.members] == ["", jobs.id]
    assert [len(m.locators) for m in chinese.members] == [0, 1]
