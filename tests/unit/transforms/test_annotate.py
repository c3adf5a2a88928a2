from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.texts import concept, document, glossary, sentence

from reportpub.model.document import Document, Inline, Note, Sentence, Term, Text
from reportpub.model.glossary import Concept, Glossary, Status
from reportpub.transforms.align import align
from reportpub.transforms.annotate import annotate_terms, annotate_translation


def content(of: Document, identifier: str) -> tuple[Inline, ...]:
    return next(s.content for s in of.sentences() if s.id == identifier)


def annotated(text: str | tuple[Inline, ...], *concepts: Concept) -> tuple[Inline, ...]:
    """Return the Chinese ``text`` annotated."""
    source = document("zh-Hans", [sentence("s1", text)])
    return content(annotate_terms(source, glossary(*concepts)), "s1")


def translated(
    zh: str, en: str | tuple[Inline, ...], *concepts: Concept
) -> tuple[Inline, ...]:
    """Return the English ``en`` of ``zh`` annotated."""
    found = translated_all([sentence("s1", zh)], [sentence("e1", en, "s1")], *concepts)
    return content(found, "e1")


def translated_all(
    zh: list[Sentence], en: list[Sentence], *concepts: Concept
) -> Document:
    source, target = document("zh-Hans", zh), document("en", en)
    terms = glossary(*concepts)
    alignment = align(source, target)
    source = annotate_terms(source, terms)
    return annotate_translation(target, source, alignment, terms)


def test_a_term_is_found_wherever_it_stands() -> None:
    assert annotated("六稳和六稳。", concept("六稳")) == (
        Term("c-六稳", "六稳"),
        Text("和"),
        Term("c-六稳", "六稳"),
        Text("。"),
    )


def test_a_longer_term_wins_over_the_term_within_it() -> None:
    terms = concept("发展"), concept("高质量发展"), concept("高质量")

    assert annotated("高质量发展", *terms) == (Term("c-高质量发展", "高质量发展"),)


def test_of_terms_that_overlap_the_first_wins_even_if_shorter() -> None:
    terms = concept("质量发"), concept("高质量"), concept("量发展成就")

    assert annotated("高质量发展成就", *terms) == (
        Term("c-高质量", "高质量"),
        Text("发展成就"),
    )


def test_a_term_within_one_that_comes_to_nothing_is_found() -> None:
    # pyahocorasick.iter_long loses it (its issue 133).
    terms = concept("高质量发展观"), concept("质量")

    assert annotated("高质量发展", *terms) == (
        Text("高"),
        Term("c-质量", "质量"),
        Text("发展"),
    )


def test_a_variant_is_a_mention_of_its_concept() -> None:
    liuwen = concept("六稳", variants=("六稳工作",))

    assert annotated("六稳工作", liuwen) == (Term("c-六稳", "六稳工作"),)


def test_a_superseded_concept_is_not_looked_for() -> None:
    assert annotated("六稳", concept("六稳", status=Status.SUPERSEDED)) == (
        Text("六稳"),
    )


def test_a_proposed_concept_is_looked_for() -> None:
    assert annotated("六稳", concept("六稳", status=Status.PROPOSED)) == (
        Term("c-六稳", "六稳"),
    )


def test_an_explicit_term_wins_over_what_would_be_found() -> None:
    text = (Text("做好"), Term("other", "六稳"), Text("工作"))

    assert annotated(text, concept("六稳"), concept("六稳工作")) == text


def test_a_note_is_not_searched() -> None:
    text = (Text("做好"), Note("editor", "即六稳"))

    assert annotated(text, concept("六稳")) == text


def test_without_terms_the_text_stays() -> None:
    assert annotated("六稳") == (Text("六稳"),)


# The last is beyond the characters that UTF-16 has in one unit.
ALPHABET = "高质量发展𠮷"
WORDS = st.lists(st.text(ALPHABET, min_size=1, max_size=4), max_size=8, unique=True)


@given(st.text(ALPHABET, max_size=30), WORDS)
def test_terms_are_found_leftmost_longest(text: str, words: list[str]) -> None:
    found = annotated(text, *map(concept, words))

    marks = [inline for inline in found if isinstance(inline, Term)]
    assert [mark.value for mark in marks] == list(naive_matches(text, words))
    assert all(mark.concept == f"c-{mark.value}" for mark in marks)
    assert "".join(getattr(inline, "value", "") for inline in found) == text


def naive_matches(text: str, words: list[str]) -> Iterator[str]:
    """Yield what a person would mark who reads from left to right."""
    position = 0
    while position < len(text):
        here = [word for word in words if text.startswith(word, position)]
        longest = max(here, key=len, default="")
        if longest:
            yield longest
        position += len(longest) or 1


