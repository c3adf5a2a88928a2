"""Write the very pages that are printed as one plain HTML file an edition.

``reportpub.writers.pdf`` lays out body, annex, index and front matter in turn;
what it hands to WeasyPrint is caught on the way, put in order of reading and given
the theme's styles. ``weasyprint EDITION.html EDITION.pdf`` then prints it bare.

Usage: python -m benchmarks.pages PROJECT FOLDER
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import weasyprint

from reportpub import press
from reportpub.model.edition import EDITIONS, Output
from reportpub.project import find_project
from reportpub.writers import get_writer

# The theme sets the index as a galley, which only our writer can make pages of; by
# itself WeasyPrint has columns for that. Pieces begin a page, as they do with us.
_BARE = """
.piece + .piece { break-before: page }
.index section.index { page: auto; width: auto }
.index .entries { columns: 2; column-gap: 9mm; column-fill: auto }
"""


def write_pages(start: Path, folder: Path) -> None:
    """Write EDITION.html, as it is printed, and EDITION.ours.pdf, as we print it."""
    project = find_project(start)
    outputs = [Output(edition.name, edition, "pdf") for edition in EDITIONS]
    plan = press.plan(project, project.reports()[0], outputs)
    caught = _catch_pages()
    for task in plan.tasks:
        caught.clear()
        data = get_writer("pdf")(task.publication, task.theme)
        *text, front = caught
        (folder / f"{task.name}.ours.pdf").write_bytes(data)
        page = _joined(task.theme.read("print.css"), front, *text)
        (folder / f"{task.name}.html").write_text(page, encoding="utf-8")


def _catch_pages() -> list[str]:
    """Have every page that is given to WeasyPrint put into the list returned."""
    caught: list[str] = []
    html = weasyprint.HTML

    def catch(*, string: str, **options: object) -> Any:  # noqa: ANN401 (untyped)
        caught.append(string)
        return html(string=string, **options)

    weasyprint.HTML = catch
    return caught


def _joined(styles: str, *pages: str) -> str:
    """Return ``pages`` in one, each in an element with the classes of its own.

    Page numbers run on instead of beginning anew, which costs the same.
    """
    head = re.sub(
        r'<style>.*?</style>| class="[^"]*"', "", pages[0].partition("<body>")[0]
    )
    style = f"<style>{styles}{_BARE}</style>"
    return "".join(
        (head.replace("</head>", f"{style}</head>"), "<body>", *map(_piece, pages))
    )


def _piece(page: str) -> str:
    head, _, rest = page.partition("<body>")
    found = re.search(r'<html [^>]*class="([^"]*)"', head)
    assert found is not None
    content = rest.partition("</body>")[0]
    return f'<div class="piece {found[1]}">{content}</div>'


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]), Path(sys.argv[2]))
