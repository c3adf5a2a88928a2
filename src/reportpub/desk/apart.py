"""Processes apart from the desk's own: they keep what they loaded, and end with it."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def process_apart(patience: int) -> ProcessPoolExecutor:
    """Return one process that is started when it is first needed.

    The more ``patience`` it has, the more it leaves the processor to others (0–19).
    """
    # Not a fork: the threads of the desk would not come along.
    return ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), initializer=_begin, initargs=(patience,)
    )


def _begin(patience: int) -> None:
    # Control-C ends the desk, and the desk this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(patience)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave nothing behind when the desk is killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
