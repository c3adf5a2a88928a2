"""The parts of a plain Word file (ECMA-376 parts 1 and 2)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from reportpub.model.document import Comment
from reportpub.model.outgoing import OutgoingText
from reportpub.storage.package import dateless

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("styles", "settings", "fontTable", "footnotes", "comments")
# Landscape A4, in twips.
_SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar '
    'w:top="1134" w:right="1717" w:bottom="1134" w:left="1717" w:header="567" '
    'w:footer="567" w:gutter="0"/></w:sectPr>'
)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:eastAsia="SimSun"/><w:sz w:val="22"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
    'w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn '
    'w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/>'
    '<w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name '
    'w:val="Normal Table"/></w:style>'
    '<w:style w:type="table" w:styleId="Rows"><w:name w:val="Rows"/><w:basedOn '
    f'w:val="TableNormal"/><w:tblPr><w:tblBorders>{_LINES}</w:tblBorders>'
    "<w:tblCellMar>"
    '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)
# Word opens files of no known mode as those of 2007.
_SETTINGS = (
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)
# The lines between text and notes, which Word wants to be there.
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
    "</w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def package(
    text: OutgoingText, body: str, notes: Sequence[str], comments: Sequence[Comment]
) -> bytes:
    """Return the file with ``body``; notes and comments are called from 1 on."""
    footnotes = "".join(_note(*each) for each in enumerate(notes, 1))
    remarks = "".join(_comment(*each) for each in enumerate(comments, 1))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", _OFFICE, "word/document.xml"),
            (
                "metadata/core-properties",
                f"{_PACKAGE}/relationships",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": _core(text),
        "word/document.xml": f"<w:document {_W}><w:body>{body}{_SECTION}</w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((kind, _OFFICE, f"{kind}.xml") for kind in _KINDS)
        ),
        "word/styles.xml": f"<w:styles {_W}>{_STYLES}</w:styles>",
        "word/settings.xml": f"<w:settings {_W}>{_SETTINGS}</w:settings>",
        "word/fontTable.xml": f"<w:fonts {_W}/>",
        "word/footnotes.xml": f"<w:footnotes {_W}>{_SEPARATORS}{footnotes}"
        "</w:footnotes>",
        "word/comments.xml": f"<w:comments {_W}>{remarks}</w:comments>",
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(
                name, f'<?xml version="1.0" encoding="UTF-8"?>{part}'.encode()
            )
    return dateless(out.getvalue())


def _note(number: int, words: str) -> str:
    content = f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
    mark = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/>'
    paragraph = f"<w:p><w:r>{mark}</w:r>{content}</w:p>"
    return f'<w:footnote w:id="{number}">{paragraph}</w:footnote>'


def _comment(number: int, comment: Comment) -> str:
    by = f"w:author={quoteattr(comment.author)}"
    if comment.date:
        by += f' w:date="{comment.date}T00:00:00Z"'
    words = f'<w:r><w:t xml:space="preserve">{escape(comment.value)}</w:t></w:r>'
    return f'<w:comment w:id="{number}" {by}><w:p>{words}</w:p></w:comment>'


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        **{f"/word/{kind}.xml": f"{_WORD}.{kind}+xml" for kind in _KINDS},
        "/docProps/core.xml": "application/vnd.openxmlformats-package."
        "core-properties+xml",
    }
    named = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>'
        for part, kind in overrides.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(*targets: tuple[str, str, str]) -> str:
    named = "".join(
        f'<Relationship Id="rId{number}" Type="{space}/{kind}" Target="{target}"/>'
        for number, (kind, space, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{named}</Relationships>'


def _core(text: OutgoingText) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:identifier>{escape(text.report)}</dc:identifier>"
        f"<dc:title>{escape(' '.join(text.titles))}</dc:title></cp:coreProperties>"
    )
