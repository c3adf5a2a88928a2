"""Fonts for printing: found once, cut to the report's characters, kept apart.

A page must look the same on every machine that has the theme's faces, so WeasyPrint
sees only the prepared folder (by a fontconfig file of its own). Cutting the faces
first also halves the cost of embedding them.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportpub.diagnostics import Location
from reportpub.errors import EditionError, SystemLibraryError
from reportpub.writers.charset import number_by_place

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""
# Set by the layout even where no text holds them: hyphens, leaders, page ranges.
_ALWAYS = "‐-–—.·… \u00a0" + "".join(map(chr, range(0x20, 0x7F)))


# How faces are cut: a new number where that changes.
_CUT = 2

# Name ids 16 and 17: family and subfamily (OpenType, “name”).
_TYPOGRAPHIC_NAMES = (16, 17)
# Prepared folders to keep: some editions of some reports.
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Face:
    """A face a theme asks for, and the Debian package that brings it.

    An ``optional`` face is used where it is installed; where it is not, the style
    sheet's next face takes its place.
    """

    family: str
    style: str
    debian: str
    optional: bool = False

    @property
    def name(self) -> str:
        """The face as people write it, such as “Gentium Plus Bold”."""
        return f"{self.family} {self.style}"


@dataclass(frozen=True, slots=True)
class FontFile:
    """Where a face was found: ``index`` is its place in a font collection."""

    path: str
    index: int
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class PreparedFonts:
    """The folder of cut faces, and the files they were cut from.

    ``identity`` tells one set of files from another; to what characters they were
    cut does not show in what is printed.
    """

    folder: Path
    files: tuple[str, ...]
    identity: str


def theme_faces(theme: Path) -> tuple[Face, ...]:
    """Return the faces listed in the theme's ``fonts.toml``."""
    place = f"templates/{theme.name}/fonts.toml"
    try:
        table = tomllib.loads((theme / "fonts.toml").read_text(encoding="utf-8"))
        return tuple(Face(**font) for font in table["font"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The list of fonts cannot be read: {error}; put it right."
        raise EditionError(message, Location(place)) from None
    except (KeyError, TypeError):
        message = (
            "Each [[font]] needs family, style and debian, may have optional, and "
            "nothing else."
        )
        raise EditionError(message, Location(place)) from None


def find_face(face: Face) -> FontFile | None:
    """Return the file of ``face`` on this machine, or None; fontconfig is asked."""
    pattern = f"{face.family}:style={face.style}"
    try:
        listing = subprocess.run(  # noqa: S603 (a fixed program, no shell)
            ["fc-list", "-f", "%{style[0]}\t%{file}\t%{index}\n", pattern],  # noqa: S607
            capture_output=True,
            check=True,
            text=True,
            # A build before may have pointed fontconfig at the prepared fonts.
            env={k: v for k, v in os.environ.items() if k != "FONTCONFIG_FILE"},
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    # Sorted: fontconfig lists in the order of the folder. A Light may call itself
    # Regular as well; the face whose first name is the style comes before it.
    found = [line.split("\t") for line in listing.splitlines()]
    for _, path, index in sorted(found, key=lambda f: (f[0] != face.style, f)):
        status = Path(path).stat()
        return FontFile(path, int(index), status.st_size, status.st_mtime_ns)
    return None


def prepare_fonts(theme: Path, characters: Iterable[str], cache: Path) -> PreparedFonts:
    """Return the theme's faces cut to ``characters`` and to its own words.

    The folder under ``cache`` is named for its contents and used again as long as
    the faces are the same. Raises ``SystemLibraryError`` for a face that is not
    installed or a character that no face has, with the way out.
    """
    wanted = "".join(sorted({*characters, *_ALWAYS, *_own_words(theme)}))
    faces = theme_faces(theme)
    known = cache / "faces.json"
    found = _known_files(faces, known) or _find_files(faces, known)
    files = tuple(found.values())
    identity = json.dumps([asdict(file) for file in files])
    key = f"{wanted}\0{identity}\0{_CUT}"
    folder = cache / hashlib.sha256(key.encode()).hexdigest()[:16]
    if not (folder / "fonts.conf").exists():
        _forget_old(cache)
        _prepare(folder, found, wanted)
    return PreparedFonts(folder, tuple(file.path for file in files), identity)


def _own_words(theme: Path) -> str:
    """Return what the theme itself prints: its colophon, or that of ``book``."""
    for folder in (theme, theme.parent / "book"):
        path = folder / "colophon.jinja"
        if path.exists():
            return path.read_text(encoding="utf-8", errors="replace")
    return ""


def _forget_old(cache: Path) -> None:
    """Remove all but the prepared folders used last: every change of text makes one."""
    folders = sorted(cache.glob("*/fonts.conf"), key=lambda f: f.stat().st_mtime_ns)
    for config in folders[:-_KEPT]:
        shutil.rmtree(config.parent, ignore_errors=True)


def _known_files(faces: Iterable[Face], known: Path) -> dict[Face, FontFile] | None:
    """Return the files found last time, if each is still the same."""
    try:
        table: Mapping[str, Mapping[str, object]] = json.loads(known.read_text("utf-8"))
        files = {face: FontFile(**table[face.name]) for face in faces}  # type: ignore[arg-type]
        same = all(
            (status := Path(file.path).stat()).st_mtime_ns == file.modified
            and status.st_size == file.size
            for file in files.values()
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return files if same else None


def _find_files(faces: tuple[Face, ...], known: Path) -> dict[Face, FontFile]:
    found = {face: find_face(face) for face in faces}
    missing = [f for f, file in found.items() if file is None and not f.optional]
    if missing:
        names = ", ".join(face.name for face in missing)
        packages = " ".join(sorted({face.debian for face in missing}))
        message = (
            f"The font {names} is not installed; on Debian or Ubuntu run "
            f"“sudo apt-get install {packages}”."
        )
        raise SystemLibraryError(message)
    files = {face: file for face, file in found.items() if file is not None}
    known.parent.mkdir(parents=True, exist_ok=True)
    known.write_text(
        json.dumps({face.name: asdict(file) for face, file in files.items()}), "utf-8"
    )
    return files


def _prepare(folder: Path, files: Mapping[Face, FontFile], wanted: str) -> None:
    scratch = Path(tempfile.mkdtemp(prefix=folder.name, dir=folder.parent))
    covered: set[int] = set()
    for face, file in files.items():
        data, characters = _cut(file, wanted)
        covered |= characters
        (scratch / f"{face.name.replace(' ', '')}.otf").write_bytes(data)
    _refuse_missing(set(map(ord, wanted)) - covered)
    config = _CONFIG.format(folder=escape(str(folder)))
    # Made here: fontconfig in two processes at once would fail to.
    (scratch / "cache").mkdir()
    (scratch / "fonts.conf").write_text(config, encoding="utf-8")
    try:
        scratch.rename(folder)
    except OSError:  # another build was first
        shutil.rmtree(scratch, ignore_errors=True)


def _cut(file: FontFile, wanted: str) -> tuple[bytes, set[int]]:
    uharfbuzz: Any = import_module("uharfbuzz")  # without types
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file.path), file.index)
    request = uharfbuzz.SubsetInput()
    request.unicode_set.update(map(ord, wanted))
    # The family as it is asked for may be its typographic one only.
    request.name_id_set.update(_TYPOGRAPHIC_NAMES)
    subset = uharfbuzz.subset(face, request)
    return number_by_place(subset.blob.data), set(subset.unicodes)


def _refuse_missing(missing: set[int]) -> None:
    # Control characters are white space to the layout, not glyphs.
    visible = sorted(chr(code) for code in missing if chr(code).isprintable())
    if visible:
        listed = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in visible)
        message = (
            f"No font of the theme has {listed}; write the text with another "
            "character, or add a font to the theme's fonts.toml."
        )
        raise SystemLibraryError(message)
