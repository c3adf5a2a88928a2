"""What is level on facing pages, without any layout."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportpub.writers.spreads import Place, Room, Side, Unit, place_units

ROOM = Room(height=100.0, above_notes=5.0)


def side(count: int, height: float = 10.0, *notes: float, baseline: float = 0) -> Side:
    """Return ``count`` lines; the first of them call ``notes``."""
    called = (*notes, *(0.0 for _ in range(count)))[:count]
    return Side((height,) * count, called, baseline)


def text(left: int, right: int, space: float = 0.0) -> Unit:
    return Unit((side(left), side(right)), space)


def heading(*, opens: bool = False) -> Unit:
    return Unit((side(1), side(1)), is_heading=True, opens_spread=opens)


def lefts(units: Sequence[Unit]) -> list[Place]:
    return [left for left, _ in place_units(units, ROOM)[0]]


def rights(units: Sequence[Unit]) -> list[Place]:
    return [right for _, right in place_units(units, ROOM)[0]]


def test_what_is_shorter_leaves_white_before_the_next() -> None:
    units = [text(2, 5), text(1, 1)]

    assert lefts(units) == [Place(0, 0), Place(0, 30)]
    assert rights(units) == [Place(0, 0), Place(0, 0)]


def test_first_letters_stand_on_one_line() -> None:
    unit = Unit((side(1, 20, baseline=15), side(1, 14, baseline=10)))

    [(left, right)], _ = place_units([unit], ROOM)

    assert (left.space, right.space) == (0, 5)


def test_the_white_above_falls_away_at_the_beginning_of_a_page() -> None:
    units = [text(8, 8, 7), text(3, 3, 7), text(1, 1, 7)]

    assert lefts(units) == [Place(0, 0), Place(1, 0), Place(0, 7)]


def test_a_paragraph_runs_on_with_two_lines_on_either_page() -> None:
    assert lefts([text(4, 6), text(6, 8)])[1] == Place(0, 20, kept=4, carried=2)
    assert rights([text(4, 6), text(6, 8)])[1] == Place(0, 0, kept=4, carried=4)
    # Where a line would be alone, one more goes with it.
    assert lefts([text(6, 6), text(5, 5)])[1] == Place(0, 0, kept=3, carried=2)


def test_a_paragraph_that_cannot_leave_two_lines_begins_a_spread() -> None:
    assert lefts([text(9, 9), text(4, 4)])[1] == Place(1, 0)
    assert lefts([text(7, 7), text(3, 4)])[1] == Place(0, 0)
    assert lefts([text(8, 8), text(3, 4)])[1] == Place(1, 0)


def test_headings_stay_with_what_follows_them() -> None:
    units = [text(7, 7), heading(), heading(), text(4, 4)]

    assert lefts(units)[1:] == [Place(1, 0), Place(0, 0), Place(0, 0)]


def test_a_part_opens_a_spread() -> None:
    units = [heading(opens=True), text(1, 1), heading(opens=True), text(1, 1)]

    assert [place.pages for place in lefts(units)] == [0, 0, 1, 0]


def test_notes_take_their_room_on_the_page_where_they_are_called() -> None:
    noted = Unit((side(5), side(5, 10.0, 20.0)))

    # 50 for its lines, 20 for the note and 5 above it: two more lines have room.
    units = [noted, text(2, 2)]
    assert lefts(units)[1] == Place(0, 0)
    units = [noted, text(3, 3)]
    assert lefts(units)[1] == Place(1, 0)


def test_a_paragraph_longer_than_pages_goes_on_and_the_other_side_waits() -> None:
    units = [text(3, 25), text(1, 1)]

    places, lacking = place_units(units, ROOM)

    assert places[0] == (Place(0, 0), Place(0, 0, kept=10, carried=15))
    # The left page after it is empty: two pages end, and it is level again.
    assert places[1] == (Place(2, 50), Place(0, 0))
    assert lacking == (0, 0)


def test_pages_that_a_side_lacks_at_the_end_are_counted() -> None:
    assert place_units([text(3, 25)], ROOM)[1] == (2, 0)


def test_a_side_without_words_takes_no_room() -> None:
    units = [Unit((Side(), side(3))), text(1, 1)]

    assert lefts(units) == [Place(0, 0), Place(0, 30)]


def test_a_heading_longer_than_a_page_is_placed_all_the_same() -> None:
    units = [Unit((side(12), side(1)), is_heading=True), text(1, 1)]

    assert len(lefts(units)) == 2


units_drawn = st.lists(
    st.builds(
        Unit,
        # A unit has words on one side at least.
        st.tuples(*(st.builds(side, st.integers(n, 30)) for n in (1, 0))),
        st.floats(0, 20),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


@given(units_drawn)
def test_both_sides_are_always_level_and_inside_the_page(units: list[Unit]) -> None:
    places, lacking = place_units(units, ROOM)

    tops = [list(beginnings(units, places, number)) for number in range(2)]
    assert tops[0] == tops[1]
    assert all(0 <= top <= ROOM.height for _, top in tops[0])
    assert all(one < other or one[0] == other[0] for one, other in pairwise(tops[0]))
    assert min(lacking) == 0


def beginnings(
    units: Sequence[Unit], places: Sequence[tuple[Place, Place]], number: int
) -> list[tuple[int, float]]:
    """Return spread and height at which each unit begins, as a page is told."""
    spread, filled, found = 0, 0.0, []
    for unit, pair in zip(units, places, strict=True):
        place, lines = pair[number], unit.sides[number].lines
        if place.pages:
            spread, filled = spread + place.pages, 0.0
        filled += place.space
        found.append((spread, round(filled, 3)))
        kept = place.kept if place.carried else len(lines)
        filled += sum(lines[:kept])
        rest = len(lines) - kept
        while rest:
            on_page = min(rest, 10)
            spread, filled, rest = spread + 1, 10.0 * on_page, rest - on_page
    return found
