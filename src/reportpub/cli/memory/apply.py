"""``reportpub memory apply``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportpub.cli.counting import count
from reportpub.project import find_project

if TYPE_CHECKING:
    from reportpub.model.document import Sentence
    from reportpub.model.memory import Proposal
    from reportpub.recall.apply import Recalled

_SAME = 100


@click.command(
    epilog="""\b
Examples:
  reportpub memory apply handan-2022
  reportpub memory apply handan-2022 --dry-run --threshold 85
  reportpub memory apply handan-2022 --all
"""
)
@click.argument("report")
@click.option(
    "--threshold",
    type=click.IntRange(1, _SAME),
    default=75,
    show_default=True,
    help="How like the Chinese must be, in percent; 100 is the same.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be filled in.")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Show also what the memory has for sentences with English; change nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def apply(
    *, report: str, threshold: int, dry_run: bool, every: bool, as_json: bool
) -> None:
    """Fill the sentences of REPORT that have no English from the memory.

    English that is there is not touched. What is filled in is marked as initial, with
    its score and its place; figures and terms that have changed are put right where
    that is certain. Where there is no English file, one is made.
    """
    from reportpub.recall.apply import filled, recall
    from reportpub.storage.changes import apply_changes

    project = find_project(Path.cwd())
    project.chosen((report,))
    recalled = recall(project, report, threshold, every=every)
    for sentence in recalled.source.sentences():
        if proposal := recalled.proposals.get(sentence.id):
            english = recalled.english[sentence.id]
            form = _as_json if as_json else _as_text
            click.echo(form(sentence, proposal, english))
    is_dry = dry_run or every
    if not is_dry:
        changes = filled(project, report, recalled)
        apply_changes(changes, project.root, project.glossary)
    click.echo(_summary(report, recalled, is_dry=is_dry), err=as_json)


def _summary(report: str, recalled: Recalled, *, is_dry: bool) -> str:
    missing = recalled.missing
    found = [p for s in missing if (p := recalled.proposals.get(s.id))]
    same = sum(proposal.match.score == _SAME for proposal in found)
    verb = "would be filled in" if is_dry else "filled in"
    return (
        f"{report}: {count(len(found), 'sentence')} {verb} ({same} of the same "
        f"Chinese, {len(found) - same} of similar), {len(missing) - len(found)} still "
        "without English."
    )


def _as_text(sentence: Sentence, proposal: Proposal, english: str) -> str:
    match = proposal.match
    lines = [f"{sentence.id}  {match.score} %  {match.entry.places[0]}"]
    lines.append(f"  {sentence.text}")
    if match.score < _SAME:
        lines.append(f"  {match.entry.zh} (memory)")
    lines.append(f"  {proposal.words}")
    if english:
        equal = "the same" if english == proposal.words else english
        lines.append(f"  today: {equal}")
    lines += (f"  changed: {change}" for change in proposal.changes)
    lines += (f"  to do: {doubt}" for doubt in proposal.doubts)
    return "\n".join(lines)


def _as_json(sentence: Sentence, proposal: Proposal, english: str) -> str:
    match = proposal.match
    return json.dumps(
        {
            "sentence": sentence.id,
            "zh": sentence.text,
            "english": english,
            "proposal": proposal.words,
            "score": match.score,
            "memory": {
                "zh": match.entry.zh,
                "en": match.entry.en,
                "source": match.entry.places[0].source,
                "unit": match.entry.places[0].unit,
            },
            "changes": proposal.changes,
            "doubts": proposal.doubts,
        },
        ensure_ascii=False,
    )
