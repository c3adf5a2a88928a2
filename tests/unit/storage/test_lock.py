from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.errors import SourceError
from reportpub.storage.lock import read_lock, write_lock


def test_what_was_accepted_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "align.lock"
    accepted = {"s2": "0123456789abcdef", "s1": "fedcba9876543210"}

    write_lock(path, accepted)

    assert read_lock(path, "align.lock") == accepted
    assert list(read_lock(path, "align.lock") or ()) == ["s2", "s1"]


def test_without_a_file_there_is_no_record(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "align.lock", "align.lock") is None


def test_a_line_that_was_broken_is_named(tmp_path: Path) -> None:
    path = tmp_path / "align.lock"
    path.write_text("# x\ns1 0123456789abcdef\n<<<<<<< HEAD\n", encoding="utf-8")

    with pytest.raises(SourceError, match=r"align\.lock:3: .* version control"):
        read_lock(path, "align.lock")
