"""The English TEI file of a report that has none yet."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from reportpub.model.document import Document

_SCOPES = {"city": "settlement", "province": "region"}
_NEW = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id={identifier} xml:lang="en">
 <teiHeader>
  <fileDesc>
   <titleStmt>
    <title>{title}</title>
   </titleStmt>
   <publicationStmt>
    <publisher/>
    <availability>
     <p>To be stated before publication.</p>
    </availability>
   </publicationStmt>
   <sourceDesc>
    <p>Translated from the Chinese text of the report.</p>
   </sourceDesc>
  </fileDesc>
  <profileDesc>
   <creation><date when={date}>{day}</date>{places}</creation>
   <langUsage><language ident="en">English</language></langUsage>
  </profileDesc>
 </teiHeader>
 <text>
  <body>
  </body>
 </text>
</TEI>
"""


def new_tei(source: Document, title: str, day: str) -> str:
    """Return an English file for ``source`` without any text, to be grown.

    ``title`` is that of the header, ``day`` the date of the report in English words.
    """
    places = (scope.partition(":") for scope in source.header.scopes)
    return _NEW.format(
        identifier=quoteattr(f"{source.id.removesuffix('-zh')}-en"),
        title=escape(title),
        date=quoteattr(source.header.date),
        day=escape(day),
        places="".join(
            f"<{_SCOPES[kind]} key={quoteattr(key)}>"
            f"{escape(key.replace('-', ' ').title())}</{_SCOPES[kind]}>"
            for kind, _, key in places
        ),
    )
