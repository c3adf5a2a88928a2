"""The parts of a Word file, packed so that same parts give same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportpub.writers.docx.template import Template

# Open Packaging Conventions ask no order; readers of streams want the first two so.
_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footnotes.xml",
    "word/header1.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
)

# ZIP cannot date a file before 1980; one fixed date keeps builds byte-identical.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(template: Template, fillings: Mapping[str, str]) -> bytes:
    """Return the file: the template's parts, some with their slot filled."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in _PARTS:
            filling = fillings.get(name)
            part = (
                template.part(name)
                if filling is None
                else template.filled(name, filling)
            )
            archive.writestr(_entry(name), part.encode())
    return buffer.getvalue()


def _entry(name: str) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # "Unix", whatever machine builds it
    return info
