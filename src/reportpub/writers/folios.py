"""Pages of a book that has none: places to cite, the same on every device.

They are the EPUB's own (EPUB Accessibility 1.1, 4.1.3: no page-break source): printed
pages are known only where Pango is, and after seconds of layout, and an EPUB must not
differ by what was built beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportpub.model.publication import Publication, plain, walk

# Letters and digits of the leading language on a page, as in a book of medium size.
_CHINESE, _OTHER = 600, 1_800


def folios(publication: Publication) -> Mapping[str, int]:
    """Return the first sentence of each page, by its id, with the page, from 1.

    A page begins with a paragraph, or with a row where two languages stand side by
    side; a heading begins none.
    """
    is_chinese = publication.languages[0].startswith("zh")
    measure = _CHINESE if is_chinese else _OTHER
    found: dict[str, int] = {}
    letters = measure
    for section in walk(publication.sections):
        for block in section.blocks:
            for row in block.rows:
                leading = row.versions[0]
                if letters >= measure and leading.lines:
                    found[leading.lines[0].id] = len(found) + 1
                    letters = 0
                letters += sum(map(str.isalnum, plain(leading)))
    return found
