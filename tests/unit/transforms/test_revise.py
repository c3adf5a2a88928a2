"""A file that came back is held beside the form it is nearest to."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.diagnostics import Location
from reportpub.model.document import Comment, Sentence, State, Text
from reportpub.model.handle import handle_of
from reportpub.model.outgoing import Outgoing, Printed
from reportpub.model.returned import (
    Hand,
    Loose,
    Remark,
    Returned,
    ReturnedFile,
    Wording,
)
from reportpub.transforms.revise import revise

PLACE = Location("x.xlf", 3)
WANG = Hand("Wang", "2026-11-21")


def group(number: int, zh: str, *en: str, shown: str = "") -> Outgoing:
    source = Sentence(f"s{number}", (Text(zh),), (), Location("zh.xml", number))
    target = tuple(
        Sentence(f"e{number}{n}", (Text(words),), (), Location("en.xml", number))
        for n, words in enumerate(en)
    )
    words = shown or " ".join(en)
    handle = handle_of(source.id, zh, words)
    printed = tuple(Printed(w, w) for w in en)
    return Outgoing(handle, (source,), target, zh, words, printed)


def came(ours: Outgoing, words: str | None = None, **others: object) -> Returned:
    target = Wording(ours.target_shown if words is None else words)
    found = Returned(ours.handle, Wording(ours.source_shown), target, PLACE)
    return replace(found, **others)  # type: ignore[arg-type]


def file(*groups: Returned, loose: tuple[Loose, ...] = ()) -> ReturnedFile:
    return ReturnedFile("mini", WANG, groups, loose)


ONE, TWO = group(1, "一。", "One."), group(2, "二。三。", "Two.", "Three.")


def test_a_file_is_held_beside_the_form_it_went_out_in() -> None:
    whole = group(1, "一。二。三。", "One.", "Two.", "Three.")

    revision = revise([[ONE, TWO], [whole]], file(came(whole, "One. Two. Four.")))

    (rewording,) = revision.rewordings
    assert (rewording.unit, rewording.after) == ("e12", "Four.")
    assert rewording.hands == (WANG,)


def test_a_comment_goes_to_the_sentence_it_stands_behind() -> None:
    comments = [Comment("", "", words) for words in ("a", "b", "c")]
    places = zip(comments, (2, 6, 99), strict=True)
    remarks = tuple(Remark(comment, offset) for comment, offset in places)
    target = Wording("Two. Three.", remarks=remarks)

    revision = revise([[TWO]], file(came(TWO, target=target)))

    assert [new.unit for new in revision.comments] == ["e20", "e21", "e21"]


def test_a_comment_without_english_is_said() -> None:
    bare = group(1, "一。")
    target = Wording("", remarks=(Remark(Comment("Li", "", "Why?")),))

    revision = revise([[bare]], file(came(bare, target=target)))

    assert not revision.comments
    assert "“Why?” (Li, ?)" in revision.leavings[0].message


def test_a_state_that_changed_on_both_sides_stays() -> None:
    ours = replace(ONE, handle=replace(ONE.handle, state=State.TRANSLATED))
    final = replace(
        ONE.target[0], progress=replace(ONE.target[0].progress, state=State.FINAL)
    )
    here = replace(ours, target=(final,))

    taken = revise([[ours]], file(came(ours, state=State.REVIEWED)))
    kept = revise([[here]], file(came(ours, state=State.REVIEWED)))
    untouched = revise([[here]], file(came(ours, state=State.TRANSLATED)))

    assert [new.after for new in taken.states] == [State.REVIEWED]
    assert not kept.states
    assert "became “reviewed” there and “final” here" in kept.leavings[0].message
    assert untouched == revise([[here]], file(came(here)))


def test_a_group_the_text_no_longer_has_is_refused_if_it_was_changed() -> None:
    assert not revise([[ONE]], file(came(ONE), came(TWO))).refusals

    (refusal,) = revise([[ONE]], file(came(ONE), came(TWO, "New."))).refusals

    assert "no group “s2” any more: “New.”" in refusal.message


def test_a_group_that_nobody_touched_is_left_as_it_is_by_now() -> None:
    now = group(1, "一二。", "One and two.")
    went = replace(came(ONE), handle=ONE.handle)

    revision = revise([[now]], file(went))

    assert revision.is_empty
    assert not revision.refusals


def test_loose_words_that_the_form_has_itself_are_not_said() -> None:
    loose = (Loose("Page 1", PLACE), Loose("Else", PLACE), Loose("Page 1", PLACE, True))

    leavings = revise([[ONE]], file(came(ONE), loose=loose), {"Page1"}).leavings

    assert ["Else" in leavings[0].message, "Page 1" in leavings[1].message] == [
        True
    ] * 2


@pytest.mark.parametrize("empty", [True, False])
def test_more_missing_groups_than_are_named_are_counted(empty: bool) -> None:  # noqa: FBT001
    many = [group(number, f"{number}。", f"{number}.") for number in range(1, 12)]
    back = file() if empty else file(came(many[0]))

    leavings = revise([many], back).leavings

    if empty:
        assert not leavings
    else:
        assert leavings[0].message.endswith("s9 and 2 more.")


@given(st.permutations(range(6)))
def test_as_few_groups_as_can_be_are_said_to_have_moved(order: list[int]) -> None:
    many = [group(number, f"{number}。", f"{number}.") for number in range(6)]

    leavings = revise([many], file(*(came(many[n]) for n in order))).leavings

    rising = max(
        len(part)
        for size in range(1, 7)
        for part in combinations(order, size)
        if [*part] == sorted(part)
    )
    moved = leavings[0].message.count("s", 10) if leavings else 0
    named = leavings[0].message.rpartition(": ")[2].count(",") + 1 if leavings else 0
    assert named == 6 - rising
    assert bool(moved) == (rising < 6)
