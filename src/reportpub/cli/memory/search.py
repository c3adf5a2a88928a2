"""``reportpub memory search``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportpub.project import find_project

if TYPE_CHECKING:
    from reportpub.diagnostics import Spot
    from reportpub.model.memory import Hit

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@click.command(
    epilog="""\b
Examples:
  reportpub memory search 六稳
  reportpub memory search "high-quality development"
  reportpub memory search "on the six fronts" security --limit 5
  reportpub memory search 5G --language zh --json
"""
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    help="Where to look. Default: zh if WORDS have a Chinese character, else en.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Show so many pairs at most.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def search(
    *, words: tuple[str, ...], language: str | None, limit: int, as_json: bool
) -> None:
    """Show the pairs with all WORDS, those that came in last first.

    English words are found in every inflection; those given in quotation marks stand
    together.
    """
    from reportpub.recall import memory

    # What the shell hands over may not be UTF-8.
    phrases = [word.encode("utf-8", "replace").decode() for word in words]
    in_chinese = language == "zh" if language else bool(_HAN.search("".join(phrases)))
    project = find_project(Path.cwd())
    found = memory.search(project, phrases, in_chinese=in_chinese, limit=limit)
    for hit in found.hits:
        click.echo(_as_json(hit) if as_json else _as_text(hit))
    if not found.hits:
        click.echo(
            f"The memory has no pair with “{'” and “'.join(phrases)}”.", err=True
        )
    if found.more:
        click.echo(f"There are more than {limit}; --limit shows them.", err=True)


def _as_text(hit: Hit) -> str:
    places = ", ".join(map(str, hit.entry.places))
    zh = _marked(hit.entry.zh, hit.zh_spots)
    return f"{places}\n  {zh}\n  {_marked(hit.entry.en, hit.en_spots)}"


def _marked(text: str, spots: Iterable[Spot]) -> str:
    """Return ``text`` with its spots bold in a terminal and in brackets anywhere."""
    pieces: list[str] = []
    last = 0
    for start, end in spots:
        pieces += text[last:start], click.style(f"[{text[start:end]}]", bold=True)
        last = end
    return "".join((*pieces, text[last:]))


def _as_json(hit: Hit) -> str:
    return json.dumps(
        {
            "zh": hit.entry.zh,
            "en": hit.entry.en,
            "zh_spots": hit.zh_spots,
            "en_spots": hit.en_spots,
            "places": [
                {"source": place.source, "unit": place.unit}
                for place in hit.entry.places
            ],
        },
        ensure_ascii=False,
    )
