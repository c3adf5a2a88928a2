"""TBX-Basic of ISO 30042:2008 (version 2): martif, which most tools still take."""

from __future__ import annotations

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.draft import ALL_FIELDS, glossary_of
from reportpub.storage.exchange.markup import parse_terms
from reportpub.storage.exchange.naming import known_ids
from reportpub.storage.exchange.termbase import (
    WRITTEN_BY,
    Dialect,
    read_entries,
    write_entries,
)
from reportpub.storage.markup import XML, add, local, root_of, serialise

HOLDS = ALL_FIELDS

# The element that carries each data category.
_CARRIERS = {
    "administrativeStatus": "termNote",
    "crossReference": "ref",
    "definition": "descrip",
    "source": "admin",
    "subjectField": "descrip",
    "termType": "termNote",
}


def _category(parent: etree._Element, name: str, text: str) -> etree._Element:
    return add(parent, _CARRIERS[name], text, type=name)


_DIALECT = Dialect(
    entry="termEntry",
    language="langSet",
    term="tig",
    note="note",
    name_of_term="term",
    category=_category,
)


def write(glossary: Glossary) -> bytes:
    """Return the glossary as martif."""
    root = root_of("martif", {}, **{"type": "TBX-Basic", f"{XML}lang": "en"})
    header = add(root, "martifHeader")
    file = add(header, "fileDesc")
    add(add(file, "titleStmt"), "title", "Glossary")
    add(add(file, "sourceDesc"), "p", WRITTEN_BY)
    add(add(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")
    write_entries(add(add(root, "text"), "body"), glossary, _DIALECT)
    return serialise(root)


def read(data: bytes, name: str, base: Glossary) -> Glossary:
    """Return the concepts of a martif file, ours or another tool's.

    Raises ``GlossaryError`` with the line of what is wrong.
    """
    root = parse_terms(data, name)
    if local(root) != "martif":
        message = "The file is no TBX of ISO 30042:2008; its root must be <martif>."
        raise GlossaryError(message, Location(name, 1))
    for node in root.iter(etree.Element):
        # Some tools put version 2 in the namespace of version 3.
        node.tag = local(node)
    return glossary_of(known_ids(read_entries(root, _DIALECT, name), base), base)
