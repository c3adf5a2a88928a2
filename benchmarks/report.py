"""The command line of the benchmarks, and their figures as tables."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

from benchmarks.scenarios import CORES, FORMATS, Size, measure_size, warm_up

_NOTE = f"""\
CPU s: seconds of user and system, of the process and all its children; medians.
wall s: by the clock, and noisy. Peak: of the largest process; for several at once
their sum is not known. Every row is whole processes, start included; {CORES} cores."""


def main() -> int:
    """Measure what the command line asks for; print it, and write it as JSON."""
    options = _options()
    sizes: list[Size] = []
    with tempfile.TemporaryDirectory(prefix="reportpub-bench-") as name:
        warm_up(Path(name))
        for times in options.sizes:
            runs = options.runs or (3 if times == 1 and not options.quick else 1)
            with_pdf = times < 100 or options.pdf_100
            formats = FORMATS if with_pdf else FORMATS[1:]
            sizes.append(measure_size(times, runs, formats, Path(name), _say))
    _say("")
    print("\n\n".join((*map(_costs, sizes), *_comparisons(sizes), _NOTE)))
    if options.json:
        table = json.dumps([asdict(size) for size in sizes], indent=1)
        options.json.write_text(f"{table}\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/build.py", description=__doc__)
    add = parser.add_argument
    add("--sizes", type=_sizes, help="how often the report is taken: 1,10,100")
    add("--runs", type=int, help="runs of each thing; default 3 for x1, 1 beyond")
    add("--quick", action="store_true", help="x1 only, and one run of each thing")
    add("--pdf-100", action="store_true", help="print PDF at x100 too: takes long")
    add("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    options.sizes = options.sizes or ([1] if options.quick else [1, 10, 100])
    return options


def _sizes(text: str) -> list[int]:
    return sorted({int(word) for word in text.split(",")})


def _say(words: str) -> None:
    """Rewrite the line that says what is going on, if someone is looking."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def _costs(size: Size) -> str:
    """Return the table of one size."""
    rows = [
        (name, f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.peak:.0f}")
        for name, cost in size.costs.items()
    ]
    title = (
        f"x{size.times}: {size.sentences} Chinese sentences, {size.runs} run(s), "
        f"all editions, {' '.join(size.formats)}"
    )
    return _table(title, ("", "CPU s", "wall s", "peak MB"), rows)


def _comparisons(sizes: Sequence[Size]) -> Iterator[str]:
    yield _table("Ratios of CPU seconds", ("", *_names(sizes)), _ratios(sizes))
    pages = [
        (f"x{size.times} {each.edition}", str(each.ours), str(each.bare))
        for size in sizes
        for each in size.pages
    ]
    if pages:
        yield _table(
            "Pages, ours and bare; ±2 is the same", ("", "ours", "bare"), pages
        )
    if len(sizes) > 1:
        steps = [f"x{big.times}/x{small.times}" for small, big in pairwise(sizes)]
        title = "Growth of CPU seconds, nothing subtracted; x10 is linear"
        yield _table(title, ("", *steps), _rows(sizes, _growth))
        title = "CPU ms for each further sentence, from one size to the next"
        yield _table(title, ("", *steps), _rows(sizes, _further))
    title = "CPU ms a sentence, everything included"
    rows = [(name, *(_each(size, name) for size in sizes)) for name in _measured(sizes)]
    yield _table(title, ("", *_names(sizes)), rows)


def _names(sizes: Iterable[Size]) -> list[str]:
    return [f"x{size.times}" for size in sizes]


def _measured(sizes: Iterable[Size]) -> list[str]:
    names = dict.fromkeys(name for size in sizes for name in size.costs)
    return [name for name in names if name != "import weasyprint"]


_RATIOS = (
    ("cold build, jobs=1", "bare WeasyPrint"),
    (f"cold build, jobs={CORES}", "bare WeasyPrint"),
    ("pdf alone", "bare WeasyPrint"),
    # Ours are tagged, which the plain command's are not.
    ("pdf alone", "bare, --pdf-tags"),
    ("nothing to do", "import weasyprint"),
    ("one English sentence", "cold build, jobs=1"),
    ("one Chinese sentence", "cold build, jobs=1"),
)


def _ratios(sizes: Iterable[Size]) -> Iterator[tuple[str, ...]]:
    for above, below in dict.fromkeys(_RATIOS):
        yield (
            f"{above} / {below}",
            *(_quotient(size, above, size, below) for size in sizes),
        )


def _quotient(above: Size, over: str, below: Size, under: str) -> str:
    # What comes from other formats cannot be compared.
    if over == under and over[:4] == "cold" and above.formats != below.formats:
        return "–"
    if over not in above.costs or under not in below.costs:
        return "–"
    return f"{above.costs[over].cpu / below.costs[under].cpu:.2f}"


def _rows(
    sizes: Sequence[Size], figure: Callable[[Size, Size, str], str]
) -> Iterator[tuple[str, ...]]:
    for name in _measured(sizes):
        yield (name, *(figure(small, big, name) for small, big in pairwise(sizes)))


def _is_comparable(small: Size, big: Size, name: str) -> bool:
    if name not in small.costs or name not in big.costs:
        return False
    # The builds of x100 make no PDF; each format by itself is the same everywhere.
    return small.formats == big.formats or name.endswith("alone")


def _growth(small: Size, big: Size, name: str) -> str:
    if not _is_comparable(small, big, name):
        return "–"
    return f"{big.costs[name].cpu / small.costs[name].cpu:.2f}"


def _further(small: Size, big: Size, name: str) -> str:
    if not _is_comparable(small, big, name):
        return "–"
    seconds = big.costs[name].cpu - small.costs[name].cpu
    return f"{1000 * seconds / (big.sentences - small.sentences):.2f}"


def _each(size: Size, name: str) -> str:
    cost = size.costs.get(name)
    return f"{1000 * cost.cpu / size.sentences:.2f}" if cost else "–"


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return ``rows`` aligned: the first column to the left, figures to the right."""
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    aligned = (
        "  ".join(
            word.rjust(width) if position else word.ljust(width)
            for position, (word, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    return "\n".join((title, *aligned))
