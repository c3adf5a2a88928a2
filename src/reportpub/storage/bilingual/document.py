"""DOCX: two columns to work in, with notes and comments, and nothing else.

Unlike the bilingual edition it has no front matter, no index and no look of its own;
its rows are found again in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from reportpub.model.document import Comment, Note, Sentence, inline_text
from reportpub.model.outgoing import Outgoing, OutgoingText
from reportpub.model.returned import ReturnedFile
from reportpub.storage.bilingual.document_parts import package
from reportpub.storage.bilingual.files import read_bytes
from reportpub.storage.word import read_word

_WIDTH = 6700
_CHINESE = '<w:rFonts w:hint="eastAsia"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
_ENGLISH = '<w:lang w:val="en-US"/>'


def write(text: OutgoingText) -> Mapping[str, bytes]:
    """Return the report as a Word file, a row a group; same text, same bytes."""
    margin = _Margin()
    heading = _row(_cell(_run("中文", _CHINESE)) + _cell(_run("English", _ENGLISH)))
    heading = heading.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>")
    rows = "".join(
        _group(group, number, margin) for number, group in enumerate(text.groups, 1)
    )
    title = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{_run(words, face)}</w:p>'
        for words, face in zip(text.titles, (_CHINESE, _ENGLISH), strict=True)
    )
    grid = f'<w:gridCol w:w="{_WIDTH}"/>' * 2
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Rows"/>'
        f'<w:tblW w:w="{_WIDTH * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{heading}{rows}</w:tbl>"
    )
    return {"": package(text, title + table, margin.notes, margin.comments)}


def read(path: Path, name: str) -> ReturnedFile:
    """Return what comes back in a Word file, of an export or an edition.

    Raises ``SourceError`` as ``read_word`` does.
    """
    return read_word(read_bytes(path, name), name)


@dataclass(slots=True)
class _Margin:
    """Notes and comments in the order they are called."""

    notes: list[str] = field(default_factory=list[str])
    comments: list[Comment] = field(default_factory=list[Comment])


def _group(group: Outgoing, number: int, margin: _Margin) -> str:
    handle = replace(group.handle, state=None)
    mark = ""
    if handle.bookmark:
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{handle.bookmark}"/>'
        mark += f'<w:bookmarkEnd w:id="{number}"/>'
    source = mark + _run(group.source_shown, _CHINESE)
    space = _run(" ", _ENGLISH)
    target = space.join("".join(_sentence(s, margin)) for s in group.target)
    properties = f'<w:tag w:val={quoteattr(str(handle))}/><w:lock w:val="sdtLocked"/>'
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>"
        f"{_row(_cell(source) + _cell(target))}</w:sdtContent></w:sdt>"
    )


def _sentence(sentence: Sentence, margin: _Margin) -> Iterator[str]:
    for inline in sentence.content:
        if isinstance(inline, Note):
            margin.notes.append(inline.value)
            yield _call("footnote", len(margin.notes))
        elif words := inline_text(inline):
            yield _run(words, _ENGLISH)
    for comment in sentence.progress.comments:
        margin.comments.append(comment)
        yield _call("comment", len(margin.comments))


def _call(kind: str, number: int) -> str:
    style = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{style}<w:{kind}Reference w:id="{number}"/></w:r>'


def _run(text: str, properties: str) -> str:
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}</w:r>"


def _cell(content: str) -> str:
    width = f'<w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{width}<w:p>{content}</w:p></w:tc>"


def _row(cells: str) -> str:
    return f"<w:tr>{cells}</w:tr>"
