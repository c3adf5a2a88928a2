"""An entry is changed where it differs and nowhere else."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.running import ROOT
from tests.unit.storage.exchange.entries import (
    chinese_terms,
    consistent,
    english_terms,
)

from reportpub.errors import GlossaryError
from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    Confidence,
    Kind,
    Member,
    Rank,
    Source,
    Status,
)
from reportpub.storage.glossary import read_glossary
from reportpub.storage.glossary_edit import new_entry, update_entry
from reportpub.storage.glossary_entry import _Entry

HAND_MADE = """\
# The six fronts.
status = 'approved'   # since the meeting
id="liuwen"
kind     =  "term"
scope    = "national"
members  = [                    # in order
  { zh = "甲", en = "a" },      # the first
  # not yet settled
  { en = "b", zh = "乙" }
]
see_also = [ 'x',  "y" ]  # both

# Chinese
[zh]
preferred = "六稳"  # as printed
# no variants

[en]
preferred = "six fronts"

# Where from
[[sources]]
rank = "central" # best
text = "one"

# The second
[[sources]]
text = "two"
rank = "house"
# end
"""


def read(text: str) -> Concept:
    return _Entry(text, "x.toml").concept(tomllib.loads(text.removeprefix("\ufeff")))


@cache
def real_entries() -> tuple[tuple[Concept, str], ...]:
    return tuple(
        (concept, (ROOT / concept.location.path).read_bytes().decode())
        for concept in read_glossary(ROOT / "glossary", ROOT)
    )


words = st.text(
    st.characters(blacklist_categories=["Cs"], min_codepoint=1), min_size=1, max_size=8
)
texts = st.lists(words, max_size=3, unique=True).map(tuple)


# Readings of characters are loaded with the first entry that has pinyin.
patient = settings(deadline=None)


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    """Return any concept there can be."""
    maybe = st.one_of(st.just(""), words)
    concept = Concept(
        id=draw(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True)),
        kind=draw(st.sampled_from(Kind)),
        scope=draw(words),
        status=draw(st.sampled_from(Status)),
        zh=draw(chinese_terms(words, texts)),
        en=draw(english_terms(words, texts, maybe)),
        confidence=draw(st.one_of(st.none(), st.sampled_from(Confidence))),
        question=draw(maybe),
        since=draw(maybe),
        members=tuple(draw(st.lists(st.builds(Member, maybe, maybe), max_size=3))),
        definition_zh=draw(maybe),
        definition_en=draw(maybe),
        see_also=draw(texts),
        sources=tuple(
            draw(
                st.lists(
                    st.builds(Source, st.sampled_from(Rank), words, maybe), max_size=3
                )
            )
        ),
    )
    return consistent(concept)


def test_an_unchanged_entry_stays_byte_for_byte() -> None:
    changed = [
        concept.id
        for concept, text in real_entries()
        if update_entry(text, concept) != text
    ]

    assert changed == []
    assert update_entry(HAND_MADE, read(HAND_MADE)) == HAND_MADE


@patient
@given(st.data(), concepts())
def test_an_entry_reads_back_as_what_it_was_made(
    data: st.DataObject, wanted: Concept
) -> None:
    _, text = data.draw(st.sampled_from(real_entries()))

    assert read(update_entry(text, wanted)) == wanted


@patient
@given(concepts())
def test_a_new_entry_reads_back_as_it_is(wanted: Concept) -> None:
    assert read(new_entry(wanted)) == wanted


@patient
@given(concepts(), concepts())
def test_an_entry_in_the_layout_of_the_house_stays_in_it(
    before: Concept, after: Concept
) -> None:
    # Only the equals signs keep the column they had.
    updated = update_entry(new_entry(before), after).replace(" ", "")

    assert updated == new_entry(after).replace(" ", "")


def test_most_real_entries_are_in_the_layout_of_the_house() -> None:
    same = [concept for concept, text in real_entries() if new_entry(concept) == text]

    assert len(same) > 0.9 * len(real_entries())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_comments_order_and_line_ends_are_kept(end: str, bom: str) -> None:
    concept = read(HAND_MADE)
    wanted = replace(
        concept,
        status=Status.SUPERSEDED,
        since="2018",
        members=(Member("甲", "A"), concept.members[1], Member("丙", "c")),
        see_also=("x", "y", "z"),
        zh=replace(concept.zh, variants=("六稳工作",), hant="六穩"),
        definition_en="Six things.",
        sources=(concept.sources[0], replace(concept.sources[1], url="u")),
    )
    expected = HAND_MADE
    for old, new in (
        ("'approved' ", '"superseded" '),
        ("the meeting\n", 'the meeting\nsince  = "2018"\n'),
        ('{ zh = "甲", en = "a" }', '{ zh = "甲", en = "A" }'),
        ('zh = "乙" }\n', 'zh = "乙" },\n  { zh = "丙", en = "c" }\n'),
        ("[ 'x',  \"y\" ]", '[\'x\', "y", "z"]'),
        ("printed\n", 'printed\nvariants  = ["六稳工作"]\nhant      = "六穩"\n'),
        ('"six fronts"\n', '"six fronts"\n\n[definition]\nen = "Six things."\n'),
        ('text = "two"\n', 'text = "two"\nurl  = "u"\n'),
    ):
        assert expected.count(old) == 1
        expected = expected.replace(old, new)

    updated = update_entry(bom + HAND_MADE.replace("\n", end), wanted)

    assert updated == bom + expected.replace("\n", end)


def test_taking_fields_away_leaves_no_empty_lines_behind() -> None:
    concept = next(c for c, _ in real_entries() if c.id == "liuwen")
    text = next(text for c, text in real_entries() if c.id == "liuwen")
    bare = replace(
        concept, members=(), see_also=(), definition_zh="", definition_en="", sources=()
    )

    updated = update_entry(text, bare)

    assert "\n\n\n" not in updated
    assert updated.endswith('gloss_as  = "footnote"\n')


def test_an_entry_too_unusual_to_change_is_refused() -> None:
    text = 'id="a"\nkind="term"\nscope="s"\nstatus="approved"\n'
    text += 'zh.preferred="a"\nen.preferred="b"\n'
    wanted = replace(read(text), zh=ChineseTerm("a", hant="b"))

    with pytest.raises(GlossaryError, match=r"x\.toml:1: .*“zh\.hant”.*by hand"):
        update_entry(text, wanted)
