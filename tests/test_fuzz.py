"""Broken files of every kind: a text comes out, or one clear sentence, never else.

The suite tries a few; ``make fuzz`` tries for ten minutes.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.loose import as_docx, as_html, as_pdf, docx, package, paragraph, word_part

from reportpub.errors import ReportpubError
from reportpub.intake import Wanted, take_in, take_in_pairs
from reportpub.model.glossary import Glossary
from reportpub.storage.loose import reader
from reportpub.storage.pairs.aligned import read_aligned

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "30"))
LINES = [
    "样市政府工作报告",
    "——2021年2月1日在样市第一届人民代表大会第二次会议上",
    "样市市长张小华",
    "各位代表：",
    "一、2020年工作回顾",
    "（一）经济回升。生产总值增长6.5%,新建学校12所(含在建)。",
    "二、2021年任务",
    "积极扩大投资。实施“1+3”工程。",
    "相关阅读",
]
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en-US"/><body>
<tu><tuv xml:lang="zh-CN"><seg>样市政府工作报告</seg></tuv>
<tuv xml:lang="en-US"><seg>Report</seg></tuv></tu>
<tu><tuv xml:lang="zh-CN"><seg>一、回顾\t新建<bpt i="1">x</bpt>学校。</seg></tuv>
<tuv xml:lang="en-US"><seg>I. Review Schools were built.</seg></tuv></tu>
</body></tmx>"""
XLIFF = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"
 srcLang="zh-Hans" trgLang="en"><file id="f"><unit id="u"><segment>
<source>新建学校。</source><target>Schools.</target></segment></unit></file></xliff>"""
LINKS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<p><s xml:id="a">新建学校。</s><s xml:id="b">Schools.</s></p></body></text>
<linkGrp><link target="#a #b"/></linkGrp></TEI>"""


def rich_docx() -> bytes:
    """Return a Word file with numbers, notes, styles, a table and changes."""
    style = (
        '<w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    level = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>注。</w:t></w:r></w:p></w:footnote>'
    body = (
        "".join(map(paragraph, LINES))
        + paragraph("回顾", '<w:pStyle w:val="a"/>', "<w:b/>")
        + '<w:p><w:r><w:t>甲。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:del><w:r><w:delText>乙。</w:delText></w:r></w:del></w:p>"
        f"<w:tbl><w:tr><w:tc>{paragraph('丙。')}</w:tc></w:tr></w:tbl>"
    )
    parts = {
        "word/styles.xml": word_part("styles", style),
        "word/numbering.xml": word_part("numbering", level),
        "word/footnotes.xml": word_part("footnotes", note),
    }
    return docx(body, parts)


def workbook() -> bytes:
    """Return a workbook with a Chinese and an English column."""
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in (("样市政府工作报告", "Report"), ("新建学校。", "Schools.")):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SEEDS: dict[str, Callable[[], bytes]] = {
    "plain.txt": lambda: "\n".join(LINES).encode(),
    "gb.txt": lambda: "\n".join(LINES).encode("gb18030"),
    "plain.docx": lambda: as_docx(LINES),
    "rich.docx": rich_docx,
    "page.html": lambda: as_html(LINES).encode(),
    "pages.pdf": lambda: as_pdf(LINES),
    "memory.tmx": TMX.encode,
    "memory.xlf": XLIFF.encode,
    "links.xml": LINKS.encode,
    "book.xlsx": workbook,
}


@lru_cache
def seed(name: str) -> bytes:
    return SEEDS[name]()


@st.composite
def broken(draw: st.DrawFn, name: str) -> bytes:
    """Return a file that is a little broken; of a package, a part of it may be."""
    data = seed(name)
    if data.startswith(b"PK") and draw(st.booleans()):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {entry: archive.read(entry) for entry in archive.namelist()}
        part = draw(st.sampled_from(sorted(parts)))
        parts[part] = draw(mutated(parts[part]))
        return package(parts)
    return draw(mutated(data))


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        new = draw(
            st.one_of(
                st.binary(max_size=12),
                st.just(data[start:end] * 3),
                st.sampled_from(
                    [
                        b"",
                        b"<",
                        b"</",
                        b"&",
                        b"]]>",
                        b'"',
                        b"\0",
                        b"9" * 30,
                        b"\xff\xfe",
                    ]
                ),
                st.text(max_size=4).map(lambda t: t.encode("utf-8", "replace")),
            )
        )
        data = data[:start] + new + data[end:]
    return data


@pytest.mark.parametrize("name", SEEDS)
def test_the_file_that_is_broken_can_be_read_whole(name: str, tmp_path: Path) -> None:
    take(name, seed(name), tmp_path)


@pytest.mark.parametrize("name", SEEDS)
def test_a_broken_file_gives_a_text_or_one_clear_sentence(
    name: str, tmp_path: Path
) -> None:
    @given(broken(name))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def attempt(data: bytes) -> None:
        said = ""
        try:
            take(name, data, tmp_path)
        except ReportpubError as error:
            said = str(error)
        assert len(said.splitlines()) <= 1, said

    attempt()


def take(name: str, data: bytes, folder: Path) -> None:
    """Import ``data`` up to the TEI, without the alignment."""
    path = folder / name
    path.write_bytes(data)
    wanted = Wanted("x", (name, ""), date="2021-02-01")
    segments = read_aligned(path, name)
    if segments is not None:
        take_in_pairs(segments, wanted)
    else:
        text = reader(path.suffix)(data, name)
        take_in(text, None, wanted, Glossary({}))
