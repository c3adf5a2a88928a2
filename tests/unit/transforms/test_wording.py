from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.transforms.wording import (
    choose,
    find_wordings,
    index_wordings,
    is_inflection,
    read_wording,
)


def marks(text: str, *wordings: str) -> list[str]:
    """Return what is found of ``wordings``, each a name of its own."""
    read = [found for w in wordings if (found := read_wording(w, w))]
    places = choose(find_wordings(text, index_wordings(read)))
    return [text[place.start : place.end] for place in places]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("reform", "reforms"),
        ("reform", "reformed"),
        ("reform", "reforming"),
        ("reforms", "reforming"),
        ("upgrade", "upgrading"),
        ("policy", "policies"),
        ("plan", "planned"),
        ("business", "businesses"),
        ("be", "were"),
        ("5g", "5g"),
    ],
)
def test_forms_of_one_word_are_the_same(one: str, other: str) -> None:
    assert is_inflection(one, other)
    assert is_inflection(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("reform", "performance"),
        ("perform", "performance"),
        ("universal", "university"),
        ("universe", "university"),
        ("organize", "organization"),
        ("new", "news"),
        ("good", "goods"),
        ("unit", "united"),
        ("rat", "rating"),
        ("general", "generally"),
        ("as", "ass"),
        ("2021", "2021s"),
    ],
)
def test_words_that_share_letters_or_a_stem_are_not_the_same(
    one: str, other: str
) -> None:
    assert not is_inflection(one, other)
    assert not is_inflection(other, one)


@pytest.mark.parametrize(
    ("text", "wording", "mark"),
    [
        ("We reformed the market.", "reform", "reformed"),
        ("The upgrading of rural toilets", "upgrade of rural toilet", None),
        ("Two nursing homes.", "nursing home", "nursing homes"),
        ("high quality growth", "high-quality growth", None),
        ("“Two studies, one action” drive", "two studies, one action drive", None),
        ("the six fronts’ work", "six fronts", "six fronts"),
        ("Handan’s parks", "Handan", "Handan"),
        ("Handan’s parks", "Handan's park", "Handan’s parks"),
        ("the drive “one visit”", "“one visit”", "“one visit”"),
        ("tightening its belt", "tighten our belts", "tightening its belt"),
        ("above the designated size", "above designated size", None),
        ("the gross product (GDP) grew", "gross product (GDP)", "gross product (GDP)"),
        ("They were lifted up.", "be lifted up", "were lifted up"),
    ],
)
def test_a_wording_is_found_and_marked_as_it_stands(
    text: str, wording: str, mark: str | None
) -> None:
    expected = mark or text.removeprefix("The ")

    assert marks(text, wording) == [expected]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("studies. One action", "studies, one action"),
        ("above the its size", "above size"),
        ("above all size", "above size"),
        ("six fronts", "the six fronts"),
        ("5.15 million", "15 million"),
        ("performance", "reform"),
        ("", "reform"),
        ("reform", "…"),
    ],
)
def test_other_words_are_not_taken_for_the_wording(text: str, wording: str) -> None:
    assert marks(text, wording) == []


def test_the_leftmost_and_then_the_longest_wins() -> None:
    text = "rural toilets upgraded, toilet upgraded"

    assert marks(text, "toilet", "rural toilet", "toilet upgrade") == [
        "rural toilets",
        "toilet upgraded",
    ]


def test_a_wording_whose_first_place_is_taken_has_its_next() -> None:
    text = "high-quality development and high-quality jobs"

    assert marks(text, "high-quality", "high-quality development") == [
        "high-quality development",
        "high-quality",
    ]


VERBS = ("reform", "plan", "upgrade", "carry")
FORMS = {
    "reform": ("reform", "reforms", "reformed", "reforming"),
    "plan": ("plan", "plans", "planned", "planning"),
    "upgrade": ("upgrade", "upgrades", "upgraded", "upgrading"),
    "carry": ("carry", "carries", "carried", "carrying"),
}
STEMS = {form: verb for verb, forms in FORMS.items() for form in forms}
RENDERINGS = st.lists(
    st.lists(st.sampled_from(sorted(STEMS)), min_size=1, max_size=3).map(" ".join),
    max_size=5,
    unique=True,
)
SENTENCES = st.lists(
    st.sampled_from([*sorted(STEMS), *(f.title() for f in sorted(STEMS)), "the", ","])
).map(" ".join)


def stems(text: str) -> list[str]:
    words = text.lower().split()
    return [STEMS[word] for word in words if word in STEMS]


@given(SENTENCES, RENDERINGS)
def test_what_is_found_has_the_stems_of_its_wording_and_overlaps_nothing(
    text: str, wordings: list[str]
) -> None:
    read = [found for w in wordings if (found := read_wording(w, w))]

    places = list(choose(find_wordings(text, index_wordings(read))))

    for place in places:
        assert stems(text[place.start : place.end]) == stems(place.name)
    ends = [0, *(place.end for place in places)]
    assert all(end <= place.start for end, place in zip(ends, places, strict=False))
    assert len({place.name for place in places}) == len(places)
