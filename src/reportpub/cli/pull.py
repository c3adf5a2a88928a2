"""``reportpub pull``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from reportpub.cli.counting import count
from reportpub.model.returned import Hand
from reportpub.model.revision import Revision
from reportpub.project import find_project


@click.command(
    epilog="""\b
Examples:
  reportpub pull dist/handan-2021/handan-2021.zh-en.docx --dry-run
  reportpub pull handan-2021.zh-en.docx --who "Li Na"
  reportpub pull handan-2021.xlf
"""
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
@click.option(
    "--report",
    metavar="ID",
    help="The report it belongs to. Default: what the file says.",
)
@click.option(
    "--who", default="", help="Whose the changes are, where the file does not say."
)
@click.option(
    "--day",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="When they were made, where the file does not say. Default: today.",
)
@click.option(
    "--rest",
    is_flag=True,
    help="Take over the rest though some groups are refused.",
)
@click.pass_context
def pull(
    ctx: click.Context,
    file: Path,
    *,
    dry_run: bool,
    report: str | None,
    who: str,
    day: date | None,
    rest: bool,
) -> None:
    """Take the changes in FILE over into the English text: all of them, or none.

    FILE went out from here and was changed by colleagues. What they changed that was
    changed here as well is refused; what is not taken over is listed.
    """
    from reportpub.revisions.incoming import compare, take_over

    project = find_project(Path.cwd())
    incoming = compare(project, file, report)
    revision = incoming.revision
    for line in _described(revision):
        click.echo(line)
    is_refused = bool(revision.refusals) and not rest
    if revision.is_empty:
        click.echo("Nothing to change.")
    elif dry_run or is_refused:
        why = "some groups are refused, and " if is_refused else ""
        click.echo(f"{_counted(revision)}; {why}nothing was written.")
    else:
        written = day.strftime("%Y-%m-%d") if day else date.today().isoformat()  # noqa: DTZ011
        for name in take_over(project, incoming, Hand(who, written)):
            click.echo(f"{name}: {_counted(revision)}")
    if revision.refusals:
        ctx.exit(1)


def _described(revision: Revision) -> Iterator[str]:
    for change in revision.rewordings:
        yield " ".join(filter(None, (change.unit, *map(_signed, change.hands))))
        yield f"  - {change.before}"
        yield f"  + {change.after}"
    for state in revision.states:
        yield f"{state.unit}  {state.before.state or 'no state'} → {state.after}"
    for added in revision.comments:
        comment = added.comment
        by = _signed(Hand(comment.author, comment.date))
        yield f"{' '.join(filter(None, (added.unit, by)))} comment: {comment.value}"
    for leaving in revision.leavings:
        yield f"{leaving}"
    for refusal in revision.refusals:
        yield f"refused: {refusal}"


def _signed(hand: Hand) -> str:
    return f"({hand.name}, {hand.date})" if hand.name else ""


def _counted(revision: Revision) -> str:
    parts = (
        (len(revision.rewordings), "sentence reworded", "sentences reworded"),
        (len(revision.states), "state", ""),
        (len(revision.comments), "comment", ""),
    )
    return ", ".join(count(*part) for part in parts if part[0])
