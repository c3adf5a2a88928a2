"""The ZIP package of a workbook: bounded when read, dateless when written."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812 - zlib names it so

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.storage.exchange.characters import LARGEST, refuse_huge

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MEMBERS = 500
_CODE = re.compile(rb"_x[0-9A-Fa-f]{4}_|x005F(?=_)")


def refuse_unsafe(data: bytes, name: str) -> None:
    """Raise ``GlossaryError`` for a package that is none, swells up, or has a DTD.

    Sizes are counted while unpacking: what the package says of itself may be a lie.
    """
    refuse_huge(data, name)
    try:
        with ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > _MEMBERS:
                raise _refusal("has too many parts", name)
            left = LARGEST
            for member in members:
                with package.open(member) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise _refusal("swells up when unpacked", name)
                if b"<!DOCTYPE" in content.replace(b"\0", b""):
                    raise _refusal("has a DOCTYPE", name)
    except (BadZipFile, DeflateError, NotImplementedError, RuntimeError, OSError):
        message = "The file is no workbook; save it as .xlsx."
        raise GlossaryError(message, Location(name)) from None


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


def _refusal(what: str, name: str) -> GlossaryError:
    message = f"The workbook {what}; save it again with a spreadsheet program."
    return GlossaryError(message, Location(name))
