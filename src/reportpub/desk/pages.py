"""The desk's pages: templates of the package, filled in."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from reportpub.desk.language import LANGUAGES, translations
from reportpub.diagnostics import Passage

_TEMPLATES = Path(__file__).with_name("templates")


def render(language: str, name: str, /, **context: object) -> str:
    """Return the template ``name`` filled in with ``context``."""
    return _environment(language).get_template(name).render(**context)


@lru_cache(maxsize=len(LANGUAGES))
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    words = translations(language)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= {
        "kilobytes": _kilobytes,
        "marked": _marked,
        "moment": _moment,
    }
    return environment


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000)):,} kB"


def _moment(nanoseconds: int) -> str:
    """Return when a file was changed, in the time of the office."""
    moment = datetime.fromtimestamp(nanoseconds / 1e9).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M")


def _marked(passage: Passage) -> Markup:
    """Return a passage with its spots marked."""
    pieces: list[str] = []
    position = 0
    for first, last in sorted(passage.spots):
        # Spots may touch or overlap; what is marked is marked once.
        start = max(first, position)
        if last > start:
            pieces.append(escape(passage.text[position:start]))
            pieces.append(Markup("<mark>{}</mark>").format(passage.text[start:last]))
            position = last
    pieces.append(escape(passage.text[position:]))
    return Markup("").join(pieces)
