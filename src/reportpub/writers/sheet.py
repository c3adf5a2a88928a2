"""A page of an edition as a picture, set without the rest of the edition.

Every part begins on a page of its own: set alone, its lines and pages break as they do
in the whole. Only its folios are not known, so it has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from itertools import chain
from typing import Any, TypeAlias

from reportpub.model.publication import Publication, Row, Section
from reportpub.writers.facing import is_facing
from reportpub.writers.layout import Pages, load
from reportpub.writers.pdf import body, title_page
from reportpub.writers.theme import Theme

__all__ = ["Sheet", "load", "sheet_of"]

# A WeasyPrint page has no type.
_Page: TypeAlias = Any

# Dots of the picture to a point of the page: 144 to the inch.
_SCALE = 2
# Parts that stay laid out, some 20 MB each.
_KEPT = 4
# The room of a heading, in parts of a page.
_HEADING = 0.05


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as PNG, or two that face each other, and where on it a row begins.

    ``width`` and ``height`` are in pixels; ``top`` and ``bottom`` of the row are parts
    of the height. It is page ``number``, from 1, of the ``count`` pages of its part.
    For the title page these four are 0.
    """

    picture: bytes
    width: int
    height: int
    top: float
    bottom: float
    number: int
    count: int


def sheet_of(
    publication: Publication, theme: Theme, units: Collection[str]
) -> Sheet | None:
    """Return the page that one of the sentences ``units`` begins on.

    Returns nothing where no page has one. Raises what ``layout.lay_out`` raises.
    """
    wanted = set(units)
    if _has(publication.title, wanted):
        pages = _title(replace(publication, sections=()), theme)
        return Sheet(*_picture(pages, pages.pages), 0, 0, 0, 0)
    for part in publication.sections:
        spot = next(_spots(part, wanted), None)
        if spot is not None:
            alone = replace(publication, sections=(part,), explanations=(), indexes=())
            return _sheet(_pages(alone, theme), spot, is_facing=is_facing(alone))
    return None


@dataclass(frozen=True, slots=True)
class _Spot:
    """An anchor, and how much of the page from there on is meant at most."""

    anchor: str
    most: float = 1.0


def _spots(section: Section, units: set[str]) -> Iterator[_Spot]:
    """Yield where the rows of ``section`` stand that have one of ``units``."""
    if section.heading is not None and _has(section.heading, units):
        # The anchor may be that of all that is under the heading.
        yield _Spot(section.id, _HEADING)
    for block in section.blocks:
        for number, row in enumerate(block.rows, start=1):
            if _has(row, units):
                yield _Spot(block.id if number == 1 else f"{block.id}.{number}")
    for child in section.sections:
        yield from _spots(child, units)


def _has(row: Row, units: set[str]) -> bool:
    return any(line.id in units for version in row.versions for line in version.lines)


@lru_cache(maxsize=_KEPT)
def _pages(alone: Publication, theme: Theme) -> Pages:
    """Return a part laid out; one that did not change is not laid out again."""
    return body(alone, theme, has_folios=False)


@lru_cache(maxsize=1)
def _title(publication: Publication, theme: Theme) -> Pages:
    return title_page(publication, theme)


def _sheet(pages: Pages, spot: _Spot, *, is_facing: bool) -> Sheet:
    number, page = next(
        (n, page)
        for n, page in enumerate(pages.pages, 1)
        if spot.anchor in page.anchors
    )
    # Left and right pages follow each other, after a half-title.
    last = number + 1 if is_facing else number
    _, top, _, bottom = page.anchors[spot.anchor]
    first = top / page.height
    return Sheet(
        *_picture(pages, pages.pages[number - 1 : last]),
        top=first,
        bottom=min(bottom / page.height, first + spot.most, 1.0),
        number=number,
        count=len(pages.pages),
    )


def _picture(document: Pages, pages: Sequence[_Page]) -> tuple[bytes, int, int]:
    """Return ``pages`` side by side as PNG, with its width and height in pixels."""
    import pypdfium2
    from PIL import Image

    with pypdfium2.PdfDocument(document.copy(pages).write_pdf()) as pdf:
        images: list[Image.Image] = [page.render(scale=_SCALE).to_pil() for page in pdf]
    whole = images[0]
    if images[1:]:
        widths = [image.width for image in images]
        whole = Image.new("RGB", (sum(widths), images[0].height), "white")
        for image, left in zip(images, chain((0,), widths), strict=False):
            whole.paste(image, (left, 0))
    stored = BytesIO()
    # It travels no further than the office: quick is better than small.
    whole.save(stored, "PNG", compress_level=2)
    return stored.getvalue(), whole.width, whole.height
