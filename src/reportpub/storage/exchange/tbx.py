"""TBX-Basic of ISO 30042:2019 (version 3), data categories as tags (DCT)."""

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
from reportpub.storage.markup import XML, add, root_of, serialise

HOLDS = ALL_FIELDS

_CORE = "urn:iso:std:iso:30042:ed-2"
_MIN = "http://www.tbxinfo.net/ns/min"
_BASIC = "http://www.tbxinfo.net/ns/basic"
# The module each data category belongs to.
_MODULES = {
    "administrativeStatus": _MIN,
    "crossReference": _BASIC,
    "definition": _BASIC,
    "source": _BASIC,
    "subjectField": _MIN,
    "termType": _BASIC,
}


def _tag(name: str) -> str:
    return f"{{{_CORE}}}{name}"


def _category(parent: etree._Element, name: str, text: str) -> etree._Element:
    return add(parent, f"{{{_MODULES[name]}}}{name}", text)


_DIALECT = Dialect(
    entry=_tag("conceptEntry"),
    language=_tag("langSec"),
    term=_tag("termSec"),
    note=_tag("note"),
    name_of_term=_tag("term"),
    category=_category,
)


def write(glossary: Glossary) -> bytes:
    """Return the glossary as TBX."""
    attributes = {"type": "TBX-Basic", "style": "dct", f"{XML}lang": "en"}
    spaces = {None: _CORE, "min": _MIN, "basic": _BASIC}
    root = root_of(_tag("tbx"), spaces, **attributes)
    header = add(add(root, _tag("tbxHeader")), _tag("fileDesc"))
    add(add(header, _tag("titleStmt")), _tag("title"), "Glossary")
    add(add(header, _tag("sourceDesc")), _tag("p"), WRITTEN_BY)
    body = add(add(root, _tag("text")), _tag("body"))
    write_entries(body, glossary, _DIALECT)
    return serialise(root)


def read(data: bytes, name: str, base: Glossary) -> Glossary:
    """Return the concepts of a TBX file, ours or another tool's.

    Raises ``GlossaryError`` with the line of what is wrong.
    """
    root = parse_terms(data, name)
    if root.tag != _tag("tbx"):
        message = "The file is no TBX of ISO 30042:2019; its root must be <tbx>."
        raise GlossaryError(message, Location(name, 1))
    return glossary_of(known_ids(read_entries(root, _DIALECT, name), base), base)
