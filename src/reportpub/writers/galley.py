"""Two columns to a page, from a galley of one.

CSS columns cost WeasyPrint every line at least twice. A galley, pages set in a
column of half the width, is laid out once; every second page then moves beside the
one before it.
"""

from __future__ import annotations

from itertools import zip_longest

from reportpub.writers.layout import Pages

# The step from one column to the next in px; print.css has the same in mm.
COLUMN_STEP = 85.5 * 96 / 25.4


def two_columns(galley: Pages, shift: float) -> Pages:
    """Return ``galley`` with its pages in pairs, the second ``shift`` px to the right.

    Uses private names of the pinned WeasyPrint; a test watches over them.
    """
    from weasyprint.document import Page

    pages = []
    for left, right in zip_longest(galley.pages[::2], galley.pages[1::2]):
        children = left._page_box.children  # noqa: SLF001
        if right is not None:
            # The first child is the text; those after it are margins and folio.
            column = right._page_box.children[0]  # noqa: SLF001
            column.translate(shift, 0)
            children = (children[0], column, *children[1:])
        pages.append(Page(left._page_box.copy_with_children(children)))  # noqa: SLF001
    return galley.copy(pages)
