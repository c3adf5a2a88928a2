"""The project: where its folders are and what it asks for. Read once, at the edge."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import ProjectError

# In the installed package; for development, in the repository itself.
_PACKAGED_TEMPLATES = next(
    (
        folder / "templates"
        for folder in (Path(__file__).parent, Path(__file__).parents[2])
        if (folder / "templates").is_dir()
    ),
    Path(__file__).parent / "templates",
)


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project, all absolute."""

    root: Path
    source: Path
    glossary: Path
    theme: Path
    dist: Path
    cache: Path

    def reports(self) -> tuple[str, ...]:
        """Return the ids of all reports: the folders under ``source/``."""
        if not self.source.is_dir():
            return ()
        folders = (path for path in self.source.iterdir() if path.is_dir())
        # Hidden folders are those of editors and of git.
        return tuple(sorted(f.name for f in folders if not f.name.startswith(".")))

    def chosen(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the reports named, each once, or all where none is.

        Raises ``ProjectError`` for a name that is no report, or where there is none.
        """
        reports = self.reports()
        if not reports:
            message = f"{self.source} has no report; make a folder there, one a report."
            raise ProjectError(message)
        for name in names:
            if name not in reports:
                message = (
                    f"There is no report “{name}” in {self.source}; there is "
                    f"{', '.join(reports)}."
                )
                raise ProjectError(message)
        return tuple(dict.fromkeys(names)) or reports


def find_project(start: Path) -> Project:
    """Return the project that ``start`` lies in.

    Raises ``ProjectError`` where neither ``start`` nor a folder above it has a
    ``source`` folder, or the settings cannot be read.
    """
    start = start.resolve()
    for root in (start, *start.parents):
        if (root / "source").is_dir():
            return _project(root)
    message = (
        f"{start} is no project: neither it nor a folder above it has a folder "
        "“source”. Change to the project's folder first."
    )
    raise ProjectError(message)


def packaged_theme() -> Path:
    """Return the default theme as it comes with the program."""
    return _PACKAGED_TEMPLATES / "book"


def _project(root: Path) -> Project:
    theme = _theme(root)
    templates = root / "templates"
    if not templates.is_dir():
        templates = _PACKAGED_TEMPLATES
    folder = templates / theme
    if not folder.is_dir():
        message = f"The theme “{theme}” does not exist; make the folder {folder}."
        raise ProjectError(message)
    return Project(
        root=root,
        source=root / "source",
        glossary=root / "glossary",
        theme=folder,
        dist=root / "dist",
        cache=root / ".reportpub",
    )


def _theme(root: Path) -> str:
    """Return the theme named in ``[tool.reportpub]``, or the default one."""
    path = root / "pyproject.toml"
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "book"
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"The settings are not valid TOML: {error}. Mend that line."
        raise ProjectError(message, Location(path.name)) from None
    tool = settings.get("tool", {})
    table = tool.get("reportpub", {}) if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        message = "[tool.reportpub] must be a table."
        raise ProjectError(message, Location(path.name))
    unknown = sorted(set(table) - {"theme"})
    if unknown:
        message = (
            f"[tool.reportpub] has no setting “{unknown[0]}”; the only one is “theme”."
        )
        raise ProjectError(message, Location(path.name))
    return str(table.get("theme", "book"))
