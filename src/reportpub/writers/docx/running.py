"""The text in one language: headings and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reportpub.model.publication import (
    Block,
    Publication,
    Version,
    walk,
)
from reportpub.writers.docx.lines import headings, version_runs
from reportpub.writers.docx.references import References
from reportpub.writers.docx.wml import is_chinese, paragraph


def running_text(publication: Publication, references: References) -> Iterator[str]:
    """Yield the paragraphs of an edition in one language."""
    for section in walk(publication.sections):
        yield from headings(section, references)
        for block in section.blocks:
            version = _leading_version(block, publication.languages[0])
            yield paragraph(_body_style(version), version_runs(version, references))


def _leading_version(block: Block, language: str) -> Version:
    lines = chain.from_iterable(row.versions[0].lines for row in block.rows)
    return Version(language, tuple(lines))


def _body_style(version: Version) -> str:
    return "BodyTextFirstIndent" if is_chinese(version.language) else "BodyText"
