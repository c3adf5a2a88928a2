from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.texts import document, sentence

from reportpub.errors import SourceError
from reportpub.model.alignment import Alignment, Group
from reportpub.model.document import Division, Document
from reportpub.transforms.align import align

TITLES = (Group(("st",), ("et",)), Group(("sh",), ("eh",)))


def chinese(count: int) -> Document:
    return document("zh-Hans", [sentence(f"s{n}", "字") for n in range(1, count + 1)])


def english(*links: tuple[str, ...]) -> Document:
    sentences = [sentence(f"e{n}", "word", *to) for n, to in enumerate(links, start=1)]
    return document("en", sentences)


def groups(count: int, *links: tuple[str, ...]) -> tuple[Group, ...]:
    """Return the groups of ``count`` sentences and an English with ``links``."""
    found = align(chinese(count), english(*links)).groups
    assert found[:2] == TITLES
    return found[2:]


def test_one_sentence_is_rendered_by_one() -> None:
    assert groups(2, ("s1",), ("s2",)) == (
        Group(("s1",), ("e1",)),
        Group(("s2",), ("e2",)),
    )


def test_one_sentence_is_rendered_by_two() -> None:
    assert groups(1, ("s1",), ("s1",)) == (Group(("s1",), ("e1", "e2")),)


def test_two_sentences_are_rendered_by_one() -> None:
    assert groups(2, ("s1", "s2")) == (Group(("s1", "s2"), ("e1",)),)


def test_links_that_overlap_make_one_group() -> None:
    assert groups(3, ("s1", "s2"), ("s2", "s3")) == (
        Group(("s1", "s2", "s3"), ("e1", "e2")),
    )


def test_sentences_that_change_places_stay_apart() -> None:
    assert groups(2, ("s2",), ("s1",)) == (
        Group(("s1",), ("e2",)),
        Group(("s2",), ("e1",)),
    )


def test_a_group_may_leave_a_sentence_between_to_another() -> None:
    assert groups(3, ("s1", "s3"), ("s2",)) == (
        Group(("s1", "s3"), ("e1",)),
        Group(("s2",), ("e2",)),
    )


def test_a_sentence_without_a_link_is_a_group_of_its_own() -> None:
    assert groups(2, ("s2",), ()) == (
        Group(("s1",), ()),
        Group(("s2",), ("e1",)),
        Group((), ("e2",)),
    )


def test_equal_ids_are_no_link() -> None:
    source = document("zh-Hans", [sentence("x1", "字")])
    target = document("en", [sentence("x1", "word")])

    found = align(source, target)

    assert found.by_source["x1"].target == ()


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("s9", "points to “s9”, which zh-Hans.xml does not have"),
        ("sd1", "points to “sd1”"),
        ("en.xml#e1", "leads out of the report, to “en.xml#e1”"),
        ("../other/zh-Hans.xml#s1", "leads out of the report"),
        ("./zh-Hans.xml#s1", "must begin with “zh-Hans.xml#”"),
        ("#s1", "must begin with “zh-Hans.xml#”"),
        ("http://example.org/zh-Hans.xml#s1", "leads out of the report"),
    ],
)
def test_a_link_to_nothing_or_elsewhere_is_refused(link: str, words: str) -> None:
    with pytest.raises(SourceError, match="@corresp of “e1”") as refusal:
        align(chinese(1), english((link,)))

    assert words in str(refusal.value)


def test_a_division_is_linked_to_divisions_only() -> None:
    target = english(("s1",))
    part = target.children[0]
    assert isinstance(part, Division)
    linked = replace(target, children=(replace(part, corresp=("zh-Hans.xml#s1",)),))

    with pytest.raises(SourceError, match="points to “s1”"):
        align(chinese(1), linked)


def test_the_adopted_text_has_no_links() -> None:
    source = document("zh-Hans", [sentence("s1", "字", "s1")])

    with pytest.raises(SourceError, match="in the translation only"):
        align(source, english(("s1",)))


LINKS = st.lists(
    st.lists(st.sampled_from(["s1", "s2", "s3", "s4", "s5"]), max_size=3, unique=True),
    max_size=6,
)


@given(LINKS)
def test_every_sentence_is_in_one_group_and_every_link_within_one(
    links: list[list[str]],
) -> None:
    source, target = chinese(5), english(*map(tuple, links))

    found = align(source, target)

    assert_partition(found, source, target)
    for number, linked in enumerate(links, start=1):
        group = found.by_target[f"e{number}"]
        assert set(linked) <= set(group.source)


def assert_partition(found: Alignment, source: Document, target: Document) -> None:
    in_source = [identifier for group in found.groups for identifier in group.source]
    in_target = [identifier for group in found.groups for identifier in group.target]
    assert sorted(in_source) == sorted(s.id for s in source.sentences())
    assert sorted(in_target) == sorted(s.id for s in target.sentences())
    order = [s.id for s in source.sentences()]
    firsts = [order.index(group.source[0]) for group in found.groups if group.source]
    assert firsts == sorted(firsts)
    for group in found.groups:
        assert list(group.source) == sorted(group.source, key=order.index)
        assert all(found.by_source[name] is group for name in group.source)
        assert all(found.by_target[name] is group for name in group.target)
