from __future__ import annotations

from pathlib import Path

import pytest

from reportpub.errors import SourceError
from reportpub.storage import loose
from reportpub.storage.loose import READERS, read_loose, reader


def test_every_reader_is_there() -> None:
    assert all(callable(reader(suffix)) for suffix in READERS)


def test_a_file_of_no_known_kind_is_refused_with_those_there_are(
    tmp_path: Path,
) -> None:
    with pytest.raises(SourceError, match=r"x\.odt: .* there is \.txt, \.docx"):
        read_loose(tmp_path / "x.odt", "x.odt")


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"x\.txt: The file does not exist"):
        read_loose(tmp_path / "x.txt", "x.txt")


def test_a_file_far_larger_than_a_report_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loose, "LARGEST", 10)
    (tmp_path / "x.txt").write_bytes(b"0" * 11)

    with pytest.raises(SourceError, match="a report has less"):
        read_loose(tmp_path / "x.txt", "x.txt")