LIUWEN = concept("六稳", "stability on the six fronts", admitted=("the six fronts",))
FAZHAN = concept("发展", "development")


def test_a_rendering_is_marked_in_the_translation() -> None:
    assert translated("六稳", "We ensured stability on the six fronts.", LIUWEN) == (
        Text("We ensured "),
        Term("c-六稳", "stability on the six fronts"),
        Text("."),
    )


def test_an_admitted_rendering_is_marked_too() -> None:
    assert translated("六稳", "See the six fronts.", LIUWEN)[1] == (
        Term("c-六稳", "the six fronts")
    )


def test_case_and_kind_of_quotation_mark_make_no_difference() -> None:
    rule = concept("依法治市", "Handan's rule of law")

    assert translated("依法治市", "HANDAN’S Rule of Law", rule) == (
        Term("c-依法治市", "HANDAN’S Rule of Law"),
    )


def test_a_part_of_a_word_is_no_rendering() -> None:
    found = translated("发展", "Redevelopments and development.", FAZHAN)

    assert found == (
        Text("Redevelopments and "),
        Term("c-发展", "development"),
        Text("."),
    )


def test_a_rendering_is_found_in_another_inflection() -> None:
    reform = concept("改革", "reform")

    assert translated("改革", "Performance reforms.", reform) == (
        Text("Performance "),
        Term("c-改革", "reforms"),
        Text("."),
    )


def test_where_a_group_has_the_very_words_their_inflections_are_not_marked() -> None:
    marked = translated_all(
        [sentence("s1", "指导思想")],
        [
            sentence("e1", "The guiding principle is this.", "s1"),
            sentence("e2", "Follow the guiding principles of the congress.", "s1"),
        ],
        concept("指导思想", "guiding principle"),
    )

    assert Term("c-指导思想", "guiding principle") in content(marked, "e1")
    assert content(marked, "e2") == (
        Text("Follow the guiding principles of the congress."),
    )


def test_an_explicit_term_is_the_mention_of_its_concept() -> None:
    text = (Term("c-发展", "growth"), Text(" and development"))

    assert translated("发展", text, FAZHAN) == text


def test_only_what_the_chinese_mentions_is_marked() -> None:
    assert translated("发展", "the six fronts and development", LIUWEN, FAZHAN) == (
        Text("the six fronts and "),
        Term("c-发展", "development"),
    )


def test_a_mention_rendered_freely_is_marked_at_the_beginning() -> None:
    assert translated("六稳", "We kept things stable.", LIUWEN) == (
        Term("c-六稳", ""),
        Text("We kept things stable."),
    )


def test_a_rendering_within_a_longer_one_loses_its_place_but_not_its_mark() -> None:
    quality = concept("高质量", "high-quality")
    both = concept("高质量发展", "high-quality development")
    found = translated("高质量发展，高质量", "High-quality development.", quality, both)

    assert found == (
        Term("c-高质量", ""),
        Term("c-高质量发展", "High-quality development"),
        Text("."),
    )


def test_what_one_sentence_of_a_group_renders_is_not_missed_in_the_other() -> None:
    marked = translated_all(
        [sentence("s1", "六稳和发展")],
        [
            sentence("e1", "We kept the six fronts.", "s1"),
            sentence("e2", "Then came development.", "s1"),
        ],
        LIUWEN,
        FAZHAN,
    )

    concepts = [
        inline.concept
        for s in marked.sentences()
        for inline in s.content
        if isinstance(inline, Term)
    ]
    assert concepts == ["c-六稳", "c-发展"]


def test_no_text_is_lost_from_the_translation() -> None:
    words = "The six fronts, development, and the six fronts."
    found = translated("六稳发展", words, LIUWEN, FAZHAN)

    assert "".join(getattr(inline, "value", "") for inline in found) == words


def test_an_english_sentence_without_chinese_stays_as_it_is() -> None:
    marked = translated_all(
        [sentence("s1", "六稳")],
        [sentence("e1", "Stable.", "s1"), sentence("e2", "The six fronts.")],
        LIUWEN,
    )

    assert content(marked, "e2") == (Text("The six fronts."),)


@pytest.mark.parametrize("terms", [Glossary({}), glossary(LIUWEN)])
def test_structure_and_ids_stay(terms: Glossary) -> None:
    source = document("zh-Hans", [sentence("s1", "六稳"), sentence("s2", "甲")])

    marked = annotate_terms(source, terms)

    assert [s.id for s in marked.sentences()] == [s.id for s in source.sentences()]
    assert [s.text for s in marked.sentences()] == [s.text for s in source.sentences()]
