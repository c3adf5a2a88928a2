"""XML in and out of the exchange formats: nothing is declared, expanded or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.storage.exchange.characters import refuse_huge

XML = "{http://www.w3.org/XML/1998/namespace}"
# What XML has no name for, such as the pinyin of a term, BCP 47 has.
ZH, HANT, PINYIN, EN = "zh-Hans", "zh-Hant", "zh-Latn-pinyin", "en"
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def parse(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML file.

    Raises ``GlossaryError`` with a line where it is not well-formed or declares
    entities. A DOCTYPE that only names a DTD, as martif files have, is not followed.
    """
    refuse_huge(data, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        # collect_ids stays as it is: without it lxml 6 loads the DTD after all.
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "it cannot be parsed").partition(", line ")[0]
        message = f"The file is not well-formed XML: {reason}. Mend that place."
        raise GlossaryError(message, Location(name, error.lineno or 0)) from None
    _refuse_declarations(root, data, name)
    return root


def _refuse_declarations(root: etree._Element, data: bytes, name: str) -> None:
    document = root.getroottree().docinfo
    if not document.doctype:
        return
    # Without its zeros UTF-16 reads like ASCII.
    declares = re.search(
        rb"<!(ENTITY|ELEMENT|ATTLIST|NOTATION)", data.replace(b"\0", b"")
    )
    if declares or local(root) != "martif":
        message = "The file has a DOCTYPE; remove it and write the characters out."
        raise GlossaryError(message, Location(name, 1))


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


def language(tag: str) -> str:
    """Return which of our languages a BCP 47 ``tag`` means, or ""."""
    tag = tag.casefold().replace("_", "-")
    if tag.startswith("zh-latn"):
        return PINYIN
    if tag.startswith(_TRADITIONAL):
        return HANT
    primary = re.match(r"[a-z]+", tag)
    return {"zh": ZH, "cmn": ZH, "en": EN}.get(primary[0] if primary else "", "")
