"""Chinese lines as W3C CLREQ wants them, on the pinned WeasyPrint.

WeasyPrint stretches spaces alone, and Chinese has none: its lines stay ragged. Here a
line with Han characters is made flush by opening it between characters. Marks that
meet are set half as wide (OpenType ``halt``), and so is an opening mark that begins a
line; what a closing mark leaves white at the end of one does not count.
(https://www.w3.org/TR/clreq/: 3.1.6, 3.1.7, 3.2.)

Programs that read a PDF take wide gaps, and the space between Han and Latin (see
``spacing.py``), for spaces of the text. So such a line carries its characters as
ActualText (ISO 32000-1, 14.9.4).

Private names of WeasyPrint are replaced; a test watches over them.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from itertools import pairwise
from typing import Any

from reportpub.writers.spacing import unspaced

_HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BRACKETS_OPEN, _BRACKETS_CLOSED = "“‘（《〈「『【〔〖", "”’）》〉」』】〕〗"
_POINTS = "，。、；：！？"
_WIDE = re.compile(f"[{_HAN}\u3001-\u301f\uff01-\uff60“”‘’…—·]")
_SPACES = " \u00a0"
# Drawn as one stroke, or as one row of six points.
_WHOLE = frozenset(("——", "……"))
# More than this, in ems, between two characters is worse than a ragged line.
_LOOSEST = 1.0
_HALF = 0.5
# From here on, in ems, programs that read a PDF take a gap for a space.
_READ_AS_SPACE = 0.08

# In Traditional type the points stand in the middle of their square: what is white
# beside them is not to be taken from one side.
_SQUEEZED = {
    "zh-Hans": re.compile(
        f"^[{_BRACKETS_OPEN}]"
        f"|[{_BRACKETS_CLOSED}{_POINTS}]"
        f"(?=[{_BRACKETS_OPEN}{_BRACKETS_CLOSED}{_POINTS}])"
        f"|(?<=[{_BRACKETS_OPEN}])[{_BRACKETS_OPEN}]"
    ),
    "zh-Hant": re.compile(
        f"^[{_BRACKETS_OPEN}]"
        f"|[{_BRACKETS_CLOSED}](?=[{_BRACKETS_OPEN}{_BRACKETS_CLOSED}{_POINTS}])"
        f"|(?<=[{_BRACKETS_OPEN}{_POINTS}])[{_BRACKETS_OPEN}]"
    ),
}
# Chinese faces have it as wide as a character, between figures that are half as wide.
_RATIO_SIGN = re.compile("∶")
_WHITE_AT_THE_RIGHT = {
    "zh-Hans": _BRACKETS_CLOSED + _POINTS,
    "zh-Hant": _BRACKETS_CLOSED,
}


@lru_cache(maxsize=1)
def install() -> None:
    """Replace WeasyPrint's justification for lines with Han characters."""
    string = import_module("pydyf").String
    inline: Any = import_module("weasyprint.layout.inline")
    pdf_stream: Any = import_module("weasyprint.pdf.stream").Stream
    pango_layout: Any = import_module("weasyprint.text.line_break").Layout
    stretch_spaces = inline.justify_line
    set_text, get_first_line = pango_layout.set_text, pango_layout.get_first_line
    marked = pdf_stream.marked

    def justify_line(context: Any, line: Any, extra: float) -> None:  # noqa: ANN401
        if not _open_line(line, extra):
            stretch_spaces(context, line, extra)

    def set_squeezed_text(
        layout: Any,  # noqa: ANN401
        text: str,
        justify: bool = False,  # noqa: FBT001, FBT002 (WeasyPrint's own)
    ) -> None:
        set_text(layout, text, justify)
        _squeeze_marks(layout)

    def get_opened_line(layout: Any) -> tuple[Any, Any]:  # noqa: ANN401
        line, index = get_first_line(layout)
        gaps = getattr(layout, "gaps", None)
        if gaps is not None:
            _open_glyphs(layout.text, line, *gaps)
        return line, index

    @contextmanager
    def marked_with_text(stream: Any, box: Any, tag: str) -> Generator[None]:  # noqa: ANN401
        with marked(stream, box, tag):
            text = _read_text(box)
            if text and stream.stream[-1] == b"BDC":
                stream.stream[-2]["ActualText"] = string(text)
            yield

    inline.justify_line = justify_line
    pango_layout.set_text = set_squeezed_text
    pango_layout.get_first_line = get_opened_line
    pdf_stream.marked = marked_with_text


