"""``reportpub check --watch``: a change of a file is looked at when it happens."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.running import EN, amend, surroundings


def test_a_change_is_checked_when_it_is_saved(lay_out: Callable[..., Path]) -> None:
    project = lay_out()
    with subprocess.Popen(
        [sys.executable, "-m", "reportpub", "check", "--watch"],
        cwd=project,
        env=surroundings(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first == "mini: no errors\n"
        assert process.stdout.readline() == "Watching source, glossary; Ctrl-C ends.\n"

        amend(project / EN, "Handan’s economy", "邯郸’s economy")

        assert "A008" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()

    assert "Traceback" not in rest
    assert process.returncode == 1
