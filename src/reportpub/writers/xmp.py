"""What a PDF says of itself: XMP (ISO 16684-1), as PDF/A and PDF/UA want it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

# PDF/A allows only properties it knows or that are described beside them (ISO
# 19005-3, 6.6.2.3): this describes the mark of PDF/UA.
_PDFUA_SCHEMA = """\
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{schema}<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{properties}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file is: ``title``, ``author`` and ``keywords`` are those of its list.

    ``titles`` are pairs of language and title; ``created`` and ``modified`` are ISO
    8601.
    """

    title: str
    titles: tuple[tuple[str, str], ...]
    author: str
    keywords: tuple[str, ...]
    languages: tuple[str, ...]
    created: str
    modified: str
    producer: str
    creator: str

    @property
    def keyword_list(self) -> str:
        """The keywords as the file's list of entries has them."""
        return ", ".join(self.keywords)


def packet(metadata: Metadata) -> bytes:
    """Return the XMP packet, encoded as UTF-8."""
    titles = (("x-default", metadata.title), *metadata.titles)
    alternatives = "".join(
        f"<rdf:li xml:lang={quoteattr(language)}>{escape(title)}</rdf:li>"
        for language, title in titles
    )
    properties = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title><rdf:Alt>{alternatives}</rdf:Alt></dc:title>",
        _list("dc:language", "Bag", metadata.languages),
        _property("pdf:Producer", metadata.producer),
        _property("xmp:CreatorTool", metadata.creator),
        _property("xmp:CreateDate", metadata.created),
        _property("xmp:ModifyDate", metadata.modified),
    ]
    if metadata.author:
        properties.append(_list("dc:creator", "Seq", (metadata.author,)))
    if metadata.keywords:
        properties.append(_list("dc:subject", "Bag", metadata.keywords))
        properties.append(_property("pdf:Keywords", metadata.keyword_list))
    lines = "".join(f"{line}\n" for line in properties)
    return _PACKET.format(schema=_PDFUA_SCHEMA, properties=lines).encode()


def _property(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>"


def _list(name: str, kind: str, values: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"
