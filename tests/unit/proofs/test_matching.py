from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.proofs.strips import group, row, written

from reportpub.proofs.matching import _longest, join_pages, match
from reportpub.proofs.reading import Cell, Strip

ONE, TWO, THREE = (group(n, f"甲{n}", f"a{n}") for n in "123")


def test_what_stands_between_groups_is_strange_and_no_more() -> None:
    found = match([ONE, TWO], [row("题"), *written([ONE]), row("注"), *written([TWO])])

    assert found.pairs == ((0, 1), (1, 3))
    assert found.strange == (0, 2)
    assert not (found.moved)
    assert not (found.surplus)
    assert not (found.missing)


def test_a_group_at_another_place_is_moved_and_not_missing() -> None:
    found = match([ONE, TWO, THREE], written([TWO, THREE, ONE]))

    assert found.pairs == ((1, 0), (2, 1))
    assert found.moved == ((0, 2),)
    assert not (found.surplus)
    assert not (found.missing)


def test_a_group_that_stands_twice_is_surplus_once() -> None:
    found = match([ONE, TWO], written([ONE, TWO, ONE]))

    assert found.pairs == ((0, 0), (1, 1))
    assert found.surplus == ((0, 2),)


def test_groups_that_say_the_same_are_each_held_by_a_strip_of_their_own() -> None:
    found = match([ONE, ONE, TWO], written([ONE, TWO]))

    assert found.pairs in (((0, 0), (2, 1)), ((1, 0), (2, 1)))
    assert len(found.missing) == 1


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), max_size=9))
def test_the_longest_chain_is_as_long_as_the_best_of_all(
    drawn: list[tuple[int, int]],
) -> None:
    pairs = sorted(set(drawn), key=lambda pair: (pair[1], -pair[0]))

    chain = _longest(pairs)

    assert rises(chain)
    assert set(chain) <= set(pairs)
    longer = combinations(pairs, len(chain) + 1)
    assert not any(rises(found) for found in longer)


def rises(pairs: tuple[tuple[int, int], ...]) -> bool:
    return all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_a_row_cut_by_a_page_is_made_whole() -> None:
    whole = group("1", "甲乙丙", "abc")

    joined = join_pages(
        [whole, TWO],
        [
            row("题", page=1, ends_page=True),
            row("甲乙", "a", page=2, ends_page=True),
            row("", "b", page=3, ends_page=True),
            row("丙", "c", page=4),
            *written([TWO]),
        ],
    )

    assert [found.page for found in joined] == [1, 2, 0]


@st.composite
def cut_rows(draw: st.DrawFn) -> tuple[list[Strip], list[Strip]]:
    """Draw rows, and the same with some of them cut by the ends of pages."""
    sound: list[Strip] = []
    cut: list[Strip] = []
    for number in range(draw(st.integers(1, 5))):
        texts = (f"甲乙丙丁{number}", f"abcdef{number}")
        sound.append(row(*texts))
        places = [sorted(draw(st.tuples(*[st.integers(0, len(t))] * 2))) for t in texts]
        pieces = [
            row(
                *(t[a:b] for t, (a, b) in zip(texts, edges, strict=True)),
                ends_page=True,
            )
            for edges in (
                [(0, first) for first, _ in places],
                [(first, second) for first, second in places],
                [
                    (second, len(t))
                    for t, (_, second) in zip(texts, places, strict=True)
                ],
            )
        ]
        cut += [piece for piece in pieces if piece.cells]
    return sound, cut


@given(cut_rows())
def test_rows_are_made_whole_wherever_pages_end(
    drawn: tuple[list[Strip], list[Strip]],
) -> None:
    sound, cut = drawn
    groups = [group(str(n), *(c.text for c in s.cells)) for n, s in enumerate(sound)]

    joined = list(join_pages(groups, cut))

    assert [set(found.cells) for found in joined] == [set(s.cells) for s in sound]


def test_what_ends_a_page_and_is_whole_is_not_joined() -> None:
    strips = [
        Strip((Cell(text),), page, ends_page=True)
        for page, text in enumerate("甲乙", 1)
    ]

    assert list(join_pages([group("1", "甲"), group("2", "乙")], strips)) == strips
