"""Build what is out of date, on all cores, and put it in place all at once.

A build with nothing to do reads no report: it compares sizes and times with what
the last one remembered. That is why everything heavy is imported further down.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from reportpub.errors import OutputError
from reportpub.model.edition import Edition, Matter, Output
from reportpub.program import program
from reportpub.project import Project
from reportpub.storage.staging import output_errors, staging, write_whole
from reportpub.storage.state import (
    Product,
    Stamp,
    State,
    digest,
    read_state,
    stamp_file,
    stamp_inputs,
    state_bytes,
)
from reportpub.writers import formats_of


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, where to, and with how many processes."""

    reports: tuple[str, ...]
    editions: tuple[Edition, ...]
    formats: tuple[str, ...]
    out: Path
    jobs: int


class Progress(Protocol):
    """Told what happens while it happens."""

    def start(self, report: str, count: int) -> None:
        """``count`` files of ``report`` are out of date; zero when none is."""
        ...

    def done(self, name: str, size: int, seconds: float) -> None:
        """Learn that a file was made: its name, its size in bytes, the time it took."""
        ...


@dataclass(frozen=True, slots=True)
class _Job:
    """One report to bring up to date, and what is known of it."""

    project: Project
    report: str
    request: Request
    state: State
    inputs: Mapping[str, Stamp]
    fingerprint: str

    def outputs(self) -> Iterator[Output]:
        """Yield every file the request asks for."""
        for form, output in _outputs(self.report, self.request.editions):
            if form in self.request.formats:
                yield output

    def is_current(self) -> bool:
        """Whether every file asked for is as the last build left it, and right."""
        products = self.state.products
        pages = (f"{self.report}/index.html", f"{self.report}/SHA256SUMS", "index.html")
        return all((self.request.out / page).exists() for page in pages) and all(
            (product := products.get(output.name)) is not None
            and product.inputs == self.fingerprint
            and product.stamp.matches(self.request.out / output.name)
            for output in self.outputs()
        )


def _outputs(report: str, editions: Iterable[Edition]) -> Iterator[tuple[str, Output]]:
    """Yield every file that ``editions`` are published as, after its extension."""
    for edition in editions:
        is_text = edition.matter is Matter.TEXT
        stem = f"{report}.{edition.name}" if is_text else edition.name
        for form, writer in formats_of(edition).items():
            yield form, Output(f"{report}/{stem}.{form}", edition, writer)


def build(project: Project, request: Request, progress: Progress) -> None:
    """Bring the files of ``request`` up to date.

    Raises a ``ReportpubError`` for whatever stops the build; the report it stops at
    is then as it was.
    """
    _refuse_place(project, request.out)
    with _only_build(project.cache):
        for report in request.reports:
            job = _job(project, report, request)
            if job.is_current():
                progress.start(report, 0)
            else:
                _rebuild(job, progress)


@dataclass(frozen=True, slots=True)
class Standing:
    """A file that a request asks for: how it was left, and whether it still is right.

    ``stamp`` is nothing where the file was never made, or is not as it was left.
    """

    output: Output
    stamp: Stamp | None
    is_fresh: bool


def standings(project: Project, request: Request) -> Mapping[str, tuple[Standing, ...]]:
    """Return for each report of ``request`` how its files stand; build nothing."""
    found: dict[str, tuple[Standing, ...]] = {}
    for report in request.reports:
        job = _job(project, report, request)
        found[report] = tuple(_standing(job, output) for output in job.outputs())
    return found


def _standing(job: _Job, output: Output) -> Standing:
    product = job.state.products.get(output.name)
    if product is None or not product.stamp.matches(job.request.out / output.name):
        return Standing(output, None, is_fresh=False)
    return Standing(output, product.stamp, product.inputs == job.fingerprint)


def _refuse_place(project: Project, out: Path) -> None:
    """Refuse a folder where editions would lie among what they are made from."""
    themes = (folder.parent for folder in project.theme_folders)
    kept = (project.source, project.glossary, *themes)
    if out in (project.root, *project.root.parents) or any(
        out.is_relative_to(folder) for folder in kept
    ):
        message = (
            f"{out} holds what editions are made from; choose a folder of their own "
            "with --out, such as dist."
        )
        raise OutputError(message)


def _job(project: Project, report: str, request: Request) -> _Job:
    state = read_state(_memory(project, report, request.out))
    inputs = stamp_inputs(_input_files(project, report), state.inputs)
    return _with_fonts(_Job(project, report, request, state, inputs, ""), state.fonts)


