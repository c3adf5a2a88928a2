"""The files of a release, as ``.ci/release`` collects them."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

from tests.running import ROOT, snapshot


def collect(dist: Path, folder: Path) -> None:
    subprocess.run(["sh", ROOT / ".ci/release", dist, folder], check=True)


def test_a_release_has_every_edition_and_each_report_as_an_archive(
    built_base: Path, tmp_path: Path
) -> None:
    dist = built_base / "dist"

    collect(dist, tmp_path)

    names = set(snapshot(tmp_path))
    editions = {path.name for path in (dist / "mini").glob("mini.*")}
    assert names == {*editions, "mini.tar.gz", "SHA256SUMS"}
    with tarfile.open(tmp_path / "mini.tar.gz") as archive:
        packed = {name for name in archive.getnames() if name != "mini"}
    assert packed == {f"mini/{path.name}" for path in (dist / "mini").iterdir()}
    subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True
    )


def test_the_same_editions_make_the_same_release(
    built_base: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        collect(built_base / "dist", tmp_path / name)

    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")
