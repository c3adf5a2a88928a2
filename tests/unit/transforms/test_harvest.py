"""What no entry covers is gathered: labels, numbered slogans, frequent words."""

from __future__ import annotations

from tests.unit.texts import concept, document, glossary, sentence

from reportpub.model.glossary import Concept
from reportpub.transforms.annotate import annotate_terms
from reportpub.transforms.harvest import Candidate, Sort, harvest
from reportpub.transforms.runs import Limits, frequent_strings


def gathered(*texts: str, terms: tuple[Concept, ...] = ()) -> dict[str, Candidate]:
    lines = [sentence(f"s{n}", text) for n, text in enumerate(texts, start=1)]
    found = glossary(*terms)
    marked = annotate_terms(document("zh-Hans", lines), found)
    return {c.word: c for c in harvest(marked, found)}


def test_a_quoted_label_is_a_candidate_with_count_and_first_place() -> None:
    found = gathered("建立机制。", "健全“四调度”机制。", "坚持“四调度”。")["四调度"]

    assert (found.sort, found.count, found.sentence.id) == (Sort.LABEL, 2, "s2")
    assert found.context == "健全“四调度”机制。"


def test_a_label_that_entries_cover_is_none() -> None:
    terms = (concept("六稳"), concept("六保"), concept("“双区”同建"))

    assert gathered("做好“六稳”“六稳、六保”，“双区”同建。", terms=terms) == {}


def test_numbered_slogans_are_candidates() -> None:
    found = gathered("开展三包四帮六保五到位活动。", "推进七大系统。", "第三大项。")

    assert {c.word: c.sort for c in found.values()} == {
        "三包四帮六保五到位": Sort.NUMBERED,
        "七大系统": Sort.NUMBERED,
    }


def test_a_numbered_term_of_the_glossary_is_none_whatever_follows() -> None:
    assert gathered("三大攻坚战取得胜利。", terms=(concept("三大攻坚战"),)) == {}


def test_frequent_words_hold_together_and_stand_free() -> None:
    runs = ["推进社会事业", "社会事业进步", "发展社会事业", "办好社会事业了"]
    runs += ["天地玄黄宇宙洪荒", "日月盈昃辰宿列张"]

    assert frequent_strings(runs, Limits()) == {"社会事业": 4}


def test_a_word_only_ever_seen_in_a_longer_one_is_not_listed() -> None:
    runs = [f"{a}经济社会事业{b}" for a, b in ("甲乙", "丙丁", "戊己", "庚辛")]
    runs += ["天地玄黄宇宙洪荒", "日月盈昃辰宿列张"]

    assert frequent_strings(runs, Limits()) == {"经济社会事业": 4}


def test_the_same_report_gives_the_same_list() -> None:
    texts = ("健全“四调度”“三推介”。", "社会事业、社会事业、社会事业。")

    assert list(gathered(*texts)) == list(gathered(*texts))
