"""What makes a PDF fit for archives and for all readers: PDF/A-3a with PDF/UA-1.

WeasyPrint writes either. Here the description of the file says both and more, page
labels say what is printed, and attachments say what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module
from io import BytesIO
from typing import Any, TypeAlias
from warnings import catch_warnings, simplefilter

from reportpub.model.publication import Publication, plain
from reportpub.writers.facing import is_facing
from reportpub.writers.keywords import keywords
from reportpub.writers.layout import Pages, strictly
from reportpub.writers.xmp import Metadata, packet

# Between two strings of glyphs.
_NO_MOVE = re.compile(rb">0(?:\.0)?<")
# Glyphs as hexadecimal digits, and what has a meaning in a string of bytes (7.3.4.2).
_GLYPHS = re.compile(rb"<([0-9a-fA-F]*)>")
_MARKS = re.compile(rb"[\\()]|\r")
# Operators that take places; what follows from a matrix of another scale stays exact.
_PLACING = (b" re", b" m", b" l")
_LONG = re.compile(rb"-?[0-9]+\.[0-9]{3,}")
# Where a text begins is the end of its matrix.
_BEGINNING = re.compile(rb"-?[0-9]+\.[0-9]{2,}(?=(?: -?[0-9.]+)? Tm$)")

# WeasyPrint's and pydyf's objects have no types.
_Document: TypeAlias = Any
_Page: TypeAlias = Any
_Pdf: TypeAlias = Any


def archived(whole: Pages, publication: Publication, front_pages: int) -> bytes:
    """Return laid-out pages as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

    The first ``front_pages`` have roman numbers. Raises ``EditionError`` where
    WeasyPrint warns.
    """
    _link_once(whole.pages)
    with strictly(), catch_warnings():
        # WeasyPrint leaves its colour profile to be closed by Python.
        simplefilter("ignore", ResourceWarning)
        # The identifier is otherwise random; the name of the edition is enough.
        data: bytes = whole.write_pdf(
            finisher=_finisher(publication, front_pages),
            attachments=_attachments(publication),
            pdf_variant="pdf/a-3a",
            pdf_identifier=publication.name.encode(),
        )
    return data


def _attachments(publication: Publication) -> list[object]:
    """Return what WeasyPrint is to attach."""
    from weasyprint import Attachment

    dated = datetime.fromisoformat(publication.modified)
    return [
        Attachment(
            file_obj=BytesIO(attached.content),
            name=attached.name,
            description=attached.description,
            relationship=attached.relationship.value,
            created=dated,
            modified=dated,
        )
        for attached in publication.attachments
    ]


def _link_once(pages: Iterable[_Page]) -> None:
    """Keep one link a line for each reference: boxes within it would be links too."""
    for page in pages:
        page.links = [link for link in page.links if link[-1].element_tag == "a"]


def _finisher(
    publication: Publication, front_pages: int
) -> Callable[[_Document, _Pdf], None]:
    """Return what puts the last hand to the PDF of ``publication``."""

    def finish(_document: _Document, pdf: _Pdf) -> None:
        _describe(pdf, publication)
        _label_pages(pdf, front_pages)
        if is_facing(publication):
            # Two at a time, those with odd numbers at the right (table 28).
            pdf.catalog["PageLayout"] = "/TwoPageRight"
        _name_types(pdf, publication)
        _tighten(pdf)

    return finish


def _tighten(pdf: _Pdf) -> None:
    """Write the same pages with fewer digits (ISO 32000-1, 8.2 and 9.4.3).

    Glyphs that nothing moves apart become one string, where WeasyPrint moves each by
    0, and strings are bytes. Rules are placed to a hundredth of a unit, not to a
    millionth, texts and links to a tenth: the thirtieth part of a millimetre.
    """
    pydyf: Any = import_module("pydyf")
    for entry in pdf.objects:
        if isinstance(entry, dict) and entry.get("Subtype") == "/Link":
            entry["Rect"] = pydyf.Array(f"{edge:.1f}" for edge in entry["Rect"])
        elif isinstance(entry, dict) and "Dest" in entry:
            _round_place(entry["Dest"])
        operators = getattr(entry, "stream", None)
        if isinstance(operators, list):
            operators[:] = map(_tightened, operators)
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    for destination in names[1::2]:
        _round_place(destination)


def _round_place(destination: object) -> None:
    """Say where a link leads to a tenth of a unit: page, “/XYZ”, across, up, scale."""
    if isinstance(destination, list) and "/XYZ" in destination:
        destination[2:4] = (f"{place:.1f}" for place in destination[2:4])


def _tightened(operator: object) -> object:
    if not isinstance(operator, bytes):
        return operator
    if operator.endswith(b"TJ"):
        return _GLYPHS.sub(_as_bytes, _NO_MOVE.sub(b"", operator))
    if operator.endswith(_PLACING):
        return _LONG.sub(lambda number: _rounded(number[0], 2), operator)
    if operator.endswith(b" Tm"):
        return _BEGINNING.sub(lambda number: _rounded(number[0], 1), operator)
    return operator


def _as_bytes(glyphs: re.Match[bytes]) -> bytes:
    """Return a string of glyphs as the bytes it stands for: half as long."""
    text = bytes.fromhex(glyphs[1].decode())
    return b"(" + _MARKS.sub(_escaped, text) + b")"


def _escaped(mark: re.Match[bytes]) -> bytes:
    return rb"\r" if mark[0] == b"\r" else b"\\" + mark[0]


def _rounded(number: bytes, digits: int) -> bytes:
    return f"{float(number):.{digits}f}".rstrip("0").rstrip(".").encode()


def _describe(pdf: _Pdf, publication: Publication) -> None:
    """Write what the file is, in its list of entries and, the same, as XMP."""
    pydyf: Any = import_module("pydyf")
    described = metadata(publication, pdf.info["Producer"].string)
    for name, value in (
        ("Title", described.title),
        ("Author", described.author),
        ("Keywords", described.keyword_list),
        ("Creator", described.creator),
    ):
        if value:
            pdf.info[name] = pydyf.String(value)
    stream = _object(pdf, pdf.catalog["Metadata"])
    stream.stream = [packet(described)]
    # Programs look for it without reading PDF.
    stream.compress = False


def metadata(publication: Publication, producer: str) -> Metadata:
    """Return what the file of ``publication`` says of itself."""
    titles = tuple((v.language, plain(v)) for v in publication.title.versions)
    return Metadata(
        title=" / ".join(title for _, title in titles),
        titles=titles,
        author=" / ".join(author.text for author in publication.authors),
        keywords=keywords(publication),
        languages=publication.languages,
        created=publication.modified,
        modified=publication.modified,
        producer=producer,
        creator="reportpub",
    )


def _label_pages(pdf: _Pdf, front_pages: int) -> None:
    """Label pages as they are printed: roman in front, arabic from the text on."""
    pydyf: Any = import_module("pydyf")
    numbers = pydyf.Array(
        [
            *(0, pydyf.Dictionary({"S": "/r"})),
            *(front_pages, pydyf.Dictionary({"S": "/D"})),
        ]
    )
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})


def _name_types(pdf: _Pdf, publication: Publication) -> None:
    """Say what type attachments are; WeasyPrint asks the machine it runs on."""
    types = {found.name: found.media_type for found in publication.attachments}
    for entry in pdf.objects:
        if isinstance(entry, dict) and entry.get("Type") == "/Filespec":
            file = _object(pdf, entry["EF"]["F"])
            name = types[entry["UF"].string].replace("/", "#2f")
            file.extra["Subtype"] = f"/{name}"
    if types:
        # It lists each of them twice.
        pydyf: Any = import_module("pydyf")
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _object(pdf: _Pdf, reference: bytes) -> Any:  # noqa: ANN401
    return pdf.objects[int(reference.split()[0])]
