"""What the checks find among mistakes that were put in, and what they cry wolf over.

Usage: python -m benchmarks.checks [TMX]... [--count N] [--seed N] [--list]

Without a file the first report of the project is taken. Every mistake is made alone
in an otherwise untouched text, and counts as found when the family it belongs to says
something at its segment that it does not say of the untouched one.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.mutations import Text, mutants, mutations

from reportpub import pipeline
from reportpub.checks import RULES
from reportpub.diagnostics import Diagnostic
from reportpub.model.bitext import Segment, pair_of
from reportpub.model.glossary import Glossary
from reportpub.project import find_project
from reportpub.storage.glossary import read_glossary
from reportpub.storage.pairs import PairFile, read_pairs

_ROOT = Path(__file__).resolve().parents[1]
_FIGURE = re.compile(r"\d[\d,.]*")
# Pairs before and after a mistake that are read with it: what a rule may look at, and
# enough of them to tell what is usual in the text.
_AROUND = 40


def main() -> None:
    options = _options()
    project = find_project(_ROOT)
    glossary = read_glossary(project.glossary, project.root)
    texts = dict(_texts(options.files))
    print("False alarms, taking the texts as right")
    print("  text          pairs  figures   N of figures     A, T, Y of 1,000 pairs")
    before = {name: _check(text, glossary) for name, text in texts.items()}
    for name, text in texts.items():
        print(_alarms(name, text, before[name]))
    every = [finding for found in before.values() for finding in found]
    print(_alarms("all", tuple(s for t in texts.values() for s in t), every))
    if options.list:
        for finding in every:
            print(f"{finding.location}#{finding.unit} {finding.code} {finding.message}")
            print(f"    {finding.source.text}\n    {finding.target.text}")
    print(f"\nFound, of up to {options.count} mistakes of a kind in each text")
    for kind, (family, mutation) in mutations(glossary).items():
        found, made, missed = 0, 0, []
        for name, text in texts.items():
            known = {(f.code, f.unit, f.message) for f in before[name]}
            for place, changed in mutants(text, mutation, options.count, options.seed):
                made += 1
                if _is_found(changed, place, family, known, glossary):
                    found += 1
                else:
                    missed.append((name, changed[place]))
        share = f"{100 * found / made:6.1f} %" if made else "  none made"
        print(f"  {kind:18} {family}  {share}  of {made}")
        if options.list:
            for name, segment in missed:
                print(f"    {name}#{segment.number}: {segment.zh} | {segment.en}")
    print(f"\n{_speed(texts, glossary)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", help="aligned texts, as TMX or XLIFF")
    parser.add_argument("--count", type=int, default=40, help="mistakes of a kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="every alarm and miss")
    return parser.parse_args()


def _texts(files: Sequence[str]) -> Iterator[tuple[str, Text]]:
    for file in read_pairs(files) if files else ():
        yield Path(file.source).stem, tuple(file.segments)
    if not files:
        project = find_project(_ROOT)
        report = project.reports()[0]
        yield report, tuple(_report(report))


def _report(name: str) -> Iterator[Segment]:
    project = find_project(_ROOT)
    source, target, alignment = pipeline.texts(project, name)
    zh = {sentence.id: sentence for sentence in source.sentences()}
    en = {sentence.id: sentence for sentence in target.sentences()}
    for number, group in enumerate(alignment.groups):
        pair = pair_of((zh[i] for i in group.source), (en[i] for i in group.target))
        yield Segment(number, 0, pair.source_text, pair.target_text)


def _check(
    text: Sequence[Segment], glossary: Glossary, families: str = "ANTY"
) -> list[Diagnostic]:
    codes = [code for code in RULES if code[0] in families]
    pairs = PairFile("zh", "en", iter(text))
    return list(pipeline.check_pairs(pairs, glossary, codes))


def _is_found(
    text: Text,
    place: int,
    family: str,
    known: set[tuple[str, str, str]],
    glossary: Glossary,
) -> bool:
    # The title and the date at the head say which year it is.
    near = (*text[:3], *text[max(3, place - _AROUND) : place + _AROUND + 1])
    units = {str(text[n].number) for n in (place, place + 1) if n < len(text)}
    return any(
        finding.code.startswith(family)
        and finding.unit in units
        and (finding.code, finding.unit, finding.message) not in known
        for finding in _check(near, glossary, family)
    )


def _alarms(name: str, text: Sequence[Segment], found: Sequence[Diagnostic]) -> str:
    figures = sum(len(_FIGURE.findall(segment.zh)) for segment in text)
    count = Counter(finding.code[0] for finding in found)
    share = 100 * count["N"] / max(1, figures)
    a, t, y = (1000 * count[family] / len(text) for family in "ATY")
    return (
        f"  {name:12} {len(text):6} {figures:8}   {count['N']:4} = {share:4.2f} %"
        f"  {a:8.2f} {t:6.2f} {y:6.2f}"
    )


def _speed(texts: dict[str, Text], glossary: Glossary) -> str:
    text = [segment for text in texts.values() for segment in text]
    start = time.process_time()
    _check(text, glossary)
    seconds = time.process_time() - start
    each = 1000 * seconds / len(text)
    return f"{len(text)} pairs in {seconds:.2f} CPU s: {each:.3f} ms a pair"


if __name__ == "__main__":
    main()
