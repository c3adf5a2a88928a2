from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import rmtree

import pytest
from tests.running import EN, ZH, amend

from reportpub.errors import SourceError
from reportpub.project import Project, find_project
from reportpub.recall import memory as recall
from reportpub.recall.memory import best_match, build_memory, memory_path, search
from reportpub.storage.memory.opening import reading

TMX = """<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="zh-CN"><seg>铁路开通了。</seg></tuv>
<tuv xml:lang="en-US"><seg>A railway was opened.</seg></tuv></tu>
<tu><tuv xml:lang="zh-CN"><seg>铁路开通了。</seg></tuv>
<tuv xml:lang="en-US"><seg>A railway was opened.</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def project(lay_out: Callable[[], Path]) -> Project:
    return find_project(lay_out())


@pytest.fixture
def tmx(tmp_path: Path) -> Path:
    path = tmp_path / "old.tmx"
    path.write_text(TMX, encoding="utf-8")
    return path


def found(project: Project, *words: str) -> Sequence[str]:
    hits = search(project, words, in_chinese=True, limit=9).hits
    return [str(place) for hit in hits for place in hit.entry.places]


def test_a_group_of_sentences_is_one_pair_named_by_its_first(project: Project) -> None:
    built = build_memory(project)

    assert built.read == (("mini", 13),)
    assert found(project, "重构") == ["mini s006"]


def test_the_text_is_taken_as_corrected(project: Project) -> None:
    build_memory(project)

    assert found(project, "“十三五”工作回顾") == ["mini s002"]


def test_what_has_not_changed_is_not_read_again(
    project: Project, tmx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_memory(project, [tmx])
    monkeypatch.setattr(recall, "read_document", None)
    monkeypatch.setattr(recall, "READERS", {".tmx": None})

    built = build_memory(project, [tmx])

    assert (built.read, built.unchanged) == ((), 2)


def test_a_file_that_was_only_touched_is_not_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_memory(project)
    os.utime(project.root / EN, ns=(1, 1))
    monkeypatch.setattr(recall, "read_document", None)

    assert build_memory(project).unchanged == 1


def test_a_changed_report_is_read_again(project: Project) -> None:
    build_memory(project)
    amend(project.root / ZH, "防松螺母", "防滑螺母")

    assert build_memory(project).read == (("mini", 13),)
    assert found(project, "防松") == []
    assert found(project, "防滑") == ["mini s006"]


def test_a_report_that_is_gone_is_forgotten(project: Project, tmx: Path) -> None:
    build_memory(project, [tmx])
    rmtree(project.source / "mini")

    built = build_memory(project)

    assert built.forgotten == ("mini",)
    assert built.pairs == 1


def test_a_report_without_english_is_no_source(project: Project) -> None:
    (project.root / EN).unlink()

    assert build_memory(project).sources == 0


def test_an_imported_file_stays_when_it_is_gone_and_is_read_again_when_changed(
    project: Project, tmx: Path
) -> None:
    assert build_memory(project, [tmx]).read == (("mini", 13), ("old.tmx", 2))
    amend(tmx, "</body>", "<tu/></body>")
    assert build_memory(project).read == (("old.tmx", 2),)
    tmx.unlink()

    assert build_memory(project).sources == 2
    assert found(project, "铁路") == ["old.tmx 1", "old.tmx 2"]


def test_a_broken_memory_is_made_anew(project: Project) -> None:
    build_memory(project)
    memory_path(project).write_bytes(b"not what it was")

    built = build_memory(project)

    assert built.remade
    assert found(project, "重构") == ["mini s006"]


def test_a_source_that_cannot_be_read_leaves_the_memory_as_it_was(
    project: Project, tmx: Path
) -> None:
    build_memory(project)
    before = memory_path(project).read_bytes()
    amend(tmx, "</body>", "")

    with pytest.raises(SourceError, match="not well-formed"):
        build_memory(project, [tmx])

    assert memory_path(project).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "words"), [("terms.csv", "cannot be taken"), ("no.tmx", "does not exist")]
)
def test_a_file_that_is_no_aligned_text_is_refused(
    project: Project, name: str, words: str
) -> None:
    with pytest.raises(SourceError, match=words):
        build_memory(project, [Path(name)])


def test_the_best_match_is_the_same_text_before_one_that_is_like_it(
    project: Project,
) -> None:
    build_memory(project)

    with reading(memory_path(project)) as memory:
        same = best_match(memory, "重构产业布局。", 75)
        near = best_match(memory, "对接长三角，发展新兴产业。", 75)
        none = best_match(memory, "河水清澈见底，鱼儿成群。", 75)

    # “重构产业布局。” stands in a group with another sentence.
    assert same is None
    assert near is not None
    assert (near.score, near.entry.places[0].unit) == (84, "s008")
    assert none is None
