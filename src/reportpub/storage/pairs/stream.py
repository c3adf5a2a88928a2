"""XML read element by element: memory does not grow with the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.storage.markup import SAFE, ill_formed, local


def elements(path: Path, name: str, *tags: str) -> Iterator[etree._Element]:
    """Yield every element whose name is one of ``tags``, whole, and then forget it.

    Tags may be of any namespace. Raises ``SourceError`` with a line where the file is
    missing, is not well-formed, or declares entities; a DTD that is only named is not
    followed.
    """
    try:
        with path.open("rb") as file:
            for _, node in etree.iterparse(
                file,
                tag=[f"{{*}}{tag}" for tag in tags],
                **SAFE,
            ):
                _refuse_entities(node, name)
                yield node
                _forget(node)
    except FileNotFoundError:
        message = "The file does not exist."
        raise SourceError(message, Location(name)) from None
    except etree.XMLSyntaxError as error:
        raise SourceError(
            ill_formed(error), Location(name, error.lineno or 0)
        ) from None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}."
        raise SourceError(message, Location(name)) from None


def words(node: etree._Element, left_out: frozenset[str]) -> str:
    """Return the text of ``node``, white space made single spaces.

    What stands in elements named in ``left_out`` is code of another tool, not text.
    """
    return " ".join("".join(_strings(node, left_out)).split())


def language(tag: str) -> str:
    """Return “zh”, “en” or another primary language of a BCP 47 tag."""
    return tag.replace("_", "-").partition("-")[0].lower()


def _strings(node: etree._Element, left_out: frozenset[str]) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if local(child) not in left_out:
            yield from _strings(child, left_out)
        yield child.tail or ""


def _refuse_entities(node: etree._Element, name: str) -> None:
    entity = next(node.iter(etree.Entity), None)
    if entity is not None:
        message = f"The file uses the entity “{entity.text}”; write the character out."
        raise SourceError(message, Location(name, entity.sourceline or 0))


def _forget(node: etree._Element) -> None:
    node.clear()
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]
