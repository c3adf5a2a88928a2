"""A comparison as one page to pass on: it needs no other file and no script."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportpub.model.comparison import Comparison
from reportpub.writers.comparison import words

if TYPE_CHECKING:
    from jinja2 import Template


def write(comparison: Comparison) -> bytes:
    """Return the page, UTF-8."""
    page = _template().render(comparison=comparison, words=words)
    return f"{page}\n".encode()


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
