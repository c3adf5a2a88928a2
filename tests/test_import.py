"""Reports from loose files, end to end: nothing lost, nothing half-written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.loose import (
    as_docx,
    as_html,
    as_pdf,
    docx,
    lines_of,
    paragraph,
    put,
    raw_handan,
    report,
    word_part,
)
from tests.running import EN, ZH, reportpub, snapshot

from reportpub.intake import Intake, Wanted, take_in, take_in_pairs
from reportpub.model.bitext import Segment
from reportpub.model.document import Document
from reportpub.model.glossary import Glossary
from reportpub.model.loose import Line, LooseText
from reportpub.storage.loose import reader
from reportpub.storage.tei import read_document
from reportpub.transforms.align import align
from reportpub.transforms.structure.chinese_marks import with_chinese_marks

LayOut = Callable[..., Path]


def taken_in(data: bytes, suffix: str, **wanted: str) -> Intake:
    text = reader(suffix)(data, f"text{suffix}")
    return take_in(
        text, None, Wanted("x", (f"text{suffix}", ""), **wanted), Glossary({})
    )


def sentences(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences()]


def published() -> list[str]:
    """Return the sentences of our report, the one correction in them not made."""
    return [
        text.replace("“十三五”发展成就", "十三五”发展成就")
        for text in sentences(report("zh-Hans"))
    ]


FORMATS: dict[str, Callable[[], bytes]] = {
    ".txt": lambda: raw_handan().encode(),
    ".docx": lambda: as_docx(raw_handan().split("\n")),
    ".html": lambda: as_html(raw_handan().split("\n\n")).encode(),
    ".pdf": lambda: as_pdf(raw_handan().split("\n\n")),
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_loose_report_has_the_sentences_and_divisions_of_the_one_made_by_hand(
    suffix: str,
) -> None:
    intake = taken_in(FORMATS[suffix](), suffix)

    assert sentences(intake.source) == published()
    blocks = [block.id for block in report("zh-Hans").blocks()]
    assert [block.id for block in intake.source.blocks()] == blocks
    assert intake.source.header.date == "2021-02-01"
    assert intake.source.header.author == "樊成华"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le"]
)
def test_any_encoding_of_chinese_gives_the_same_sentences(encoding: str) -> None:
    intake = taken_in(raw_handan().encode(encoding), ".txt")

    assert sentences(intake.source) == published()


def test_a_translation_is_aligned_as_it_was_by_hand(tmp_path: Path) -> None:
    english = "\n\n".join(lines_of(report("en")))
    wanted = Wanted("x", ("zh.txt", "en.txt"))
    texts = [reader(".txt")(t.encode(), "t") for t in (raw_handan(), english)]

    intake = take_in(texts[0], texts[1], wanted, Glossary({}))

    before = [(s.text, s.corresp) for s in report("en").sentences()]
    after = [(s.text, s.corresp) for s in intake.target.sentences()]
    assert [text for text, _ in after] == [text for text, _ in before]
    same = sum(a == b for a, b in zip(after, before, strict=True))
    assert same >= len(before) - 5
    assert intake.confidence is not None
    assert intake.confidence > 0.9
    path = put(tmp_path, "en.xml", intake.texts[1])
    assert read_document(path, "en.xml").children == intake.target.children


_TEXT = st.text(
    "甲乙丙丁报告工作一二三、。，：；！？（）()“”,.!?:%12 　—…", min_size=1, max_size=30
)


def words(text: str) -> str:
    """Return ``text`` without white space, its marks normalised."""
    return "".join(with_chinese_marks(text)[0].split())


@given(st.lists(_TEXT, min_size=1, max_size=12))
@settings(deadline=None)
def test_nothing_of_a_text_is_lost(texts: list[str]) -> None:
    lines = tuple(Line(text, n) for n, text in enumerate(["题目甲", *texts], 1))
    wanted = Wanted("x", ("x.txt", ""), date="2021-02-01")

    intake = take_in(LooseText(lines), None, wanted, Glossary({}))

    kept = "".join(sentences(intake.source))
    left_out = {found.place: found.text for found in intake.dropped}
    expected = ""
    for line in lines:
        rest = line.text
        if line.place in left_out:
            assert rest.strip().startswith(left_out[line.place].strip())
            rest = rest.strip()[len(left_out[line.place].strip()) :]
        # A line is normalised as a whole, unless white space parts its heading.
        expected += words(rest)
    assert _letters(kept) == _letters(expected)


def _letters(text: str) -> str:
    """Return the letters and digits; which marks become what has its own tests."""
    return re.sub(r"[^\w%]", "", text)


@given(st.lists(st.tuples(_TEXT, st.text("abc .,", max_size=12)), min_size=1))
@settings(deadline=None)
def test_nothing_of_an_aligned_text_is_lost(texts: list[tuple[str, str]]) -> None:
    rows = [("政府工作报告", "Report"), *texts]
    segments = [
        Segment(n, n + 1, *(" ".join(side.split()) for side in row))
        for n, row in enumerate(rows)
    ]
    wanted = Wanted("x", ("x.tmx", ""), date="2021-02-01")

    intake = take_in_pairs(segments, wanted)

    dropped = {found.place for found in intake.dropped}
    kept = [segment for segment in segments if segment.number + 1 not in dropped]
    for document, sides in (
        (intake.source, [segment.zh for segment in kept]),
        (intake.target, [segment.en for segment in kept]),
    ):
        assert _letters("".join(sentences(document))) == _letters("".join(sides))


def test_whatever_is_imported_can_be_built(lay_out: LayOut) -> None:
    project = lay_out()
    zh = (
        "样市政府工作报告\n2021年2月1日\n一、回顾\n"
        "新建学校12所。农民增收6.5%，河水清澈。\n"
    )
    en = (
        "Report on the Work of the Government of Sample City\nFebruary 1, 2021\n"
        "I. Review\nTwelve schools were built. The income of farmers grew 6.5 percent, "
        "and the rivers are clear.\n"
    )
    put(project, "zh.txt", zh)
    put(project, "en.txt", en)

    imported = reportpub(
        "import", "zh.txt", "--translation", "en.txt", "--id", "new", cwd=project
    )
    built = reportpub("build", "new", cwd=project)

    assert imported.status == 0, imported.err
    assert built.status == 0, built.err


BAD: dict[str, tuple[str, bytes, str]] = {
    "an encrypted Word file": (
        "x.docx",
        bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600,
        "has a password",
    ),
    "a truncated Word file": ("x.docx", as_docx(["甲。"] * 99)[:200], "no Word file"),
    "a Word file that is none": ("x.docx", "甲。".encode(), "no Word file"),
    "macros": (
        "x.docm",
        docx(paragraph("甲。"), {"word/vbaProject.bin": b"Shell"}),
        "has macros",
    ),
    "a bomb": (
        "x.docx",
        docx("", main=f"<a>{'0' * 65_000_000}</a>"),
        "swells up when unpacked",
    ),
    "entities": (
        "x.docx",
        docx("", main='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "DOCTYPE",
    ),
    "a Word file without a text": ("x.docx", docx(""), "no text"),
    "a Word file of another kind": ("x.docx", docx("", main="<a/>"), "no Word file"),
    "an encrypted PDF": ("x.pdf", b"%PDF-1.7\n", "no PDF, or was cut off"),
    "an empty page": ("x.html", b"", "no text"),
    "an empty text": ("x.txt", b"\n \n", "no text"),
    "bytes of no encoding": ("x.txt", b"\xff\xff\x81\xff\n" * 3, "UTF-8"),
    "an English text alone": (
        "x.txt",
        b"Report\n\nWe built twelve schools.\n",
        "not Chinese",
    ),
    "a text without a date": ("x.txt", "政府工作报告\n甲乙。\n".encode(), "--date"),
    "a kind that nobody knows": ("x.odt", b"", "of no kind"),
    "a damaged memory": ("x.tmx", b"<tmx><body><tu>", "not well-formed"),
    "a memory without Chinese": (
        "x.tmx",
        b"<tmx><body><tu><tuv xml:lang='en'><seg>A</seg></tuv></tu></body></tmx>",
        "No segment",
    ),
    "a TEI text": ("x.xml", b"<TEI/>", "no links"),
    "a workbook that is none": ("x.xlsx", b"PK\x03\x04", "no workbook"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_one_clear_sentence_and_nothing_is_written(
    what: str, lay_out: LayOut
) -> None:
    name, data, reason = BAD[what]
    project = lay_out()
    put(project, name, data)
    before = snapshot(project)

    outcome = reportpub("import", name, "--id", "new", cwd=project)

    assert outcome.status == 2
    assert reason in outcome.err
    assert outcome.err.startswith(f"reportpub: {name}")
    assert len(outcome.err.splitlines()) == 1
    assert snapshot(project) == before


def test_a_report_that_exists_is_never_written_over(lay_out: LayOut) -> None:
    project = lay_out()
    put(project, "zh.txt", raw_handan())
    before = snapshot(project)

    outcome = reportpub("import", "zh.txt", "--id", "mini", cwd=project)

    assert outcome.status == 2
    assert "exists already" in outcome.err
    assert snapshot(project) == before


def test_a_pair_that_does_not_belong_together_is_refused_with_its_score(
    lay_out: LayOut,
) -> None:
    project = lay_out()
    put(project, "zh.txt", raw_handan())
    put(project, "en.txt", "The cat sat on the mat. It purred.\n" * 60)
    command = ("import", "zh.txt", "--translation", "en.txt", "--id", "new")

    refused = reportpub(*command, cwd=project)
    forced = reportpub(*command, "--anyway", cwd=project)

    assert refused.status == 2
    assert re.search(r"hardly fits zh\.txt \(\d+%\)", refused.err)
    assert forced.status == 0, forced.err


def test_notes_of_a_word_file_become_notes_of_the_text(lay_out: LayOut) -> None:
    project = lay_out()
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:t>一所在建。</w:t></w:r></w:p></w:footnote>'
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        paragraph("样市政府工作报告")
        + paragraph("2021年2月1日")
        + f"<w:p><w:r><w:t>新建学校12所。</w:t></w:r>{reference}"
        "<w:r><w:t>河水清澈。</w:t></w:r></w:p>"
    )
    parts = {"word/footnotes.xml": word_part("footnotes", note)}
    put(project, "x.docx", docx(body, parts))

    reportpub("import", "x.docx", "--id", "new", cwd=project)

    text = (project / "source/new/zh-Hans.xml").read_text(encoding="utf-8")
    assert '新建学校12所。<note type="editor">一所在建。</note></s>' in text


def test_the_smallest_report_comes_back_through_a_linkgrp(lay_out: LayOut) -> None:
    project = lay_out()
    for name in (ZH, EN):
        put(project, Path(name).name, (project / name).read_bytes())
    english = read_document(project / EN, EN)
    links = "".join(
        f'<link target="{" ".join(s.corresp)} en.xml#{s.id}"/>'
        for s in english.sentences()
    )
    put(project, "x.xml", f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{links}</TEI>')

    outcome = reportpub(
        "import", "x.xml", "--id", "new", "--date", "2021-02-01", cwd=project
    )

    assert outcome.status == 0, outcome.err
    again = read_document(project / "source/new/en.xml", "en.xml")
    assert sentences(again) == sentences(english)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("xliff", "x.xlf"),
        ("xliff12", "x.xlf"),
        ("tmx", "x.tmx"),
        ("xlsx", "x.xlsx"),
        ("docx", "x.docx"),
    ],
)
def test_what_was_exported_can_be_imported_with_its_groups(
    form: str, name: str, lay_out: LayOut
) -> None:
    project = lay_out()
    reportpub("export", "mini", name, "--to", form, cwd=project)

    outcome = reportpub(
        "import", name, "--id", "new", "--date", "2021-02-01", cwd=project
    )

    assert outcome.status == 0, outcome.err
    for before, after in ((ZH, "zh-Hans"), (EN, "en")):
        written = sentences(read_document(project / before, before))
        again = read_document(project / f"source/new/{after}.xml", after)
        assert "".join(sentences(again)) == "".join(written)
    source, target = (
        read_document(project / f"source/new/{name}.xml", f"{name}.xml")
        for name in ("zh-Hans", "en")
    )
    groups = align(source, target).groups
    assert all(group.source and group.target for group in groups)
    assert len(groups) == 13
