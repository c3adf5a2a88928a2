"""Measure what reading finished files again costs, beside making them.

Usage: python benchmarks/proofs.py [TIMES] [FORMAT]...

TIMES repeats the report (benchmarks/scale.py). CPU seconds of this one process, the
sum of all editions; libraries are loaded before.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

if __name__ == "__main__":
    # The folder of this file is searched first; the modules lie in one above it.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.scale import REPORT, make_project

from reportpub import press, proofs, writers
from reportpub.model.edition import EDITION_FORMATS, EDITIONS, Output
from reportpub.project import find_project

_T = TypeVar("_T")


def main(times: int, formats: tuple[str, ...]) -> None:
    """Print a line a format: seconds to make its files, to prove them, and a ratio."""
    writers.warm(formats)
    proofs.warm(formats)
    made, proved = dict.fromkeys(formats, 0.0), dict.fromkeys(formats, 0.0)
    with tempfile.TemporaryDirectory(prefix="reportpub-bench-") as name:
        folder = Path(name) / "project"
        make_project(times, folder)
        outputs = [Output(f, e, f) for f in formats for e in EDITIONS]
        for task in press.plan(find_project(folder), REPORT, outputs).tasks:
            form, publication = task.format_name, task.publication
            write = writers.get_writer(form)
            data, seconds = _timed(lambda: write(publication, task.theme))  # noqa: B023
            made[form] += seconds
            found, seconds = _timed(
                lambda: proofs.prove(form, publication, data, task.name)  # noqa: B023
            )
            proved[form] += seconds
            assert not found
    print(f"x{times}, {len(EDITIONS)} editions, CPU s\n")
    print("| | make | prove | prove/make |\n|---|---:|---:|---:|")
    for form in formats:
        _line(form, made[form], proved[form])
    _line("all", sum(made.values()), sum(proved.values()))


def _line(name: str, made: float, proved: float) -> None:
    print(f"| {name} | {made:.2f} | {proved:.2f} | {proved / made:.0%} |")


def _timed(work: Callable[[], _T]) -> tuple[_T, float]:
    gc.collect()
    gc.disable()
    started = time.process_time()
    result = work()
    seconds = time.process_time() - started
    gc.enable()
    return result, seconds


if __name__ == "__main__":
    words = sys.argv[1:]
    count = int(words.pop(0)) if words and words[0].isdigit() else 1
    main(count, tuple(words) or EDITION_FORMATS)
