"""ZIP packages that others made: bounded when read, dateless when written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from struct import error as StructError  # noqa: N812 - struct names it so
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812 - zlib names it so

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError, ReportpubError, SourceError

# Far above any glossary or report (0.3 and 1.5 MB), far below what a machine cannot
# hold.
LARGEST = 64_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MEMBERS = 500
# APPNOTE.TXT 4.4.4: the general purpose bit flag.
_ENCRYPTED = 1
_CODE = re.compile(rb"_x[0-9A-Fa-f]{4}_|x005F(?=_)")
# [MS-CFB] 2.2: what Office wraps an encrypted file in, and its files before 2007.
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
# What zipfile raises for files that are broken in one way or another (a seek before the
# start of the file and names that are no text are ValueErrors).
_BROKEN = (
    BadZipFile,
    DeflateError,
    LZMAError,
    NotImplementedError,
    OSError,
    RuntimeError,
    StructError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Package:
    """A kind of package: its names for people, and the error that refuses one."""

    noun: str
    suffix: str
    program: str
    error: type[ReportpubError]


TERMS = Package("workbook", ".xlsx", "a spreadsheet program", GlossaryError)
WORKBOOK = Package("workbook", ".xlsx", "a spreadsheet program", SourceError)
WORD = Package("Word file", ".docx", "a word processor", SourceError)


def refuse_unsafe(data: bytes, name: str, kind: Package) -> None:
    """Raise the error of ``kind`` for a package that may harm or cannot be read.

    That is one that is none, is encrypted, swells up, has a DTD or macros. Sizes are
    counted while unpacking: what the package says of itself may be a lie.
    """
    if data.startswith(_COMPOUND):
        message = (
            "The file has a password or is of a format before 2007; save it without "
            f"one as {kind.suffix}."
        )
        raise kind.error(message, Location(name))
    if len(data) > LARGEST:
        raise _refusal("is too large", name, kind)
    try:
        with ZipFile(BytesIO(data)) as package:
            fault = _fault(package)
    except EOFError:
        fault = "is cut off"
    except _BROKEN:
        message = f"The file is no {kind.noun}; save it as {kind.suffix}."
        raise kind.error(message, Location(name)) from None
    if fault:
        raise _refusal(fault, name, kind)


def _fault(package: ZipFile) -> str:
    """Return what is wrong with ``package``, or nothing."""
    members = package.infolist()
    if len(members) > _MEMBERS:
        return "has too many parts"
    left = LARGEST
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            return "is encrypted"
        with package.open(member) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            return "swells up when unpacked"
        is_markup = member.filename.endswith((".xml", ".rels"))
        if is_markup and b"<!DOCTYPE" in content.replace(b"\0", b""):
            return "has a DOCTYPE"
        if member.filename.endswith("vbaProject.bin"):
            return "has macros"
    return ""


def with_codes(data: bytes) -> bytes:
    """Return the package with its codes so written that openpyxl leaves them alone.

    It drops every “x005F_”, be it text or the code of a low line (ST_Xstring).
    """
    out = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(out, "w") as recoded:
        for member in package.namelist():
            content = package.read(member)
            if member.endswith(".xml"):
                content = _CODE.sub(_recoded, content)
            recoded.writestr(member, content)
    return out.getvalue()


def _recoded(code: re.Match[bytes]) -> bytes:
    if code[0].startswith(b"x"):
        return b"_x0078_005F"
    return code[0].replace(b"F", b"f")


def dateless(data: bytes) -> bytes:
    """Return the package with one fixed date and the order it has."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(out, "w") as fixed:
        for member in package.namelist():
            info = ZipInfo(member, _EPOCH)
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            content = package.read(member)
            if member == "docProps/core.xml":
                content = re.sub(rb">\d{4}-[^<]*Z<", b">1980-01-01T00:00:00Z<", content)
            fixed.writestr(info, content, compresslevel=9)
    return out.getvalue()


def _refusal(what: str, name: str, kind: Package) -> ReportpubError:
    message = f"The {kind.noun} {what}; save it again with {kind.program}"
    message += f" as {kind.suffix}." if what == "has macros" else "."
    return kind.error(message, Location(name))
