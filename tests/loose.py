"""Loose texts as people send them, made of our own report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from tests.running import ROOT

from reportpub.model.document import Correction, Division, Document, Inline, Text
from reportpub.storage.tei import read_document

_HALF = str.maketrans("，：；！？（）", ",:;!?()")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@lru_cache
def report(language: str) -> Document:
    """Return our report as it is published."""
    path = ROOT / f"source/handan-2021/{language}.xml"
    return read_document(path, path.name)


def lines_of(document: Document) -> list[str]:
    """Return a line for each paragraph; headings that were run in are so again."""
    is_chinese = document.language.startswith("zh")
    joint = "" if is_chinese else " "
    lines = [joint.join(_printed(s.content) for s in document.title)]
    head: list[str] = []
    for block in document.blocks():
        own = block.head if isinstance(block, Division) else block.sentences
        words = [_printed(sentence.content) for sentence in own]
        if isinstance(block, Division):
            is_alone = (
                not is_chinese
                or block.kind == "part"
                or isinstance(block.children[-1], Division)
            )
            head = words
            if is_alone and words:
                lines.append(joint.join(head))
                head = []
        else:
            lines.append(joint.join((*head, *words)))
            head = []
    return lines


def raw_handan() -> str:
    """Return the text as a web page shows it: half-width marks, debris round it."""
    title, *body = (line.translate(_HALF) for line in lines_of(report("zh-Hans")))
    part = next(n for n, line in enumerate(body) if line.startswith("“十四五”时期"))
    body[part] = f"本报讯{body[part]}"
    byline = "2021-02-02 10:24 样市客户端 编辑:张三"
    return "\n\n".join((title, title, byline, *body, "相关阅读")) + "\n"


def _printed(content: Iterable[Inline]) -> str:
    """Return the words as they were printed, before any correction."""
    return "".join(
        inline.sic if isinstance(inline, Correction) else inline.value
        for inline in content
        if isinstance(inline, Text | Correction)
    )


def docx(
    body: str, parts: Mapping[str, str | bytes] | None = None, *, main: str = ""
) -> bytes:
    """Return a Word file whose body has the markup ``body``; ``w:`` is bound."""
    document = main or (
        f'<w:document xmlns:w="{_W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return package({"word/document.xml": document, **(parts or {})})


def word_part(name: str, content: str) -> str:
    """Return the markup of another part, whose root is ``w:name``."""
    return f'<w:{name} xmlns:w="{_W}">{content}</w:{name}>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP package of ``parts``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of a Word file."""
    run_properties = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r>{run_properties}"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def as_docx(lines: Iterable[str]) -> bytes:
    """Return a Word file with a paragraph a line."""
    return docx("".join(map(paragraph, lines)))


def as_html(lines: Iterable[str]) -> str:
    """Return a web page as a city puts it up, with navigation round the article."""
    title, *body = lines
    article = "".join(f"<p>　　{line}</p>\n" for line in body)
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>样市</title>"
        "<script>var x = '<p>无</p>';</script></head><body>"
        "<div class='nav'><a href='/'>首页</a> <a href='/a'>政务公开</a></div>"
        f"<div><h1>{title}</h1><div class='art'>{article}</div></div>"
        "<div class='foot'>版权所有：样市人民政府</div></body></html>"
    )


def as_pdf(lines: Iterable[str]) -> bytes:
    """Return pages with indented paragraphs, a running head and page numbers."""
    import weasyprint

    style = (
        "@page { size: A4; margin: 25mm; @top-center { content: '样市人民政府' }"
        " @bottom-center { content: '— ' counter(page) ' —' } }"
        " p { text-indent: 2em; margin: 0 } h1 { text-align: center }"
        " body { font: 11pt 'Noto Serif CJK SC' }"
    )
    title, *body = lines
    text = "".join(f"<p>{line}</p>" for line in body)
    page = f"<style>{style}</style><h1>{title}</h1>{text}"
    data = weasyprint.HTML(string=page).write_pdf()
    assert data
    return bytes(data)


def put(folder: Path, name: str, data: str | bytes) -> Path:
    """Write a file into ``folder``."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
