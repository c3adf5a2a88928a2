"""Run the writers: which files are to be made, by whom, and into which folder."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_all_start_methods, get_context, parent_process
from pathlib import Path
from threading import Thread

from reportpub import pipeline, proofs
from reportpub.collector import without_collector
from reportpub.errors import EditionError, ProofError
from reportpub.model.edition import Output
from reportpub.model.publication import Publication, plain
from reportpub.program import program
from reportpub.project import Project, theme_folders
from reportpub.storage.staging import output_errors
from reportpub.storage.state import digest
from reportpub.writers import PRINTED, get_writer, warm
from reportpub.writers.fonts import PreparedFonts, prepare_fonts
from reportpub.writers.theme import Theme


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be made; ``recipe`` changes whenever its bytes would."""

    name: str
    format_name: str
    publication: Publication
    theme: Theme
    recipe: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All files of a request, and what they are made with."""

    tasks: tuple[Task, ...]
    titles: tuple[tuple[str, str], ...]
    """Pairs of language and title, of all editions."""
    dates: tuple[tuple[str, str], ...]
    """Pairs of language and the day the report was given, in words."""
    modified: str
    """When the editions count as made, ISO 8601 in UTC."""
    fonts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: its name, size in bytes, and the seconds it took."""

    name: str
    size: int
    seconds: float


def plan(project: Project, report: str, outputs: Sequence[Output]) -> Plan:
    """Compose the editions of ``outputs`` and say what each file is made from."""
    editions = dict.fromkeys(output.edition for output in outputs)
    with without_collector():
        composed = pipeline.publications(project, report, editions)
    # A frozen publication's repr is its whole content, in one order.
    contents = {found.edition: (found, repr(_bare(found))) for found in composed}
    identities = {name: digest(content) for name, (_, content) in contents.items()}
    looks = {
        folder: _theme_digest(theme_folders(folder))
        for folder in {project.theme_of(edition) for edition in editions}
    }
    tasks: list[Task] = []
    files: dict[str, None] = {}
    for output in outputs:
        publication, content = contents[output.edition.name]
        is_printed = output.format_name in PRINTED
        folder = project.theme_of(output.edition)
        fonts = _fonts(project, folder, content) if is_printed else _NO_FONTS
        # Only print carries attachments.
        attached = repr(publication.attachments) if is_printed else ""
        publication = publication if is_printed else _bare(publication)
        theme = Theme(folder, fonts.folder)
        recipe = digest(
            program(),
            looks[folder],
            output.format_name,
            fonts.identity,
            identities[output.edition.name],
            attached,
        )
        tasks.append(Task(output.name, output.format_name, publication, theme, recipe))
        files.update(dict.fromkeys(fonts.files))
    titles = {
        version.language: plain(version)
        for publication in composed
        for version in publication.title.versions
    }
    dates = {
        language: day
        for publication in composed
        for language, day in zip(publication.languages, publication.dates, strict=True)
    }
    modified = max(publication.modified for publication in composed)
    return Plan(
        tuple(tasks),
        tuple(titles.items()),
        tuple(dates.items()),
        modified,
        tuple(files),
    )


def _bare(publication: Publication) -> Publication:
    return replace(publication, attachments=())


_NO_FONTS = PreparedFonts(Path(), (), "")


def _fonts(project: Project, theme: Path, content: str) -> PreparedFonts:
    # Cut for each edition by itself: glyphs are numbered anew by a cut, and a PDF must
    # not differ by what else was built beside it.
    with output_errors(project.cache):
        return prepare_fonts(theme, set(content), project.cache / "fonts")


def run(tasks: Sequence[Task], folder: Path, jobs: int) -> Iterator[Made]:
    """Make ``tasks`` into ``folder``; yield each file as it is finished.

    With more than one job the work is shared among processes forked after the
    libraries are loaded, so that these are loaded once.
    """
    # The longest first, so that no process is left with one at the end.
    ordered = sorted(tasks, key=_weight)
    for parent in {(folder / task.name).parent for task in tasks}:
        parent.mkdir(parents=True, exist_ok=True)
    workers = min(jobs, len(ordered))
    format_names = {task.format_name for task in ordered}
    warm(format_names)
    proofs.warm(format_names)
    # What is loaded now lives to the end: the collector need not look at it again,
    # and pages shared with the workers stay shared.
    gc.freeze()
    try:
        if workers <= 1 or "fork" not in get_all_start_methods():
            yield from (_make(task, folder) for task in ordered)
            return
        with ProcessPoolExecutor(
            workers, get_context("fork"), _begin, (ordered, folder)
        ) as pool:
            futures = [pool.submit(_make_number, n) for n in range(len(ordered))]
            for future in as_completed(futures):
                yield future.result()
    except BrokenProcessPool:
        message = (
            "A process that made an edition was ended from outside, perhaps for want "
            "of memory; build with --jobs 1."
        )
        raise EditionError(message) from None
    finally:
        gc.unfreeze()


def _weight(task: Task) -> tuple[bool, bool]:
    return task.format_name not in PRINTED, not task.publication.is_parallel


def _make(task: Task, folder: Path) -> Made:
    started = time.perf_counter()
    with without_collector():
        data = get_writer(task.format_name)(task.publication, task.theme)
        findings = proofs.prove(task.format_name, task.publication, data, task.name)
    if findings:
        raise ProofError(task.name, findings)
    with output_errors(folder.parent):
        (folder / task.name).write_bytes(data)
    return Made(task.name, len(data), time.perf_counter() - started)


# Set in each worker when it begins: inherited by the fork, never copied.
_shared: list[tuple[Sequence[Task], Path]] = []


def _begin(tasks: Sequence[Task], folder: Path) -> None:
    # Control-C ends a worker at once and without a word; the first process explains.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()
    _shared[:] = [(tasks, folder)]


def _end_with_parent() -> None:
    """Leave no worker behind when the first process is killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _make_number(number: int) -> Made:
    tasks, folder = _shared[0]
    return _make(tasks[number], folder)


def _theme_digest(folders: Sequence[Path]) -> str:
    # Hidden files are those of editors and file managers.
    files = sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )
    return digest(
        *(
            f"{path.relative_to(folders[0].parent)} "
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}"
            for path in files
        ),
    )
