"""The project: where its folders are and what it asks for. Read once, at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportpub.diagnostics import Location
from reportpub.errors import ProjectError
from reportpub.model.edition import DEFAULT_THEME, PUBLISHED, Edition
from reportpub.storage.settings import read_settings

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
    editions: tuple[Edition, ...] = PUBLISHED
    """All that is published of a report, in the order readers are offered them."""
    themes: Mapping[str, Path] = field(default_factory=dict[str, Path])
    """The folders of all themes in use, by their names."""

    def theme_of(self, edition: Edition) -> Path:
        """Return the folder of the theme that ``edition`` is set in."""
        return self.themes.get(edition.theme, self.theme)

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """All folders that files of themes are in."""
        used = (self.theme, *self.themes.values())
        return tuple(dict.fromkeys(f for theme in used for f in theme_folders(theme)))

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


def theme_folders(theme: Path) -> tuple[Path, ...]:
    """Return the folders a theme's files are in: its own, and that of ``book``."""
    return tuple(dict.fromkeys((theme, theme.parent / DEFAULT_THEME)))


def packaged_theme() -> Path:
    """Return the default theme as it comes with the program."""
    return _PACKAGED_TEMPLATES / DEFAULT_THEME


def find_theme(root: Path, name: str, place: Location | None = None) -> Path:
    """Return the folder of a theme: the project's own, or one of the program's.

    Raises ``ProjectError`` where neither has it; ``place`` is where it was asked for.
    """
    own = root / "templates" / name
    folder = own if own.is_dir() else _PACKAGED_TEMPLATES / name
    if not folder.is_dir():
        message = f"The theme “{name}” does not exist; make the folder {own}."
        raise ProjectError(message, place)
    return folder


def _project(root: Path) -> Project:
    settings = read_settings(root / "pyproject.toml")
    themes = {
        name: find_theme(root, name, place) for name, place in settings.places.items()
    }
    return Project(
        root=root,
        source=root / "source",
        glossary=root / "glossary",
        theme=themes[settings.theme],
        dist=root / "dist",
        cache=root / ".reportpub",
        editions=settings.editions,
        themes=themes,
    )
