"""``reportpub glossary show``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reportpub.cli.glossary.output import concept_json, print_columns, print_json
from reportpub.model.glossary import Concept
from reportpub.project import find_project


@click.command(
    epilog="""\b
Examples:
  reportpub glossary show liuwen
  reportpub glossary show 六稳
  reportpub glossary show lw --json
"""
)
@click.argument("term")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(
    *,
    term: str,
    as_json: bool,
) -> None:
    """Show the entry that TERM names best: an id, a word, pinyin, initials."""
    from reportpub.curation.entries import load, look_up

    concept = look_up(load(find_project(Path.cwd())), term)
    if as_json:
        print_json(concept_json(concept))
    else:
        print_columns(row for row in _rows(concept) if row[1])


def _rows(concept: Concept) -> Iterator[tuple[str, str]]:
    yield "id", concept.id
    yield "file", concept.location.path
    yield "kind", concept.kind
    yield "scope", concept.scope
    yield "status", concept.status
    yield "confidence", concept.confidence or ""
    yield "question", concept.question
    yield "since", concept.since
    yield "Chinese", concept.zh.preferred
    yield from (("  also", word) for word in concept.zh.variants)
    yield "  pinyin", concept.zh.pinyin
    yield "  Traditional", concept.zh.hant
    yield "English", concept.en.preferred
    yield from (("  also", word) for word in concept.en.admitted)
    for forbidden in concept.en.forbidden:
        why = f" ({forbidden.why})" if forbidden.why else ""
        yield "  not", forbidden.text + why
    yield "  gloss", concept.en.gloss
    yield "  gloss as", concept.en.gloss_as or ""
    for member in concept.members:
        yield "member", f"{member.zh}  {member.en}".rstrip()
    yield "meaning", concept.definition_zh
    yield "meaning", concept.definition_en
    yield "see also", ", ".join(concept.see_also)
    for source in concept.sources:
        yield "source", f"{source.rank}: {source.text} {source.url}".rstrip()