def _with_fonts(job: _Job, fonts: tuple[str, ...]) -> _Job:
    """Return ``job`` with ``fonts`` among its inputs, and what identifies them all.

    The other inputs stay as they were seen first: what is saved while a build runs
    is for the next one.
    """
    files = (file for font in fonts if (file := Path(font)).exists())
    inputs = {**job.inputs, **stamp_inputs(files, job.state.inputs)}
    hashes = (f"{name} {stamp.sha256}" for name, stamp in sorted(inputs.items()))
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    # The library page lists all reports, so each of them is told when one goes.
    reports = " ".join(job.project.reports())
    settings = repr((job.project.theme, job.project.editions))
    fingerprint = digest(program(), settings, epoch, reports, *hashes)
    return replace(job, inputs=inputs, fingerprint=fingerprint)


def _memory(project: Project, report: str, out: Path) -> Path:
    return project.cache / "build" / f"{report}-{digest(str(out))[:12]}.json"


def _input_files(project: Project, report: str) -> Iterator[Path]:
    """Yield all files of the project that ``report`` is made from."""
    sources = (project.source / report, project.glossary)
    for folder in (*sources, *project.theme_folders):
        yield from _files(folder)


def _files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        # Hidden files are those of editors and file managers.
        yield from (Path(root, name) for name in names if not name.startswith("."))


def _rebuild(job: _Job, progress: Progress) -> None:
    from reportpub import press

    out = job.request.out
    plan = press.plan(job.project, job.report, tuple(job.outputs()))
    # Which fonts there are is known only now, if this is the first build.
    fonts = plan.fonts or job.state.fonts
    job = _with_fonts(job, fonts)
    published = {
        output.name for _, output in _outputs(job.report, job.project.editions)
    }
    ours = {
        name: product
        for name, product in job.state.products.items()
        if product.stamp.matches(out / name)
    }
    kept = {name: ours[name] for name in ours if name in published}
    stale = [
        task
        for task in plan.tasks
        if task.name not in kept or kept[task.name].recipe != task.recipe
    ]
    progress.start(job.report, len(stale))
    with staging(out) as folder:
        for made in press.run(stale, folder, job.request.jobs):
            progress.done(made.name, made.size, made.seconds)
        products = dict(kept)
        for task in plan.tasks:
            stamp = _stamp(folder / task.name, kept.get(task.name))
            products[task.name] = Product(stamp, task.recipe, job.fingerprint)
        remembered = State(
            job.inputs, products, plan.titles, plan.dates, plan.modified, fonts
        )
        _write_pages(job, remembered, folder)
    with output_errors(out):
        # Editions that the settings no longer name.
        for name in ours.keys() - published:
            (out / name).unlink(missing_ok=True)
    memory = _memory(job.project, job.report, out)
    write_whole(memory, state_bytes(remembered))


def _stamp(staged: Path, kept: Product | None) -> Stamp:
    """Return the stamp of the file that will be in place.

    One made again with the same bytes stays as it is: what copies the folder to a
    server then sees only what changed.
    """
    if not staged.exists():
        assert kept is not None  # what is not made again was kept
        return kept.stamp
    stamp = stamp_file(staged)
    if kept is None or stamp.sha256 != kept.stamp.sha256:
        return stamp
    staged.unlink()
    return kept.stamp


def _write_pages(job: _Job, state: State, folder: Path) -> None:
    """Write the pages to download from, and the checksums, for all that is there."""
    from reportpub.writers import site
    from reportpub.writers.theme import Theme

    theme = Theme(job.project.theme, job.project.cache)
    own = {
        name.partition("/")[2]: product.stamp
        for name, product in sorted(state.products.items())
    }
    files = [
        site.Download(name, stamp.size, stamp.sha256) for name, stamp in own.items()
    ]
    entries = [
        site.Entry(report, known.titles, known.dates, known.modified)
        for report in job.project.reports()
        if (known := _state_of(job, report, state)).titles
    ]
    own_entry = next(entry for entry in entries if entry.report == job.report)
    editions = [e for e in job.project.editions if e.matter is Matter.TEXT]
    with output_errors(folder):
        place = folder / job.report
        place.mkdir(exist_ok=True)
        page = site.report_page(own_entry, files, editions, theme)
        (place / "index.html").write_bytes(page)
        (place / "SHA256SUMS").write_bytes(site.checksums(files))
        (folder / "index.html").write_bytes(site.library_page(entries, theme))


def _state_of(job: _Job, report: str, state: State) -> State:
    if report == job.report:
        return state
    return read_state(_memory(job.project, report, job.request.out))


@contextmanager
def _only_build(cache: Path) -> Generator[None]:
    """Hold the project's lock: two builds at once would undo each other's work."""
    path = cache / "lock"
    with output_errors(cache):
        cache.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8")
    with file:
        try:
            # A lock of this process alone: one that flock takes would live on in its
            # children if it is killed.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            message = "Another build of this project is running; wait for it to end."
            raise OutputError(message) from None
        yield
