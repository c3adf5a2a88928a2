from __future__ import annotations

from dataclasses import replace

from tests.unit.texts import concept, document, glossary, sentence

from reportpub.editions.compose import compose
from reportpub.model.document import Term, Text
from reportpub.model.edition import Edition
from reportpub.model.glossary import Concept, GlossForm, Kind, Member, Rank, Source
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import Explanation
from reportpub.transforms.align import align
from reportpub.transforms.vocabulary import chinese_words, english_words

LIUWEN = replace(
    concept("六稳", "the six fronts"),
    kind=Kind.NUMBERED_SLOGAN,
    definition_zh="稳就业和稳外贸。",
    definition_en="Stability of employment and foreign trade.",
    members=(Member("稳就业", "employment"), Member("稳外贸", "foreign trade")),
    sources=(Source(Rank.HOUSE, "our desk"), Source(Rank.CENTRAL, "Report, 2020")),
)
LINGS = replace(
    concept("四零", "four zeros"),
    kind=Kind.NUMBERED_SLOGAN,
    members=(Member("零死亡", "no deaths"), Member("零感染", "no infections")),
)
GANGTIE = replace(concept("钢铁", "steel"), definition_zh="铁碳合金。")


def notes(*concepts: Concept, languages: tuple[str, ...]) -> list[Explanation]:
    """Return the notes of a report that mentions ``concepts`` in that order, twice."""
    terms = [Term(found.id, found.zh.preferred) for found in concepts] * 2
    source = document("zh-Hans", [sentence("s1", (Text("。"), *terms))])
    target = document("en", [sentence("e1", (Text("."),), "s1")])
    known = glossary(*concepts)
    manuscript = Manuscript(
        "x",
        {"zh-Hans": source, "en": target},
        align(source, target),
        known,
        {"zh-Hans": chinese_words(known), "en": english_words(known)},
        "2021-02-01T00:00:00Z",
    )
    return list(compose(manuscript, Edition("x", languages)).explanations)


def test_notes_come_in_the_order_of_first_mentions_and_are_numbered() -> None:
    found = notes(LINGS, LIUWEN, languages=("zh-Hans",))

    assert [(n.number, n.concept) for n in found] == [(1, LINGS.id), (2, LIUWEN.id)]
    assert [n.locator.anchor for n in found] == ["t1", "t2"]


def test_a_meaning_is_given_in_each_language_of_the_edition() -> None:
    [found] = notes(LIUWEN, languages=("zh-Hans", "en"))

    assert [(m.language, m.text) for m in found.meanings] == [
        ("zh-Hans", "稳就业和稳外贸。"),
        ("en", "Stability of employment and foreign trade."),
    ]


def test_members_are_listed_where_the_meaning_does_not_name_them() -> None:
    [found] = notes(LINGS, languages=("zh-Hans", "en"))

    assert [m.text for m in found.meanings] == [
        "包括：零死亡；零感染。",
        "Members: no deaths; no infections.",
    ]


def test_a_plain_word_needs_no_note() -> None:
    assert notes(GANGTIE, languages=("zh-Hans",)) == []


def test_a_plain_word_has_a_note_where_its_entry_asks_for_one() -> None:
    asked = replace(GANGTIE, en=replace(GANGTIE.en, gloss_as=GlossForm.NOTE))

    assert [n.concept for n in notes(asked, languages=("zh-Hans",))] == [GANGTIE.id]


def test_the_source_is_one_a_reader_can_look_up() -> None:
    [found] = notes(LIUWEN, languages=("zh-Hans",))

    assert found.source == "Report, 2020"
