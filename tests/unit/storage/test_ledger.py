"""Saves are written down before they are made, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.storage.database import Database
from reportpub.storage.ledger import Ledger, digest_of, patch_of, reverted

BYTES = st.binary(max_size=60)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    database = Database(tmp_path / "desk.sqlite")
    yield Ledger(database)
    database.close()


@given(BYTES | st.none(), BYTES | st.none())
def test_a_patch_taken_back_gives_what_was_there(
    before: bytes | None, after: bytes | None
) -> None:
    assert reverted(patch_of("a", before, after), after) == before


def test_a_patch_is_taken_back_where_the_file_changed_elsewhere() -> None:
    before = b"a" * 500 + b"one" + b"b" * 500
    patch = patch_of("a", before, before.replace(b"one", b"two"))

    present = b"more " + before.replace(b"one", b"two") + b" more"

    assert reverted(patch, present) == b"more " + before + b" more"


def test_a_patch_is_not_taken_back_where_its_place_changed() -> None:
    patch = patch_of("a", b"one", b"two")

    with pytest.raises(ValueError, match="a"):
        reverted(patch, b"three")
    with pytest.raises(ValueError, match="a"):
        reverted(patch, None)


def test_a_place_that_is_there_twice_is_not_guessed() -> None:
    patch = patch_of("a", b"x", b"x two")

    with pytest.raises(ValueError, match="a"):
        reverted(patch, b"x two x two")


def test_only_what_was_finished_counts(ledger: Ledger) -> None:
    patch = patch_of("a", b"one", b"two")
    done = ledger.begin("Li", "Edit", "place", [patch])
    ledger.finish(done)
    cut = ledger.begin("Li", "Edit", "place", [patch])

    assert [save.id for save in ledger.saves()] == [done]
    assert ledger.pending() == [cut]
    assert ledger.patches(done) == (patch,)
    ledger.strike(cut)
    assert ledger.pending() == []
    assert ledger.patches(cut) == ()


def test_saves_are_found_by_place_the_latest_first(ledger: Ledger) -> None:
    numbers = [ledger.begin("Li", "Edit", place, []) for place in ("a", "b", "a")]
    for number in numbers:
        ledger.finish(number)

    assert [save.id for save in ledger.saves("a")] == [numbers[2], numbers[0]]
    assert ledger.find(99) is None


def test_what_was_taken_back_is_known(ledger: Ledger) -> None:
    first = ledger.begin("Li", "Edit", "a", [])
    ledger.finish(first)
    second = ledger.begin("Li", "Undo", "a", [], undoes=first)
    assert ledger.undone() == frozenset()

    ledger.finish(second)

    assert ledger.undone() == {first}


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_bytes(b"no database" * 100)

    database = Database(path)

    assert Ledger(database).saves() == ()
    database.close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_not_there_has_no_digest() -> None:
    assert digest_of(None) is None
    assert digest_of(b"") != digest_of(b"x")
