"""What is measured: builds as people start them, and WeasyPrint by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.measure import Cost, middle, run, total

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("pdf", "docx", "epub", "html")
CORES = len(os.sched_getaffinity(0))
# For every run a sentence that was not there before, of characters that were.
_ENGLISH = ("en.xml", "e006", " again")
_CHINESE = ("zh-Hans.xml", "s004", "持续")


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages an edition has, printed by us and bare."""

    edition: str
    ours: int
    bare: int


@dataclass(frozen=True, slots=True)
class Size:
    """All figures of the report taken ``times`` times, by the name of the thing."""

    times: int
    runs: int
    sentences: int
    formats: tuple[str, ...]
    costs: dict[str, Cost]
    pages: list[Pages]


def measure_size(
    times: int,
    runs: int,
    formats: tuple[str, ...],
    folder: Path,
    say: Callable[[str], None],
) -> Size:
    """Make a project of that size in ``folder``, measure everything, remove it."""
    project = folder / f"x{times}"
    _helper("scale", str(times), project)
    text = (project / "source/handan-2021/zh-Hans.xml").read_text(encoding="utf-8")
    costs: dict[str, Cost] = {}
    for name, once in _scenarios(project, formats):
        say(f"x{times}: {name}")
        costs[name] = middle(once() for _ in range(runs))
    pages: list[Pages] = []
    if "pdf" in formats:
        say(f"x{times}: bare WeasyPrint")
        costs["bare WeasyPrint"], pages = _bare(project, runs)
        costs["bare, --pdf-tags"], _ = _bare(project, runs, "--pdf-tags")
    shutil.rmtree(project)
    return Size(times, runs, text.count("<s "), formats, costs, pages)


def _scenarios(
    project: Path, formats: tuple[str, ...]
) -> Iterator[tuple[str, Callable[[], Cost]]]:
    """Yield what is measured, in an order in which each finds what it needs."""
    for form in formats:
        yield f"{form} alone", partial(_cold, project, (form,))
    yield "cold build, jobs=1", partial(_cold, project, formats)
    yield f"cold build, jobs={CORES}", partial(_cold, project, formats, CORES)
    build = partial(run, _command(formats), project)
    yield "nothing to do", build
    yield "import weasyprint", partial(_import_weasyprint, project)
    yield "one English sentence", partial(_changed, project, _ENGLISH, build)
    yield "one Chinese sentence", partial(_changed, project, _CHINESE, build)


def warm_up(folder: Path) -> None:
    """Build once unseen, so that no run pays for compiling Python or cold disks."""
    project = folder / "warm"
    _helper("scale", "1", project)
    _cold(project, FORMATS)
    shutil.rmtree(project)


def _command(formats: Sequence[str], jobs: int = 1) -> list[str | Path]:
    options = [option for form in formats for option in ("--format", form)]
    return [sys.executable, "-m", "reportpub", "build", "--jobs", str(jobs), *options]


def _cold(project: Path, formats: Sequence[str], jobs: int = 1) -> Cost:
    for name in (".reportpub", "dist"):
        shutil.rmtree(project / name, ignore_errors=True)
    return run(_command(formats, jobs), project)


def _import_weasyprint(project: Path) -> Cost:
    return run([sys.executable, "-c", "import weasyprint"], project)


def _changed(
    project: Path, change: tuple[str, str, str], build: Callable[[], Cost]
) -> Cost:
    """Add words before the last character of a sentence, then build."""
    name, sentence, words = change
    path = project / "source/handan-2021" / name
    text = path.read_text(encoding="utf-8")
    end = text.index("</s>", text.index(f'xml:id="{sentence}"')) - 1
    path.write_text(text[:end] + words + text[end:], encoding="utf-8")
    return build()


def _bare(project: Path, runs: int, *options: str) -> tuple[Cost, list[Pages]]:
    """Print every edition with the plain command, one after another."""
    folder = project / "bare"
    if not folder.exists():
        folder.mkdir()
        _helper("pages", project, folder)
    editions = sorted(path.stem for path in folder.glob("*.html"))
    program = Path(sys.executable).with_name("weasyprint")
    cost = middle(
        total(
            run([program, *options, f"{edition}.html", f"{edition}.bare.pdf"], folder)
            for edition in editions
        )
        for _ in range(runs)
    )
    pages = [
        Pages(
            edition,
            _page_count(folder / f"{edition}.ours.pdf"),
            _page_count(folder / f"{edition}.bare.pdf"),
        )
        for edition in editions
    ]
    return cost, pages


def _page_count(path: Path) -> int:
    found = subprocess.run(
        ["pdfinfo", path], capture_output=True, text=True, check=True
    )
    lines = found.stdout.splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pages:"))


def _helper(name: str, *arguments: str | Path) -> None:
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    subprocess.run(command, cwd=ROOT, check=True)
