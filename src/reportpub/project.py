"""The project: where its folders are and what it asks for. Read once, at the edge."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import ProjectError
from reportpub.model.edition import Layout

# In the installed package; for development, in the repository itself.
_PACKAGED_TEMPLATES = next(
    (
        folder / "templates"
        for folder in (Path(__file__).parent, Path(__file__).parents[2])
        if (folder / "templates").is_dir()
    ),
    Path(__file__).parent / "templates",
)


DEFAULT_THEME = "book"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project, all absolute."""

    root: Path
    source: Path
    glossary: Path
    theme: Path
    dist: Path
    cache: Path
    layout: Layout = Layout.ROWS

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """The folders the theme's files are in: its own, and that of ``book``."""
        return tuple(dict.fromkeys((self.theme, self.theme.parent / DEFAULT_THEME)))

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
    return _PACKAGED_TEMPLATES / DEFAULT_THEME


def find_theme(root: Path, name: str) -> Path:
    """Return the folder of a theme: the project's own, or one of the program's.

    Raises ``ProjectError`` where neither has it.
    """
    own = root / "templates" / name
    folder = own if own.is_dir() else _PACKAGED_TEMPLATES / name
    if not folder.is_dir():
        message = f"The theme “{name}” does not exist; make the folder {own}."
        raise ProjectError(message)
    return folder


def _project(root: Path) -> Project:
    settings = _settings(root)
    return Project(
        root=root,
        source=root / "source",
        glossary=root / "glossary",
        theme=find_theme(root, settings.theme),
        dist=root / "dist",
        cache=root / ".reportpub",
        layout=settings.layout,
    )


@dataclass(frozen=True, slots=True)
class _Settings:
    """What ``[tool.reportpub]`` may say."""

    theme: str = DEFAULT_THEME
    layout: Layout = Layout.ROWS


def _settings(root: Path) -> _Settings:
    """Return what ``[tool.reportpub]`` says, or what holds where it says nothing."""
    path = root / "pyproject.toml"
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return _Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"The settings are not valid TOML: {error}. Mend that line."
        raise ProjectError(message, Location(path.name)) from None
    tool = settings.get("tool", {})
    table = tool.get("reportpub", {}) if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        message = "[tool.reportpub] must be a table."
        raise ProjectError(message, Location(path.name))
    unknown = sorted(set(table) - {"theme", "layout"})
    if unknown:
        message = (
            f"[tool.reportpub] has no setting “{unknown[0]}”; there are “theme” and "
            "“layout”."
        )
        raise ProjectError(message, Location(path.name))
    layout = table.get("layout", Layout.ROWS)
    if layout not in set(Layout):
        message = f"There is no layout “{layout}”; choose one of {', '.join(Layout)}."
        raise ProjectError(message, Location(path.name))
    return _Settings(str(table.get("theme", DEFAULT_THEME)), Layout(layout))
