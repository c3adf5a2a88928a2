"""Make a project whose report is this project's report, several times over.

The parts of the text are repeated with ids of their own; from the second copy on,
figures are others, so that no two copies are the same text. Glossary and templates
are this project's own. A process of its own, so that the one that measures stays
small: what it holds in memory counts as the peak of every process it starts.

Usage: python -m benchmarks.scale TIMES FOLDER
"""

from __future__ import annotations

import random
import re
import sys
from copy import deepcopy
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
REPORT = "handan-2021"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SEED = 2021
# The id itself, or what stands behind the # of each reference.
_ID_WORD = re.compile(r"([^\s#]+)(?=\s|$)")
# Figures of two digits and more; 5G, PM2.5, 13th and the like are words.
_FIGURE = re.compile(r"(?<![A-Za-z\d.])\d[\d.,]*\d(?![A-Za-z])")


def make_project(times: int, folder: Path) -> None:
    """Make the project in ``folder``, which must not exist."""
    report = folder / "source" / REPORT
    report.mkdir(parents=True)
    for path in sorted((ROOT / "source" / REPORT).glob("*.xml")):
        (report / path.name).write_bytes(_repeated(path, times))
    for name in ("glossary", "templates", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)


def _repeated(path: Path, times: int) -> bytes:
    tree = etree.parse(path)
    body = tree.find(f"{_TEI}text/{_TEI}body")
    assert body is not None
    parts = body.findall(f"{_TEI}div")
    for number in range(2, times + 1):
        body.extend(_copy(part, number) for part in map(deepcopy, parts))
    written: bytes = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    return written


def _copy(part: etree._Element, number: int) -> etree._Element:
    """Give every element of ``part`` an id of copy ``number``, and other figures."""
    figures = _figures(number)
    for node in part.iter(etree.Element):
        for name in (_ID, "corresp"):
            if name in node.attrib:
                node.set(name, _ID_WORD.sub(rf"c{number}-\1", node.attrib[name]))
        node.text, node.tail = (
            _varied(text, figures) for text in (node.text, node.tail)
        )
    return part


def _varied(text: str | None, figures: dict[int, str]) -> str | None:
    if text is None:
        return None
    return _FIGURE.sub(lambda found: found[0].translate(figures), text)


def _figures(number: int) -> dict[int, str]:
    """Return another digit for each; the same ones in both languages.

    So 3636.6亿 and 363.66 billion stay translations of each other.
    """
    digits = list("123456789")
    random.Random(f"{_SEED} {number}").shuffle(digits)  # noqa: S311 (no secret)
    return dict(zip(map(ord, "123456789"), digits, strict=True))


if __name__ == "__main__":
    make_project(int(sys.argv[1]), Path(sys.argv[2]))
