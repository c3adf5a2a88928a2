from __future__ import annotations

import errno
import os
import resource
from pathlib import Path

import pytest
from tests.running import snapshot

from reportpub.errors import OutputError
from reportpub.storage.staging import output_errors, staging, write_whole


def test_files_appear_when_all_are_written(tmp_path: Path) -> None:
    out = tmp_path / "dist"

    with staging(out) as folder:
        (folder / "mini").mkdir()
        (folder / "mini/a.html").write_bytes(b"a")
        (folder / "index.html").write_bytes(b"b")
        assert not (out / "index.html").exists()

    assert snapshot(out) == {"mini/a.html": b"a", "index.html": b"b"}


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(b"mine")

    with staging(tmp_path) as folder:
        (folder / "index.html").write_bytes(b"b")

    assert snapshot(tmp_path) == {"README.md": b"mine", "index.html": b"b"}


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt])
def test_a_failure_leaves_what_was_there(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    (tmp_path / "index.html").write_bytes(b"old")

    with pytest.raises(failure), staging(tmp_path) as folder:  # noqa: PT012
        (folder / "index.html").write_bytes(b"new")
        raise failure

    assert snapshot(tmp_path) == {"index.html": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_what_a_killed_build_left_behind_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".staging-x/mini").mkdir(parents=True)
    (tmp_path / ".staging-x/mini/a.html").write_bytes(b"half")

    with staging(tmp_path):
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_seen_before_anything_is_moved(tmp_path: Path) -> None:
    (tmp_path / "z.html/mine").mkdir(parents=True)
    (tmp_path / "a.html").write_bytes(b"old")

    with pytest.raises(OutputError), staging(tmp_path) as folder:  # noqa: PT012
        (folder / "a.html").write_bytes(b"new")
        (folder / "z.html").write_bytes(b"new")

    assert snapshot(tmp_path) == {"a.html": b"old"}


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "build/state.json"

    write_whole(path, b"1")
    write_whole(path, b"2")

    assert snapshot(tmp_path) == {"build/state.json": b"2"}


def test_a_file_that_cannot_be_finished_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(b"old")

    def refuse(_path: Path, _place: Path) -> Path:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="you may not write there"):
        write_whole(path, b"new")

    assert snapshot(tmp_path) == {"state.json": b"old"}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your quota is used up"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you may not write there"),
        (errno.EPERM, "you may not write there"),
        (errno.ENOTDIR, "Not a directory; choose another folder with --out"),
    ],
)
def test_each_reason_comes_with_its_way_out(number: int, words: str) -> None:
    with pytest.raises(OutputError) as refusal, output_errors(Path("/srv/www")):
        raise OSError(number, os.strerror(number))

    assert str(refusal.value).startswith("The folder /srv/www cannot be written: ")
    assert words in str(refusal.value)


def test_a_file_that_finds_no_room_leaves_no_half_of_it(tmp_path: Path) -> None:
    path = tmp_path / "en.xml"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OutputError, match="File too large"):
            write_whole(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert snapshot(tmp_path) == {"en.xml": b"old"}


def test_a_file_in_a_folder_one_may_not_write_is_not_sent_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("reportpub.storage.staging.tempfile.NamedTemporaryFile", refuse)

    with pytest.raises(OutputError, match="read-only; make it writable"):
        write_whole(tmp_path / "en.xml", b"x")
