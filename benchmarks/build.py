"""Measure builds beside a bare WeasyPrint: ``make bench``, or this with ``--help``."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    # The folder of this file is searched first; the modules lie in one above it.
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    from benchmarks.report import main

    sys.exit(main())
