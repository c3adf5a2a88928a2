"""How long a memory of a million pairs takes to build, and how fast it answers.

Usage: python -m benchmarks.memory [TMX]... [--pairs N] [--queries N] [--seed N]

The pairs are made of the clauses of the TMX files (without one: of the reports here),
put together at random, with other digits; the same at every run. So they have fewer
different groups of characters than real texts of that size, and every word stands in
more pairs: it is a hard case for an index.

Words looked for are stretches of the texts. For near matches one character in ten of
a sentence of the memory is changed; the sentence counts as found where the memory
returns it, or one that is more like it. CPU time, one process.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from sqlite3 import Connection
from statistics import median
from typing import NamedTuple, TypeVar

from reportpub.project import find_project
from reportpub.recall.memory import best_match, build_memory, memory_path, pairs_in
from reportpub.storage.memory.opening import reading
from reportpub.storage.memory.reading import concordance
from reportpub.storage.pairs import read_pairs
from reportpub.transforms.likeness import rank

_ROOT = Path(__file__).resolve().parents[1]
_LIMIT, _THRESHOLD = 20, 75
_LENGTHS_ZH, _LENGTHS_EN = (1, 2, 3, 4, 6, 10), (1, 2, 3, 5)
_CLAUSES = (1, 2, 3, 3, 4)
_SHORTEST = 10
# Pairs of a report.
_REPORT = 300
T = TypeVar("T")


class Clauses(NamedTuple):
    zh: list[str]
    en: list[str]


def main() -> None:
    options = _options()
    chance = random.Random(options.seed)  # noqa: S311 (no secret)
    clauses = _clauses(options.files)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "source").mkdir()
        project = find_project(Path(folder))
        tmx = Path(folder) / "million.tmx"
        kept = _write(tmx, _pairs(clauses, options.pairs, chance))
        _say("size of the TMX", f"{tmx.stat().st_size / 1e6:.0f} MB")
        seconds, built = _timed(lambda: build_memory(project, [tmx]))
        _say("build", f"{seconds:.1f} s, {built.pairs:,} pairs")
        _say("size of the memory", f"{built.size / 1e6:.0f} MB")
        seconds, _ = _timed(lambda: build_memory(project))
        _say("build, nothing changed", f"{seconds * 1000:.0f} ms")
        more = Path(folder) / "more.tmx"
        _write(more, _pairs(clauses, _REPORT, chance))
        seconds, _ = _timed(lambda: build_memory(project, [more]))
        _say(f"build, {_REPORT} more pairs", f"{seconds * 1000:.0f} ms")
        more.write_text(more.read_text(encoding="utf-8").replace("。", "！"), "utf-8")
        seconds, _ = _timed(lambda: build_memory(project))
        _say("build, all these changed", f"{seconds * 1000:.0f} ms")
        with reading(memory_path(project)) as memory:
            print("concordance, ms             median    99 %     hits")
            for in_chinese, lengths in ((True, _LENGTHS_ZH), (False, _LENGTHS_EN)):
                for length in lengths:
                    texts = clauses.zh if in_chinese else clauses.en
                    words = _stretches(texts, length, options.queries, chance)
                    name = f"{length} {'character' if in_chinese else 'word'}(s)"
                    look_up = partial(_hits, memory, in_chinese=in_chinese)
                    _measure(name, look_up, words)
            print("match for a sentence, ms    median    99 %     found")
            changed = [(_changed(zh, chance), zh) for zh in kept[: options.queries]]
            _measure(
                "the same",
                lambda zh: best_match(memory, zh, _THRESHOLD) is not None,
                [zh for _, zh in changed],
            )
            _measure(
                "near",
                lambda pair: _is_found(best_match(memory, pair[0], 1), *pair),
                changed,
            )


def _hits(memory: Connection, word: str, *, in_chinese: bool) -> int:
    found = concordance(memory, [word], in_chinese=in_chinese, limit=_LIMIT)
    return len(found.hits)


def _is_found(match: object, text: str, meant: str) -> bool:
    zh = getattr(getattr(match, "entry", None), "zh", "")
    [(place, _)] = rank(text, [zh, meant], 0)[:1]
    return place == 0


def _clauses(files: Sequence[str]) -> Clauses:
    if files:
        pairs = [(s.zh, s.en) for f in read_pairs(files) for s in f.segments]
    else:
        project = find_project(_ROOT)
        pairs = [
            (pair.source_text, pair.target_text)
            for report in project.reports()
            for pair in pairs_in(project, report)
        ]
    return Clauses(
        [c for zh, _ in pairs for c in re.findall(r"[^，。；]+", zh)],
        [c.strip() for _, en in pairs for c in re.findall(r"[^,.;]+", en) if c.strip()],
    )


def _pairs(
    clauses: Clauses, count: int, chance: random.Random
) -> Iterator[tuple[str, str]]:
    for _ in range(count):
        number = chance.choice(_CLAUSES)
        zh = "，".join(chance.choices(clauses.zh, k=number)) + "。"
        en = ", ".join(chance.choices(clauses.en, k=number)) + "."
        yield _other_digits(zh, chance), _other_digits(en, chance)


def _other_digits(text: str, chance: random.Random) -> str:
    return re.sub(r"[0-9]", lambda _: chance.choice("0123456789"), text)


def _write(path: Path, pairs: Iterator[tuple[str, str]]) -> list[str]:
    """Write a TMX and return some of its Chinese, from all over it."""
    kept: list[str] = []
    with path.open("w", encoding="utf-8") as file:
        file.write('<tmx version="1.4"><header srclang="zh"/><body>\n')
        for number, (zh, en) in enumerate(pairs):
            zh_seg, en_seg = escape(zh, quote=False), escape(en, quote=False)
            file.write(
                f'<tu><tuv xml:lang="zh"><seg>{zh_seg}</seg></tuv>'
                f'<tuv xml:lang="en"><seg>{en_seg}</seg></tuv></tu>\n'
            )
            if number % 997 == 0 and len(zh) > _SHORTEST:
                kept.append(" ".join(zh.split()))
        file.write("</body></tmx>\n")
    return kept


def _stretches(
    texts: Sequence[str], length: int, count: int, chance: random.Random
) -> list[str]:
    is_chinese = not texts[0].isascii()
    found: list[str] = []
    while len(found) < count:
        text = chance.choice(texts)
        units = [*text] if is_chinese else re.findall(r"[A-Za-z]+", text)
        if len(units) >= length:
            start = chance.randrange(len(units) - length + 1)
            joint = "" if is_chinese else " "
            stretch = joint.join(units[start : start + length])
            if stretch.strip():
                found.append(stretch)
    return found


def _changed(text: str, chance: random.Random) -> str:
    characters = [*text]
    for _ in range(max(1, len(text) // 10)):
        characters[chance.randrange(len(text))] = chance.choice(
            "的发展国家人民经济改革"
        )
    return "".join(characters)


def _measure(name: str, work: Callable[[T], int], values: Sequence[T]) -> None:
    times: list[float] = []
    results = 0
    for value in values:
        seconds, result = _timed(partial(work, value))
        times.append(seconds * 1000)
        results += result
    times.sort()
    late = times[min(len(times) - 1, len(times) * 99 // 100)]
    mean = results / len(values)
    print(f"  {name:24}{median(times):8.2f}{late:8.2f}{mean:9.2f}")


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def _say(name: str, value: str) -> None:
    print(f"{name:28}{value}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", metavar="TMX")
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
