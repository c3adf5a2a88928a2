"""``reportpub align``."""

from __future__ import annotations

from pathlib import Path

import click

from reportpub.cli.counting import count
from reportpub.cli.options import (
    glossary_around,
    glossary_option,
    output_option,
    write_out,
)
from reportpub.storage.aligned import DOUBTFUL, FORMS, as_turned_beads
from reportpub.storage.pairs.lines import chinese_first, read_text

# Two texts that do not translate each other reach some 0.4 at most.
_UNRELATED = 0.5


@click.command(
    epilog="""\b
Examples:
  reportpub align chinese.txt english.txt
  reportpub align chinese.txt english.txt --format tmx --output pair.tmx
  reportpub align zh.txt en.txt --lines --format beads
"""
)
@click.argument("first", metavar="CHINESE")
@click.argument("second", metavar="ENGLISH")
@click.option("--lines", is_flag=True, help="Each line is a sentence; split nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    help="How groups are written. Default: text, for reading, with confidence.",
)
@glossary_option("A folder with terms.")
@output_option("groups")
def align(
    *,
    first: str,
    second: str,
    lines: bool,
    form: str,
    glossary: Path | None,
    output: Path | None,
) -> None:
    """Find which sentences of two text files translate each other.

    The files are UTF-8, a paragraph a line. What is doubtful is counted on stderr, and
    marked in the format text.
    """
    from reportpub.parallel import align_texts

    names = chinese_first(first, second)
    source, target = (read_text(Path(name), name) for name in names)
    found = align_texts(source, target, glossary_around(glossary), lines=lines)
    # Beads name no language: they are told apart by the order of the files.
    is_turned = form == "beads" and names != (first, second)
    pieces = as_turned_beads(found) if is_turned else FORMS[form](found)
    write_out(pieces, output)
    doubtful = sum(bead.confidence < DOUBTFUL for bead in found.beads)
    summary = f"{count(len(found.beads), 'group')}, {doubtful} doubtful"
    if found.confidence < _UNRELATED:
        summary += (
            f"; the texts hardly fit each other ({found.confidence:.0%}): see whether "
            "they are a text and its translation"
        )
    click.echo(f"{names[0]}, {names[1]}: {summary}", err=True)
