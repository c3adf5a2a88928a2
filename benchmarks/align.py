"""How well sentences are aligned, beside Gale and Church's measure in the same run.

Usage: python -m benchmarks.align [--beads ZH EN GOLD]... [TMX]...

``--beads`` takes two texts with a sentence a line and a gold file with ``[4]:[3, 5]``
a line, English first. A TMX is joined into running text, split into sentences anew
and aligned; a gold group is what shares units of the TMX.

F1 as Vecalign counts it (Thompson and Koehn 2019): strict where a group is exactly a
gold group, lax where it shares a link with one.
"""

from __future__ import annotations

import argparse
import ast
import math
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from reportpub.collector import without_collector
from reportpub.model.glossary import Glossary
from reportpub.storage.lexicon import read_lexicon
from reportpub.storage.pairs import read_pairs
from reportpub.transforms.alignment import align_sentences
from reportpub.transforms.alignment.renderings import Renderings
from reportpub.transforms.splitting import split_chinese, split_english

Group: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]


class Set(NamedTuple):
    name: str
    zh: list[str]
    en: list[str]
    gold: list[Group]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--beads", nargs=3, action="append", default=[])
    parser.add_argument("tmx", nargs="*")
    options = parser.parse_args()
    renderings = Renderings(read_lexicon(), Glossary({}))
    sets = [_beads(*map(Path, paths)) for paths in options.beads]
    sets += [_joined(name) for name in options.tmx]
    print("                 sentences      Gale-Church      reportpub       a second")
    print("  text            zh    en    strict   lax    strict   lax     zh–en pairs")
    for name, zh, en, gold in sets:
        baseline = f1(gold, gale_church(zh, en))
        start = time.process_time()
        with without_collector():  # as the command does
            beads = list(align_sentences(zh, en, renderings))
        seconds = time.process_time() - start
        ours = f1(gold, [(tuple(b.source), tuple(b.target)) for b in beads])
        print(
            f"  {name:14}{len(zh):5} {len(en):5}"
            f"     {baseline[0]:.3f}  {baseline[1]:.3f}"
            f"     {ours[0]:.3f}  {ours[1]:.3f}        {len(beads) / seconds:6.0f}"
        )


def _beads(zh: Path, en: Path, gold: Path) -> Set:
    groups = []
    for line in gold.read_text("utf-8").splitlines():
        target, source = map(ast.literal_eval, line.split(":")[:2])
        groups.append((tuple(source), tuple(target)))
    chinese, english = (path.read_text("utf-8").splitlines() for path in (zh, en))
    return Set(gold.parent.parent.name, chinese, english, groups)


def _joined(name: str) -> Set:
    [pairs] = read_pairs([name])
    units = [(segment.zh, segment.en) for segment in pairs.segments]
    zh, zh_units = _split_anew([zh for zh, _ in units], "", split_chinese)
    en, en_units = _split_anew([en for _, en in units], " ", split_english)
    return Set(
        Path(name).stem, zh, en, list(_components(len(units), zh_units, en_units))
    )


def _split_anew(
    segments: Iterable[str], joint: str, split: Callable[[str], tuple[str, ...]]
) -> tuple[list[str], list[set[int]]]:
    """Return the sentences of the joined text, and the units each has a part in.

    A unit without a mark at its end is a heading, and a line of its own.
    """
    text, owners = "", list[int]()
    for number, segment in enumerate(segments):
        ended = re.search(r"[，、；：。！？,;:.!?][”’\"')）]*$", segment)
        piece = segment + (joint if ended else "\n")
        text += piece
        owners += [number] * len(piece)
    sentences, units = [], []
    place = 0
    for sentence in split(text):
        spots = range(place, place + len(sentence))
        units.append({owners[spot] for spot in spots if not text[spot].isspace()})
        sentences.append(sentence.strip())
        place += len(sentence)
    return sentences, units


def _components(
    size: int, zh_units: Sequence[set[int]], en_units: Sequence[set[int]]
) -> Iterator[Group]:
    first = list(range(size))
    # Units and sentences keep their order: a group is a run of units.
    for units in (*zh_units, *en_units):
        for unit in range(min(units, default=0), max(units, default=0) + 1):
            first[unit] = min(first[unit], first[min(units)])
    for unit in range(size):
        first[unit] = first[first[unit]]
    groups: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(
        lambda: ([], [])
    )
    for side, sentences in enumerate((zh_units, en_units)):
        for number, units in enumerate(sentences):
            if units:
                groups[first[min(units)]][side].append(number)
    for zh, en in groups.values():
        yield tuple(zh), tuple(en)


def f1(gold: Sequence[Group], found: Sequence[Group]) -> tuple[float, float]:
    """Return strict and lax F1; recall is not asked of sentences left alone."""
    precision = _shares(gold, found)
    recall = _shares([g for g in found if all(g)], [g for g in gold if all(g)])
    strict, lax = (
        2 * p * r / (p + r) if p + r else 0.0
        for p, r in zip(precision, recall, strict=True)
    )
    return strict, lax


def _shares(gold: Iterable[Group], found: Iterable[Group]) -> tuple[float, float]:
    known, wanted = {g for g in gold if any(g)}, {g for g in found if any(g)}
    links: defaultdict[int, set[int]] = defaultdict(set)
    for zh, en in known:
        for sentence in zh:
            links[sentence].update(en)
    strict = len(known & wanted)
    near = sum(
        any(links[sentence] & set(group[1]) for sentence in group[0])
        for group in wanted - known
    )
    return strict / len(wanted), (strict + near) / len(wanted)


# Gale and Church (1993), table 5; halves where either side may be the longer.
_SHAPES = {
    (1, 1): 0.89,
    (1, 0): 0.00495,
    (0, 1): 0.00495,
    (1, 2): 0.0445,
    (2, 1): 0.0445,
    (2, 2): 0.011,
}
_VARIANCE = 6.8
_BAND = 60


def gale_church(zh: Sequence[str], en: Sequence[str]) -> list[Group]:
    """Return groups by length alone, near the diagonal."""
    ratio = sum(map(len, en)) / sum(map(len, zh))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0, (0, 0))}
    for i in range(len(zh) + 1):
        middle = i * len(en) // len(zh)
        for j in range(max(0, middle - _BAND), min(len(en), middle + _BAND) + 1):
            ways = [
                (
                    best[i - u, j - v][0]
                    - math.log(share)
                    + _cost(zh[i - u : i], en[j - v : j], ratio),
                    (u, v),
                )
                for (u, v), share in _SHAPES.items()
                if (i - u, j - v) in best
            ]
            if ways:
                best[i, j] = min(ways)
    groups: list[Group] = []
    i, j = len(zh), len(en)
    while i + j:
        u, v = best[i, j][1]
        groups.append((tuple(range(i - u, i)), tuple(range(j - v, j))))
        i, j = i - u, j - v
    return groups[::-1]


def _cost(zh: Sequence[str], en: Sequence[str], ratio: float) -> float:
    x, y = sum(map(len, zh)), sum(map(len, en))
    mean = (x + y / ratio) / 2
    if not mean:
        return 0.0
    distance = abs(ratio * x - y) / math.sqrt(_VARIANCE * ratio * mean)
    return -math.log(max(math.erfc(distance / math.sqrt(2)), 1e-300))


if __name__ == "__main__":
    main()
