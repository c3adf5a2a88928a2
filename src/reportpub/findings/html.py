"""Findings as one page to pass on: it needs no other file and no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reportpub.diagnostics import Diagnostic, Passage

if TYPE_CHECKING:
    from jinja2 import Template


def as_html(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield one page: the findings by file, in the order given."""
    found = list(findings)
    files = [
        (path, list(group)) for path, group in groupby(found, lambda f: f.location.path)
    ]
    counts = sorted(Counter(finding.code for finding in found).items())
    yield _template().render(files=files, counts=counts, pieces=_pieces) + "\n"


def _pieces(passage: Passage) -> Iterator[tuple[str, bool]]:
    """Yield the text of ``passage`` in stretches, and whether each is a spot."""
    place = 0
    for start, end in passage.spots:
        yield passage.text[place:start], False
        yield passage.text[start:end], True
        place = end
    yield passage.text[place:], False


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")
