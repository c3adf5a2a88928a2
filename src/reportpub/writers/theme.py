"""Where an edition's looks come from: a folder of templates and styles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from reportpub.diagnostics import Location
from reportpub.errors import EditionError

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateError


@dataclass(frozen=True, slots=True)
class Theme:
    """A folder of templates, and the folder of fonts prepared for printing."""

    folder: Path
    fonts: Path

    def render(self, name: str, **context: object) -> str:
        """Return the template ``name`` filled in with ``context``.

        Raises ``EditionError`` with file and line for a template that is missing,
        malformed, or uses a name it is not given.
        """
        from jinja2 import TemplateError

        try:
            return _environment(self.folder).get_template(name).render(**context)
        except TemplateError as error:
            message = f"The theme’s template cannot be used: {error.message}; mend it."
            raise EditionError(message, self._location(name, error)) from None

    def read(self, name: str) -> str:
        """Return the text of the theme's file ``name``."""
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"The theme’s file cannot be read: {error}; put it right."
            raise EditionError(message, Location(self._name(name))) from None

    def _name(self, name: str) -> str:
        return f"templates/{self.folder.name}/{name}"

    def _location(self, name: str, error: TemplateError) -> Location:
        """Return the place in the theme where ``error`` arose."""
        from jinja2 import TemplateNotFound, TemplateSyntaxError

        match error:
            case TemplateNotFound():
                return Location(self._name(str(error.name or name)))
            case TemplateSyntaxError():
                return Location(self._name(error.name or name), error.lineno)
            case _:
                # Jinja rewrites the traceback: its last frame within the theme is
                # the line of the template.
                frames = extract_tb(error.__traceback__)
                inside = [f for f in frames if f.filename.startswith(str(self.folder))]
                if not inside:
                    return Location(self._name(name))
                path = Path(inside[-1].filename).relative_to(self.folder)
                return Location(self._name(path.as_posix()), inside[-1].lineno or 0)


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
