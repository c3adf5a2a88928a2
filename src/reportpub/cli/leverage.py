"""``reportpub leverage``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportpub.project import find_project

if TYPE_CHECKING:
    from reportpub.recall.leverage import Leverage


@click.command(
    epilog="""\b
Examples:
  reportpub leverage handan-2021 handan-2022
  reportpub leverage handan-2021 handan-2022 --json
"""
)
@click.argument("last")
@click.argument("this")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def leverage(*, last: str, this: str, as_json: bool) -> None:
    """Say how much of THIS report was in the report LAST.

    Each Chinese sentence of THIS counts once, by the one of LAST that is most like it.
    The column “figures” counts those that differ in figures alone.
    """
    from reportpub.recall import leverage as recall

    project = find_project(Path.cwd())
    project.chosen((last, this))
    found = recall.leverage(project, last, this)
    click.echo(_as_json(found) if as_json else _as_text(found))


def _as_text(found: Leverage) -> str:
    lines = ["          sentences         characters         figures"]
    total = found.sentences, found.characters
    for band in found.bands:
        counts = zip((band.sentences, band.characters), total, strict=True)
        shares = "".join(
            f"{count:11,} {count / (whole or 1):6.1%}" for count, whole in counts
        )
        lines.append(f"{band.name:8}{shares} {band.in_figures:15,}")
    figures = sum(band.in_figures for band in found.bands)
    lines.append(f"{'all':8}{total[0]:11,}{total[1]:18,} {figures:22,}")
    return "\n".join(lines)


def _as_json(found: Leverage) -> str:
    bands = [
        {
            "band": band.name.removesuffix(" %").replace("–", "-"),
            "sentences": band.sentences,
            "characters": band.characters,
            "figures_only": band.in_figures,
        }
        for band in found.bands
    ]
    whole = {
        "bands": bands,
        "sentences": found.sentences,
        "characters": found.characters,
    }
    return json.dumps(whole, indent=1)
