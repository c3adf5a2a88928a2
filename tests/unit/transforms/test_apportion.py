"""New words go back to the sentences they belong to, and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.model.outgoing import Printed
from reportpub.transforms.apportion import Unsettled, apportion, plain_words

FIRST = "Handan’s economy made steady progress."
SECOND = "High-quality development took solid strides."
THIRD = "Exports grew by 6.5 percent."
WORDS = st.lists(
    st.sampled_from(["Growth", "slowed", "6.5", "U.S.", "(old)", "well,", "the", "A"]),
    min_size=1,
    max_size=8,
).map(lambda words: f"Then {' '.join(words)} ended.")


def told(text: str, *sentences: str) -> tuple[str, ...] | Unsettled:
    return apportion([Printed(s, s) for s in sentences], text)


def test_a_sentence_alone_takes_all_words() -> None:
    assert told("Two were made. Of one.", FIRST) == ("Two were made. Of one.",)


def test_what_did_not_change_is_left_as_it_is() -> None:
    assert told(f"{FIRST} {SECOND}", FIRST, SECOND) == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRST} Quality took strides.", (FIRST, "Quality took strides.")),
        (f"Handan grew. {SECOND}", ("Handan grew.", SECOND)),
        (f"It grew! {SECOND} {THIRD}", ("It grew!", SECOND, THIRD)),
        (f"{FIRST} A. and B. met. {THIRD}", (FIRST, "A. and B. met.", THIRD)),
        ("It grew. It went on. It fell.", ("It grew.", "It went on.", "It fell.")),
        # A sentence more stands with one beside it.
        (
            f"{FIRST} {SECOND} So it was. {THIRD}",
            (FIRST, SECOND, f"So it was. {THIRD}"),
        ),
    ],
)
def test_ends_are_told_by_words_or_by_how_sentences_end(
    text: str, expected: tuple[str, ...]
) -> None:
    sentences = (FIRST, SECOND, THIRD)[: len(expected)]

    assert told(text, *sentences) == expected


def test_two_sentences_made_one_are_left_to_a_person() -> None:
    answer = told("Handan’s economy and its quality both took strides.", FIRST, SECOND)

    assert isinstance(answer, Unsettled)
    assert "2 sentences" in answer.message
    assert "are now 1" in answer.message


def test_a_sentence_taken_out_is_left_to_a_person() -> None:
    for text in (FIRST, SECOND, ""):
        assert isinstance(told(text, FIRST, SECOND), Unsettled)
    assert isinstance(told(" ", FIRST), Unsettled)


def test_a_space_alone_tells_no_end() -> None:
    assert isinstance(told("It fell.", "Grew.", "Rose."), Unsettled)


def test_sentences_that_would_be_cut_themselves_tell_no_end() -> None:
    assert isinstance(told("Up. Down.", "He came. He went.", "So it was."), Unsettled)


def test_english_without_a_sentence_to_hold_it_is_not_lost() -> None:
    answer = told("New words.")

    assert isinstance(answer, Unsettled)
    assert "“New words.”" in answer.message
    assert told(" ") == ()


def test_a_sentence_not_yet_begun_is_filled() -> None:
    assert told("Done.", "") == ("Done.",)
    assert told("Done. And done.", "", "") == ("Done.", "And done.")
    assert told("", "") == ("",)


BRACKET = " (employment and finance)"
GLOSSED = Printed(
    "Stability on the six fronts was kept.",
    f"Stability on the six fronts{BRACKET} was kept.",
    (BRACKET,),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Stability on the six fronts{BRACKET} was ensured.", "was ensured."),
        (f"Stability on the six fronts{BRACKET}, was kept.", ", was kept."),
        (f"We kept the six fronts{BRACKET}.", "We kept the six fronts."),
    ],
)
def test_a_bracket_of_the_glossary_is_no_edit(text: str, expected: str) -> None:
    answer = apportion([GLOSSED], text)

    assert not isinstance(answer, Unsettled)
    assert answer[0].endswith(expected)
    assert "employment" not in answer[0]


@pytest.mark.parametrize("bracket", ["", " (employment)"])
def test_a_bracket_that_was_changed_is_left_to_a_person(bracket: str) -> None:
    answer = apportion([GLOSSED], f"Stability on the six fronts{bracket} was kept.")

    assert isinstance(answer, Unsettled)
    assert "(employment and finance)" in answer.message


def test_spaces_of_a_layout_are_no_edit_and_those_of_the_text_stay() -> None:
    text = "Up 6.5\u00a0percent in\u00a02020."
    shown = "Up 6.5\u00a0percent in 2020."

    answer = apportion([Printed(text, shown)], "Up 6.5 per\u00adcent in 2020 again.")

    assert answer == ("Up 6.5\u00a0percent in\u00a02020 again.",)


@given(
    st.lists(WORDS, min_size=1, max_size=5),
    st.lists(WORDS, min_size=0, max_size=7),
)
def test_no_word_is_lost_and_none_stands_twice(old: list[str], new: list[str]) -> None:
    answer = told(" ".join(new), *old)

    if not isinstance(answer, Unsettled):
        assert len(answer) == len(old)
        assert plain_words(" ".join(answer)) == " ".join(new)


@given(st.lists(WORDS, min_size=2, max_size=5, unique=True), WORDS, st.data())
def test_one_sentence_that_changes_leaves_the_others_alone(
    old: list[str], new: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(old) - 1))
    expected = [*old[:place], new, *old[place + 1 :]]

    answer = told(" ".join(expected), *old)

    if not isinstance(answer, Unsettled):
        assert plain_words(" ".join(answer)) == " ".join(expected)