def _read_text(box: Any) -> str:  # noqa: ANN401
    """Return what readers are to find in a box, if its gaps would mislead them."""
    text: str = getattr(box, "text", "")
    if not _WIDE.search(text):
        return ""
    _, gap = getattr(box.pango_layout, "gaps", ((), 0.0))
    plain = unspaced(text)
    is_wide = gap > box.style["font_size"] * _READ_AS_SPACE
    return plain if is_wide or plain != text else ""


def _squeeze_marks(layout: Any) -> None:  # noqa: ANN401
    """Ask for half of every mark that leaves too much white beside another."""
    squeezed = _SQUEEZED.get(layout.style["lang"] or "")
    if squeezed is None:
        return
    found = [*squeezed.finditer(layout.text), *_RATIO_SIGN.finditer(layout.text)]
    if not found:
        return
    foreign: Any = import_module("weasyprint.text.ffi")
    ffi, pango = foreign.ffi, foreign.pango

    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for match in found:
        if match[0] == "∶":
            # Half from the left and half from the right: it stands in the middle.
            less = round(layout.style["font_size"] * _HALF * foreign.TO_UNITS)
            attribute = pango.pango_attr_letter_spacing_new(-less)
        else:
            attribute = pango.pango_attr_font_features_new(b"halt")
        attribute.start_index = len(layout.text[: match.start()].encode())
        attribute.end_index = attribute.start_index + len(match[0].encode())
        pango.pango_attr_list_insert(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def _open_line(line: Any, extra: float) -> bool:  # noqa: ANN401
    """Spread ``extra`` px over the line; False where that is not for us to do."""
    boxes = list(_text_boxes(line))
    text = "".join(box.text for box in boxes)
    # English has curly quotation marks and dashes as well.
    if not (line.style["lang"] or "").startswith("zh") or not _WIDE.search(text):
        return False
    places = [number for number, gap in enumerate(_gaps(text)) if gap]
    last = boxes[-1].style
    if text[-1] in _WHITE_AT_THE_RIGHT.get(last["lang"] or "", ""):
        extra += last["font_size"] * _HALF
    if places and extra <= len(places) * last["font_size"] * _LOOSEST:
        _spread(line, frozenset(places), extra / len(places))
    return True


def _text_boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401
    boxes: Any = import_module("weasyprint.formatting_structure.boxes")

    if isinstance(box, boxes.TextBox):
        if box.text:
            yield box
    elif isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _text_boxes(child)


def _gaps(text: str) -> Iterator[bool]:
    """Yield for each character but the last whether the line may open after it."""
    for left, right in pairwise(text):
        if right in _SPACES:
            yield False  # it opens after the space
        elif left in _SPACES:
            yield True
        else:
            beside_han = bool(_WIDE.match(left) or _WIDE.match(right))
            yield beside_han and left + right not in _WHOLE


def _spread(line: Any, places: frozenset[int], gap: float) -> None:  # noqa: ANN401
    """Move everything on the line to the right by the gaps before it."""
    boxes: Any = import_module("weasyprint.formatting_structure.boxes")

    count = 0  # characters so far

    def spread(box: Any, shift: float) -> float:  # noqa: ANN401
        nonlocal count
        if isinstance(box, boxes.TextBox):
            box.position_x += shift
            inside = [n for n in range(len(box.text)) if count + n in places]
            count += len(box.text)
            if inside:
                box.pango_layout.gaps = (frozenset(inside), gap)
                box.width += gap * len(inside)
            return shift + gap * len(inside)
        if isinstance(box, (boxes.LineBox, boxes.InlineBox)):
            box.position_x += shift
            before = shift
            for child in box.children:
                if child.is_in_normal_flow():
                    shift = spread(child, shift)
            box.width += shift - before
            return shift
        box.translate(shift, 0)
        return shift

    spread(line, 0.0)


def _open_glyphs(text: str, line: Any, places: frozenset[int], gap: float) -> None:  # noqa: ANN401
    """Widen the glyphs of the characters at ``places`` by ``gap`` px."""
    foreign: Any = import_module("weasyprint.text.ffi")

    # One flag a byte of the text, as Pango counts: at the first byte of a character.
    flags = bytearray()
    for number, character in enumerate(text):
        flags.append(number in places)
        flags.extend(bytes(len(character.encode()) - 1))
    extra = round(gap * foreign.TO_UNITS)
    run = line.runs
    while run != foreign.ffi.NULL:
        item, run = run.data, run.next
        start = item.item.offset
        glyphs = item.glyphs
        count = glyphs.num_glyphs
        clusters = [*glyphs.log_clusters[0:count], item.item.length]
        for number in range(count):
            opened = flags[start + clusters[number] : start + clusters[number + 1]]
            if any(opened):
                glyphs.glyphs[number].geometry.width += extra * sum(opened)
