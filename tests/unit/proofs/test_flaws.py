from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.proofs.strips import group, row, written

from reportpub.proofs.expectation import Group, Sentence, Side
from reportpub.proofs.flaws import flaws
from reportpub.proofs.reading import Cell, Strip

GROUPS = [group(str(n), f"甲{n}乙。", f"Word{n}.") for n in range(5)]


def found(groups: list[Group], strips: list[Strip]) -> list[tuple[str, str]]:
    return [
        (flaw.code, flaw.sentence.id) for flaw in flaws(groups, strips, frozenset())
    ]


def test_a_sound_file_has_no_flaws() -> None:
    assert found(GROUPS, written(GROUPS)) == []


def test_a_rendering_that_is_lost_is_named_and_those_that_moved_up_too() -> None:
    strips = [
        row("甲0乙。", "Word1."),
        row("甲1乙。", "Word2."),
        row("甲2乙。"),
        *written(GROUPS[3:]),
    ]

    assert found(GROUPS, strips) == [
        ("E001", "en-0"),
        ("E003", "zh-Hans-1"),
        ("E003", "zh-Hans-2"),
    ]


def test_a_sentence_in_the_column_of_the_other_language_is_named() -> None:
    strips = [row("甲0乙。Word0."), *written(GROUPS[1:])]

    assert found(GROUPS, strips) == [("E004", "en-0")]


def test_a_rendering_far_from_its_place_is_out_of_order_and_not_missing() -> None:
    strips = [row("甲0乙。"), *written(GROUPS[1:]), row("", "Word0.")]

    assert found(GROUPS, strips) == [("E003", "en-0")]


def test_a_rendering_beside_a_second_source_stands_twice() -> None:
    strips = [*written(GROUPS), row("", "Word0.")]

    assert found(GROUPS, strips) == [("E002", "en-0")]


def test_of_a_paragraph_the_sentence_is_named() -> None:
    sentences = tuple(Sentence(f"e{n}", f"Word{n}.", f"Word{n}.") for n in range(3))
    text = "".join(sentence.text for sentence in sentences)
    groups = [Group((Side("en", 0, text, sentences),))]

    def codes(text: str) -> list[tuple[str, str]]:
        return found(groups, [Strip((Cell(text, 0, "en"),))])

    assert codes("Word0.Word2.") == [("E001", "e1")]
    assert codes("Word0.Word1.Word1.Word2.") == [("E002", "e1")]
    assert codes("Word1.Word0.Word2.") == [("E003", "e1")]
    assert codes("Word0.Ward1.Word2.") == [("E001", "e1")]


def test_a_changed_figure_is_shown_with_what_is_around_it() -> None:
    groups = [group("1", "全市生产总值达到3636.6亿元、年均增长6.3%。")]

    [flaw] = flaws(
        groups, [row("全市生产总值达到3663.6亿元、年均增长6.3%。")], frozenset()
    )

    assert flaw.what == (
        "is not as written: “总值达到3636.6亿元、年” has become "
        "“总值达到3663.6亿元、年”"
    )


def test_what_is_around_the_text_may_say_the_same() -> None:
    title = group("t", "关于本版")
    strips = [row("关于本版"), row("关于本版"), *written(GROUPS)]

    assert list(flaws([title, *GROUPS], strips, frozenset(["关于本版"]))) == []
    assert found([title, *GROUPS], strips) == [("E002", "zh-Hans-t")]


letters = st.text("甲乙ab1", min_size=1, max_size=4)
rows = st.lists(st.tuples(letters, letters), min_size=1, max_size=6)


@given(rows=rows, data=st.data())
def test_whatever_is_done_to_a_file_is_found(
    rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    groups = [group(str(n), *texts) for n, texts in enumerate(rows)]
    strips = written(groups)
    position = data.draw(st.integers(0, len(strips) - 1))
    chosen = strips[position]
    side = data.draw(st.integers(0, 1))
    cell = chosen.cells[side]
    others = tuple(c for c in chosen.cells if c is not cell)
    changes: dict[str, list[Strip]] = {
        "drop a row": [],
        "double a row": [chosen, chosen],
        "drop a cell": [replace(chosen, cells=others)],
        "change a cell": [
            replace(chosen, cells=(*others, replace(cell, text=f"{cell.text}x")))
        ],
        "cut a cell": [
            replace(chosen, cells=(*others, replace(cell, text=cell.text[1:] or "x")))
        ],
        "move a cell": [
            replace(chosen, cells=(*others, replace(cell, column=1 - cell.column)))
        ],
        "call it another language": [
            replace(chosen, cells=(*others, replace(cell, language="fr")))
        ],
    }
    change = data.draw(st.sampled_from(sorted(changes)))

    damaged = [*strips[:position], *changes[change], *strips[position + 1 :]]

    assert found(groups, strips) == []
    assert found(groups, damaged) != []


@given(rows=rows, data=st.data())
def test_rows_in_another_order_are_found(
    rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    groups = [group(str(n), *texts) for n, texts in enumerate(rows)]
    strips = written(groups)

    shuffled = data.draw(st.permutations(strips))

    assert (found(groups, shuffled) == []) == (shuffled == strips)
