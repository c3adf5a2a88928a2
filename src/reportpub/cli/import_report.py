"""``reportpub import``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportpub.cli.counting import count
from reportpub.cli.options import glossary_around, glossary_option
from reportpub.errors import SourceError
from reportpub.project import find_project

if TYPE_CHECKING:
    from reportpub.intake import Intake, Wanted
    from reportpub.model.loose import Dropped

# How many doubtful groups, and what was left out, are shown; all are in --report.
_SHOWN, _WORDS = 12, 48
# Two texts that do not translate each other reach some 0.4 at most.
_UNRELATED = 0.5


@click.command(
    epilog="""\b
Examples:
  reportpub import report.docx --id handan-2026
  reportpub import report.html --translation report-en.docx --id handan-2026
  reportpub import memory.tmx --id handan-2025 --date 2025-01-15
"""
)
@click.argument("file", metavar="FILE")
@click.option("--translation", metavar="FILE", help="The English text.")
@click.option("--id", "report", required=True, help="The report's id: its folder.")
@click.option("--title", default="", help="The title, where the text does not say it.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the report was given, where the text does not say it.",
)
@click.option(
    "--anyway", is_flag=True, help="Import a pair that hardly fits each other, too."
)
@glossary_option("A folder with terms, for the alignment.")
def import_report(
    *,
    file: str,
    translation: str | None,
    report: str,
    title: str,
    day: datetime | None,
    anyway: bool,
    glossary: Path | None,
) -> None:
    """Make a report of a Chinese text, and its translation, or of an aligned text.

    Texts: .txt, .docx, .html, and .pdf with a text layer (as well as it can be).
    Aligned texts: .tmx, .xlf, a TEI linkGrp (.xml), and .docx or .xlsx with two
    columns. What was left out, changed or guessed is said.
    """
    from reportpub.intake import Wanted
    from reportpub.storage.new_report import report_folder, write_report

    project = find_project(Path.cwd())
    folder = report_folder(project.source, report)
    names = (Path(file).name, Path(translation).name if translation else "")
    given = date.isoformat(day) if day else ""
    wanted = Wanted(report, names, title, given)
    intake = _taken_in(file, translation, wanted, glossary)
    fit = intake.confidence
    if fit is not None and fit < _UNRELATED and not anyway:
        message = (
            f"{translation} hardly fits {file} ({fit:.0%}): see whether it is its "
            "translation. With --anyway it is imported all the same. Nothing was "
            "written."
        )
        raise SourceError(message)
    write_report(
        folder, dict(zip(("zh-Hans.xml", "en.xml"), intake.texts, strict=True))
    )
    for line in _account(intake):
        click.echo(line)
    place = folder.relative_to(project.root)
    click.echo(f"Wrote {place}/zh-Hans.xml and en.xml; now: reportpub check {report}")


def _taken_in(
    file: str, translation: str | None, wanted: Wanted, glossary: Path | None
) -> Intake:
    from reportpub.intake import take_in, take_in_pairs
    from reportpub.storage.loose import read_loose
    from reportpub.storage.pairs.aligned import read_aligned

    segments = None if translation else read_aligned(Path(file), file)
    if segments is not None:
        return take_in_pairs(segments, wanted)
    source = read_loose(Path(file), file)
    target = read_loose(Path(translation), translation) if translation else None
    return take_in(source, target, wanted, glossary_around(glossary))


def _account(intake: Intake) -> Iterator[str]:
    """Yield what a person should know of the report, line by line."""
    header = intake.source.header
    by = f", by {header.author}" if header.author else ""
    yield f"{header.title}: {header.date}{by}"
    yield f"  {_size(intake)}"
    for language, changes in zip(("Chinese", "English"), intake.changes, strict=True):
        if changes:
            pairs = ", ".join(
                f"“{old}” → “{new}” {number}×"
                for (old, new), number in changes.most_common()
            )
            yield f"Normalised in the {language}: {pairs}"
    yield from _left_out("Left out", intake.dropped)
    yield from _left_out("Left out of the translation", intake.dropped_target)
    if intake.doubts:
        yield "To be looked at:"
        yield from (f"  {doubt}" for doubt in intake.doubts)
    if intake.confidence is not None:
        doubtful = count(len(intake.doubtful), "group")
        yield f"Alignment: {intake.confidence:.0%} sure on average, {doubtful} doubtful"
        for doubt in sorted(intake.doubtful, key=lambda d: d.confidence)[:_SHOWN]:
            source, target = _short(doubt.source), _short(doubt.target)
            yield f"  {doubt.confidence:4.0%}  {source or '—'} | {target or '—'}"


def _size(intake: Intake) -> str:
    from reportpub.model.document import Division

    blocks = [*intake.source.blocks()]
    divisions = [block.kind for block in blocks if isinstance(block, Division)]
    kinds = (
        count(divisions.count(kind), kind)
        for kind in ("part", "section", "topic")
        if kind in divisions
    )
    paragraphs = count(len(blocks) - len(divisions), "paragraph")
    sentences = count(len([*intake.source.sentences()]), "sentence")
    english = sum(bool(s.text) for s in intake.target.sentences())
    return ", ".join((*kinds, paragraphs, sentences, f"{english} in English"))


def _left_out(what: str, dropped: tuple[Dropped, ...]) -> Iterator[str]:
    if dropped:
        yield f"{what}:"
    for found in dropped:
        yield f"  {found.place}: {_short(found.text)} ({found.why})"


def _short(text: str) -> str:
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1]}…"
