"""Run a whole process and say what it cost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took, its children included.

    ``cpu`` are seconds of user and system together; ``peak`` is the memory, in MB,
    of the largest of the processes: their sum at one moment is known to nobody.
    """

    cpu: float
    wall: float
    peak: float


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run ``command`` in ``folder``; its output is shown only if it fails."""
    started = os.times().elapsed
    with (folder / ".output").open("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT
        )
        # wait4, because it tells the cost of this process and not of all so far.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            message = f"{' '.join(map(str, command))}:\n{output.read()}"
            raise SystemExit(message)
    wall = os.times().elapsed - started
    # Linux counts ru_maxrss in units of 1,024 bytes.
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024 / 1e6)


def middle(costs: Iterable[Cost]) -> Cost:
    """Return the medians of ``costs``, each column for itself."""
    seen = list(costs)
    return Cost(
        median(cost.cpu for cost in seen),
        median(cost.wall for cost in seen),
        median(cost.peak for cost in seen),
    )


def total(costs: Iterable[Cost]) -> Cost:
    """Return the cost of processes that ran one after another."""
    seen = list(costs)
    return Cost(
        sum(cost.cpu for cost in seen),
        sum(cost.wall for cost in seen),
        max(cost.peak for cost in seen),
    )
