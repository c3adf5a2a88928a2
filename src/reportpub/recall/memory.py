"""The memory on one page: what it learns from, and what it has for a text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reportpub.diagnostics import Location
from reportpub.errors import BrokenMemoryError, SourceError
from reportpub.model.bitext import Pair, pairs_of
from reportpub.model.document import State
from reportpub.model.memory import Concordance, Kind, Match, Source
from reportpub.project import Project
from reportpub.storage.glossary import read_glossary
from reportpub.storage.memory.opening import MEMORY, reading, remove, writing
from reportpub.storage.memory.reading import candidates, concordance, counts, same
from reportpub.storage.memory.writing import (
    forget,
    known_files,
    learn,
    learn_renderings,
    look_again,
)
from reportpub.storage.pairs import READERS
from reportpub.storage.state import Stamp, stamp_inputs
from reportpub.storage.tei import read_document
from reportpub.transforms.align import align
from reportpub.transforms.likeness import SAME, rank
from reportpub.transforms.resolve import resolve_corrections

_LANGUAGES = ("zh-Hans", "en")
Unit: TypeAlias = tuple[str, str, str]
"""The name of a pair in its source, its Chinese and its English."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build of the memory did, and what it holds now.

    ``read`` are the sources that were read, with the number of their pairs, and
    ``forgotten`` those that are there no more. ``remade`` tells of a broken file.
    """

    read: tuple[tuple[str, int], ...]
    unchanged: int
    forgotten: tuple[str, ...]
    pairs: int
    sources: int
    size: int
    remade: bool = False


def memory_path(project: Project) -> Path:
    """Return where the memory of ``project`` is."""
    return project.cache / MEMORY


def build_memory(project: Project, files: Sequence[Path] = ()) -> Built:
    """Bring the memory up to date: all reports, and the aligned texts in ``files``.

    A source that is as it was is not read. A memory that is broken is made anew. All
    is taken in, or nothing. Raises ``ReportpubError`` where a source cannot be read.
    """
    for path in files:
        _refuse_unknown(path)
    try:
        return _update(project, files)
    except BrokenMemoryError:
        remove(memory_path(project))
        return _update(project, files, remade=True)


def search(
    project: Project, phrases: Sequence[str], *, in_chinese: bool, limit: int
) -> Concordance:
    """Return the pairs of the memory with all ``phrases`` in one of the languages."""
    with reading(memory_path(project)) as memory:
        return concordance(memory, phrases, in_chinese=in_chinese, limit=limit)


def best_match(
    memory: sqlite3.Connection, zh: str, threshold: int, without: str = ""
) -> Match | None:
    """Return the entry whose Chinese is most like ``zh``, if it reaches ``threshold``.

    What stands in the report ``without`` alone is not looked at.
    """
    for entry in same(memory, zh, without):
        return Match(entry, SAME)
    entries = list(candidates(memory, zh, without))
    for place, score in rank(zh, [entry.zh for entry in entries], threshold):
        return Match(entries[place], score)
    return None


def pairs_in(project: Project, report: str) -> Iterator[Pair]:
    """Yield the groups of a report, corrected, in the order of the Chinese."""
    zh, en = (
        resolve_corrections(read_document(path, _name(path, project.root)))
        for path in _texts(project, report)
    )
    yield from pairs_of(zh, en, align(zh, en))


def _update(project: Project, files: Sequence[Path], *, remade: bool = False) -> Built:
    path = memory_path(project)
    read: list[tuple[str, int]] = []
    gone: list[str] = []
    with writing(path) as memory:
        known = known_files(memory)
        wanted = dict(_sources(project, files, known))
        for source, (places, pairs) in wanted.items():
            before = known.get(source, {})
            now = stamp_inputs(places, before)
            if source not in known or _contents(now) != _contents(before):
                read.append((source.name, learn(memory, source, now, pairs)))
            elif now != before:
                look_again(memory, source, now)
        for source in known:
            if source not in wanted and source.kind is Kind.REPORT:
                forget(memory, source)
                gone.append(source.name)
        glossary = read_glossary(project.glossary, project.root)
        learn_renderings(
            memory,
            (
                (concept.id, words)
                for concept in glossary
                for words in (concept.en.preferred, *concept.en.admitted)
            ),
        )
        pairs_held, sources = counts(memory)
    unchanged = len(wanted) - len(read)
    size = path.stat().st_size
    return Built(
        tuple(read), unchanged, tuple(gone), pairs_held, sources, size, remade=remade
    )


def _sources(
    project: Project, files: Sequence[Path], known: Iterable[Source]
) -> Iterator[tuple[Source, tuple[Sequence[Path], Iterator[Unit]]]]:
    """Yield all sources, their files, and their pairs, read when asked for."""
    for report in project.reports():
        texts = _texts(project, report)
        if all(path.is_file() for path in texts):
            source = Source(Kind.REPORT, report, report)
            yield source, (texts, _report_units(project, report))
    before = (Path(source.path) for source in known if source.kind is Kind.FILE)
    imported = (path for path in before if path.is_file())
    for path in dict.fromkeys((*imported, *(file.resolve() for file in files))):
        source = Source(Kind.FILE, path.name, str(path))
        yield source, ((path,), _file_units(path))


def _report_units(project: Project, report: str) -> Iterator[Unit]:
    for pair in pairs_in(project, report):
        # What came out of the memory and nobody has looked at does not go in again.
        states = {sentence.progress.state for sentence in pair.target}
        if pair.source and pair.target and State.INITIAL not in states:
            yield pair.source[0].id, pair.source_text, pair.target_text


def _file_units(path: Path) -> Iterator[Unit]:
    for segment in READERS[path.suffix.lower()](path, str(path)):
        yield str(segment.number + 1), segment.zh, segment.en


def _refuse_unknown(path: Path) -> None:
    if path.suffix.lower() not in READERS:
        message = f"{path} cannot be taken into the memory; give {', '.join(READERS)}."
        raise SourceError(message)
    if not path.is_file():
        message = "The file does not exist."
        raise SourceError(message, Location(str(path)))


def _contents(stamps: Mapping[str, Stamp]) -> Mapping[str, str]:
    return {path: stamp.sha256 for path, stamp in stamps.items()}


def _texts(project: Project, report: str) -> Sequence[Path]:
    return [project.source / report / f"{name}.xml" for name in _LANGUAGES]


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
