"""ZIP packages whose bytes depend on their contents only."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# ZIP cannot date a file before 1980; one fixed date keeps builds byte-identical.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(entries: Iterable[tuple[str, bytes]], *, stored: str = "") -> bytes:
    """Return a package of ``entries`` in their order; ``stored`` is not deflated."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in entries:
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            info.create_system = 3  # "Unix", whatever machine builds it
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()
