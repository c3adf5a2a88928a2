"""The desk as a process of its own, as people run it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.running import surroundings


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that runs: where it is, and its process."""

    address: str
    process: subprocess.Popen[str]


@contextmanager
def served(project: Path, *options: str) -> Iterator[Served]:
    process = subprocess.Popen(
        [sys.executable, "-m", "reportpub", "serve", "--port", "0", *options],
        cwd=project,
        env=surroundings(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        found = re.search(r"http://[^/]+", line)
        assert found, line
        yield Served(found[0], process)
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
