"""XML in and out: nothing is declared, expanded or fetched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import ReportpubError
from reportpub.storage.package import LARGEST

XML = "{http://www.w3.org/XML/1998/namespace}"
SAFE: Mapping[str, bool] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How every file of another tool is parsed."""

# Without its zeros UTF-16 reads like ASCII.
_DECLARED = re.compile(rb"<!(ENTITY|ELEMENT|ATTLIST|NOTATION)")


def parse(
    data: bytes,
    name: str,
    error: type[ReportpubError],
    *,
    roots: Collection[str] = (),
) -> etree._Element:
    """Return the root of an XML file.

    Raises ``error`` with a line where it is too large, is not well-formed or declares
    entities. Files with one of ``roots`` may name a DTD; it is not followed.
    """
    if len(data) > LARGEST:
        message = f"The file is larger than {LARGEST // 1_000_000} MB; it is no text."
        raise error(message, Location(name))
    # collect_ids stays as it is: without it lxml 6 loads the DTD after all.
    parser = etree.XMLParser(**SAFE)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise error(ill_formed(fault), Location(name, fault.lineno or 0)) from None
    if root.getroottree().docinfo.doctype:
        declares = _DECLARED.search(data.replace(b"\0", b""))
        if declares or local(root) not in roots:
            message = "The file has a DOCTYPE; remove it and write the characters out."
            raise error(message, Location(name, 1))
    return root


def ill_formed(fault: etree.XMLSyntaxError) -> str:
    """Return in a sentence why a file could not be parsed."""
    said = (fault.msg or "it cannot be parsed").partition(", line ")[0]
    # Some reasons of libxml2 end with a line feed.
    reason = " ".join(said.split())
    return f"The file is not well-formed XML: {reason}. Mend that place."


def serialise(root: etree._Element) -> bytes:
    """Return the document, indented; the same for the same tree."""
    etree.indent(root, " ")
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def add(
    parent: etree._Element, tag: str, text: str = "", **attributes: str
) -> etree._Element:
    """Append an element ``tag`` and return it."""
    child = etree.SubElement(parent, tag, attributes)
    child.text = text or None
    return child


def root_of(
    tag: str, namespaces: Mapping[str | None, str], **attributes: str
) -> etree._Element:
    """Return a new root element."""
    return etree.Element(tag, attributes, nsmap=dict(namespaces))


def local(node: etree._Element) -> str:
    """Return the name of ``node`` without its namespace."""
    return str(etree.QName(node).localname)


def children(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements directly in ``node``."""
    yield from node.iterchildren(etree.Element)


def text_of(node: etree._Element) -> str:
    """Return all text within ``node`` as it stands."""
    return "".join(node.itertext(etree.Element))


def place(node: etree._Element, name: str) -> Location:
    """Return where ``node`` stands in the file ``name``."""
    return Location(name, int(node.sourceline or 0))
