from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.storage.state import (
    EMPTY,
    Product,
    Stamp,
    State,
    digest,
    read_state,
    stamp_file,
    stamp_inputs,
    state_bytes,
)


def file(folder: Path, text: str = "六稳") -> Path:
    path = folder / "liuwen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    stamp = Stamp(3, 4, "5")
    titles = (("zh-Hans", "报告"), ("en", "Report"))
    products = {"b": Product(stamp, "6", "7")}
    state = State({"a": stamp}, products, titles, titles, "2021-02-01", ("c.ttf",))
    path = tmp_path / "state.json"

    path.write_bytes(state_bytes(state))

    assert read_state(path) == state


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"{",
        b"[]",
        b"null",
        b'"form"',
        b'{"form": 0}',
        b'{"form": 1}',
        b'{"form": 1, "inputs": [], "products": {}, "titles": [], "fonts": []}',
        b'{"form": 1, "inputs": {"a": {}}, "products": {}, "titles": [], "fonts": []}',
        b'{"form": 1, "inputs": {}, "products": {}, "titles": [1], "fonts": []}',
        b'{"form": 1, "inputs": {}, "products": {}, "titles": [], "fonts": 1}',
    ],
)
def test_a_state_that_is_not_ours_is_forgotten(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(data)

    assert read_state(path) == EMPTY


def test_where_there_is_no_state_nothing_is_remembered(tmp_path: Path) -> None:
    assert read_state(tmp_path / "state.json") == EMPTY


def test_a_stamp_matches_the_file_it_was_made_of(tmp_path: Path) -> None:
    path = file(tmp_path)

    assert stamp_file(path).matches(path)


def test_a_stamp_does_not_match_a_file_that_looks_changed(tmp_path: Path) -> None:
    path = file(tmp_path)
    stamp = stamp_file(path)

    os.utime(path, ns=(0, stamp.modified + 1))

    assert not stamp.matches(path)


def test_a_stamp_matches_no_file_that_is_gone(tmp_path: Path) -> None:
    path = file(tmp_path)
    stamp = stamp_file(path)

    path.unlink()

    assert not stamp.matches(path)


def test_only_files_that_look_changed_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(tmp_path)
    known = {str(path): stamp_file(path)}
    monkeypatch.setattr(Path, "read_bytes", pytest.fail)

    assert stamp_inputs([path], known) == known


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    path = file(tmp_path)
    known = {str(path): stamp_file(path)}
    file(tmp_path, "六稳工作")

    stamps = stamp_inputs([path], known)

    assert stamps[str(path)].sha256 != known[str(path)].sha256


@given(st.lists(st.text("ab\0")), st.lists(st.text("ab\0")))
def test_parts_without_nul_are_kept_apart(one: list[str], other: list[str]) -> None:
    one, other = ([part.replace("\0", "c") for part in x] for x in (one, other))

    # No part and one empty part may not be told apart; nobody digests nothing.
    assert (digest("x", *one) == digest("x", *other)) == (one == other)
