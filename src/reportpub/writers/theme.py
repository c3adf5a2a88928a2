"""Where an edition's looks come from: a folder of templates and styles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment, Template


@dataclass(frozen=True, slots=True)
class Theme:
    """A folder of templates, and the folder of fonts prepared for printing."""

    folder: Path
    fonts: Path

    def template(self, name: str) -> Template:
        """Return the Jinja template ``name``; a misspelt variable in it is an error."""
        return _environment(self.folder).get_template(name)

    def read(self, name: str) -> str:
        """Return the text of the theme's file ``name``."""
        return (self.folder / name).read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def _environment(folder: Path) -> Environment:
    # Imported here: a build with nothing to do needs no templates.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
