"""``reportpub check``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

import click

from reportpub.cli.counting import count
from reportpub.cli.options import (
    glossary_around,
    glossary_option,
    output_option,
    write_out,
)
from reportpub.diagnostics import Diagnostic, Severity
from reportpub.errors import ReportpubError
from reportpub.findings import FORMS
from reportpub.project import find_project

_Look: TypeAlias = Callable[[], Iterable[Diagnostic]]

_NOTHING, _FOUND, _FAILED = 0, 1, 2
# How often, in milliseconds, watching looks whether it was interrupted.
_TURN = 200
# Rules that a text has to keep without a project around it.
_PAIR_FAMILIES = "ANTY"


@click.command(
    epilog="""\b
Examples:
  reportpub check
  reportpub check handan-2021 --select N,T --ignore T003
  reportpub check --format sarif --output findings.sarif
  reportpub check --fix --diff
  reportpub check --pair memory.tmx
  reportpub check --pair chinese.txt english.txt --format json
"""
)
@click.argument("names", nargs=-1, metavar="[REPORT]...")
@click.option(
    "--pair",
    "pairs",
    multiple=True,
    metavar="FILE",
    help="Check an aligned text instead, with or without a project: a .tmx, .xlf or "
    ".xliff, or two text files with a segment a line.",
)
@glossary_option("The glossary for --pair.")
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="These rules only: codes or their beginnings, such as N,A005.",
)
@click.option("--ignore", multiple=True, metavar="RULES", help="All but these rules.")
@click.option("--fix", is_flag=True, help="Mend what needs no judgement; show how.")
@click.option("--diff", is_flag=True, help="Show what --fix would do; change nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    help="How findings are written. Default: text.",
)
@output_option("findings")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.pass_context
def check(
    ctx: click.Context,
    *,
    names: tuple[str, ...],
    pairs: tuple[str, ...],
    glossary: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    diff: bool,
    form: str,
    output: Path | None,
    watch: bool,
) -> None:
    """Hold the given reports, or all, to the rules; exit 1 if an error is found."""
    from reportpub import pipeline
    from reportpub.cli.mending import show_mending
    from reportpub.cli.rules import chosen_codes
    from reportpub.storage.pairs import read_pairs

    if pairs and (fix or diff):
        raise click.UsageError("--fix mends the reports of a project, not --pair.")
    if pairs:
        names = (*pairs, *names)
        codes = chosen_codes(select, ignore, _PAIR_FAMILIES)
        terms = glossary_around(glossary)
        watched = sorted({Path(name).resolve().parent for name in names})

        def looks() -> list[_Look]:
            files = read_pairs(names)
            return [partial(pipeline.check_pairs, f, terms, codes) for f in files]
    else:
        project = find_project(Path.cwd())
        names = project.chosen(names)
        codes = chosen_codes(select, ignore)
        watched = [project.source, project.glossary]
        if fix or diff:
            show_mending(project, names, codes, write=not diff)

        def looks() -> list[_Look]:
            return [partial(pipeline.check, project, name, codes) for name in names]

    status = _report(names, looks(), form, output)
    for _ in _changes(watched) if watch else ():
        click.clear()
        status = _report(names, looks(), form, output)
    ctx.exit(status)


def _report(
    names: Iterable[str], looks: Iterable[_Look], form: str, output: Path | None
) -> int:
    """Write what every look finds; return the exit status.

    What cannot be read is said at the end, and does not hide what the others find.
    """
    seen: Counter[Severity] = Counter()
    failures: list[ReportpubError] = []

    def findings() -> Iterator[Diagnostic]:
        for look in looks:
            try:
                for finding in look():
                    seen[finding.severity] += 1
                    yield finding
            except ReportpubError as error:
                failures.append(error)

    pieces = FORMS[form](findings())
    write_out(pieces, output)
    for failure in failures:
        click.echo(f"reportpub: {failure}", err=True)
    if failures:
        return _FAILED
    if form == "text" or output:
        click.echo(f"{', '.join(names)}: {_summary(seen)}")
    return _FOUND if seen[Severity.ERROR] else _NOTHING


def _summary(seen: Counter[Severity]) -> str:
    errors, warnings = seen[Severity.ERROR], seen[Severity.WARNING]
    words = count(errors, "error") if errors else "no errors"
    return f"{words}, {count(warnings, 'warning')}" if warnings else words


def _changes(folders: Iterable[Path]) -> Iterator[object]:
    """Yield whenever files in ``folders`` have changed, until Ctrl-C."""
    from watchfiles import watch

    places = [folder for folder in folders if folder.is_dir()]
    said = False
    for changed in watch(
        *places, raise_interrupt=False, yield_on_timeout=True, rust_timeout=_TURN
    ):
        if not said:
            # Only now is it sure that no change is missed.
            names = ", ".join(place.name for place in places)
            click.echo(f"Watching {names}; Ctrl-C ends.")
            said = True
        if changed:
            yield changed
