"""Where an edition's looks come from: a folder of templates and styles.

A theme need not have every file: what it lacks is that of the theme ``book`` beside it.
"""

from __future__ import annotations

import os
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

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where files are looked for, one folder after the other."""
        return tuple(dict.fromkeys((self.folder, self.folder.parent / "book")))

    def render(self, name: str, **context: object) -> str:
        """Return the template ``name`` filled in with ``context``.

        Raises ``EditionError`` with file and line for a template that is missing,
        malformed, or uses a name it is not given.
        """
        from jinja2 import TemplateError

        try:
            return _environment(self.folders).get_template(name).render(**context)
        except TemplateError as error:
            message = f"The theme’s template cannot be used: {error.message}; mend it."
            raise EditionError(message, self._location(name, error)) from None

    def read(self, name: str) -> str:
        """Return the text of the theme's file ``name``."""
        try:
            return self._path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"The theme’s file cannot be read: {error}; put it right."
            raise EditionError(message, Location(self._name(name))) from None

    def styles(self, name: str) -> str:
        """Return a style sheet, and after it what the theme changes: ``changes-name``.

        So a theme that differs a little need not repeat the rest.
        """
        style = self.read(name)
        changes = self.folder / f"changes-{name}"
        return style + self.read(changes.name) if changes.exists() else style

    def _path(self, name: str) -> Path:
        paths = [folder / name for folder in self.folders]
        return next((path for path in paths if path.exists()), paths[0])

    def _name(self, name: str) -> str:
        return f"templates/{self._path(name).relative_to(self.folder.parent)}"

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
                folders = tuple(f"{folder}{os.sep}" for folder in self.folders)
                inside = [f for f in frames if f.filename.startswith(folders)]
                if not inside:
                    return Location(self._name(name))
                path = _inside(Path(inside[-1].filename), self.folders)
                return Location(self._name(path.as_posix()), inside[-1].lineno or 0)


def _inside(path: Path, folders: tuple[Path, ...]) -> Path:
    return next(path.relative_to(f) for f in folders if path.is_relative_to(f))


@lru_cache(maxsize=4)
def _environment(folders: tuple[Path, ...]) -> Environment:
    # Imported here: a build with nothing to do needs no templates.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folders, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
