"""Files are read back by lxml and by python-docx, which had no part in them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from tests.unit.writers.builders import cross_referenced, publication

from reportpub.errors import EditionError
from reportpub.model.handle import read_handle, row_handle
from reportpub.model.publication import (
    Line,
    Publication,
    Row,
    Run,
    Version,
    plain,
    walk,
)
from reportpub.writers.docx import write
from reportpub.writers.docx.properties import shortened
from reportpub.writers.theme import Theme

ROOT = Path(__file__).parents[3]
THEME = Theme(ROOT / "templates/book", ROOT / "fonts")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = {
    "w": W[1:-1],
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
EDITIONS = [("zh-Hans",), ("zh-Hant",), ("en",), ("zh-Hans", "en")]

every_edition = pytest.mark.parametrize("languages", EDITIONS, ids="-".join)


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def find(tree: etree._Element, path: str) -> list[etree._Element]:
    return list(tree.xpath(path, namespaces=NAMESPACES))


def values(tree: etree._Element, path: str) -> list[str]:
    return [str(value) for value in tree.xpath(path, namespaces=NAMESPACES)]


def texts(tree: etree._Element, *styles: str) -> list[str]:
    """Return the words of every paragraph whose style begins with one of ``styles``."""
    return [
        "".join(values(paragraph, ".//w:t/text()"))
        for paragraph in find(tree, "//w:p[w:pPr/w:pStyle]")
        if values(paragraph, "w:pPr/w:pStyle/@w:val")[0].startswith(styles)
    ]


def instructions(tree: etree._Element, kind: str) -> list[str]:
    codes = values(tree, "//w:instrText/text()")
    return [code.strip() for code in codes if code.strip().startswith(kind)]


def rows_of(edition: Publication) -> list[Row]:
    return [
        row
        for section in walk(edition.sections)
        for row in (
            *([section.heading] if section.heading else []),
            *(row for block in section.blocks for row in block.rows),
        )
    ]


@every_edition
def test_python_docx_opens_the_file(languages: tuple[str, ...]) -> None:
    document = docx.Document(BytesIO(write(publication(*languages), THEME)))

    assert document.core_properties.identifier == f"handan-2021.{'-'.join(languages)}"


def test_python_docx_opens_the_template_by_itself() -> None:
    folder = THEME.folder / "docx"
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for file in folder.rglob("*"):
            archive.write(file, file.relative_to(folder))

    document = docx.Document(buffer)

    assert document.styles["Body Text"] is not None


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_every_line_stands_once_and_in_order(language: str) -> None:
    edition = publication(language)
    joint = " " if language == "en" else ""

    tree = part(write(edition, THEME))

    found = texts(tree, "Heading", "BodyText")[:-2]  # the last two head notes and index
    expected = [
        words
        for section in walk(edition.sections)
        for words in (
            *([plain(section.heading.versions[0])] if section.heading else []),
            *(
                joint.join(plain(row.versions[0]) for row in block.rows)
                for block in section.blocks
            ),
        )
    ]
    assert found == expected


def test_no_version_of_any_row_is_lost_from_the_parallel_text() -> None:
    edition = publication("zh-Hans", "en")

    tree = part(write(edition, THEME))

    expected = [plain(version) for row in rows_of(edition) for version in row.versions]
    assert texts(tree, "Heading", "ParallelText")[:-2] == expected


def test_each_row_of_the_table_has_a_cell_for_each_language() -> None:
    tree = part(write(publication("zh-Hans", "en"), THEME))

    assert {len(find(row, "w:tc")) for row in find(tree, "//w:tr")} == {2}
    assert not find(tree, "//w:tc[not(w:p)]")


def test_each_part_has_one_table_with_a_header_row_that_repeats() -> None:
    edition = publication("zh-Hans", "en")

    tables = find(part(write(edition, THEME)), "//w:tbl")

    assert len(tables) == len(edition.sections)
    for table in tables:
        first, *others = find(table, ".//w:tr")
        assert find(first, "w:trPr/w:tblHeader")
        assert values(first, ".//w:t/text()") == ["简体中文", "English"]
        assert not [row for row in others if find(row, "w:trPr/w:tblHeader")]


def test_each_table_says_what_it_is() -> None:
    tables = find(part(write(publication("zh-Hans", "en"), THEME)), "//w:tbl")

    captions = [values(t, "w:tblPr/w:tblCaption/@w:val")[0] for t in tables]
    assert captions == ["“十三五”回顾0\u2003A Review 0", "2021年主要工作0\u2003Tasks 0"]
    assert values(tables[0], "w:tblPr/w:tblDescription/@w:val")


def test_a_part_without_a_heading_does_not_grow_into_the_table_before_it() -> None:
    edition = publication("zh-Hans", "en")
    bare = [replace(section, heading=None) for section in edition.sections]

    tree = part(write(replace(edition, sections=tuple(bare)), THEME))

    assert not find(tree, "//w:tbl/following-sibling::*[1][self::w:tbl]")


@every_edition
def test_the_same_publication_gives_the_same_bytes(languages: tuple[str, ...]) -> None:
    first = write(publication(*languages), THEME)

    assert write(publication(*languages), THEME) == first


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "import sys; from hashlib import sha256; "
        "from tests.unit.writers.test_docx import THEME, publication, write; "
        "print(sha256(write(publication('zh-Hans', 'en'), THEME)).hexdigest())"
    )
    here = sha256(write(publication("zh-Hans", "en"), THEME)).hexdigest()

    there = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONHASHSEED": "7"},
    ).stdout.strip()

    assert there == here


def test_the_archive_knows_no_clock_and_begins_with_the_content_types() -> None:
    data = write(publication("zh-Hans"), THEME)

    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}


def test_every_part_but_the_list_itself_has_a_content_type() -> None:
    data = write(publication("zh-Hans"), THEME)

    types = part(data, "[Content_Types].xml")
    listed = {override.get("PartName") for override in types[2:]}
    with ZipFile(BytesIO(data)) as archive:
        names = {f"/{name}" for name in archive.namelist() if ".rels" not in name}
    assert names - {"/[Content_Types].xml"} == listed


def test_what_the_file_says_about_itself_comes_from_the_publication() -> None:
    properties = part(write(publication("zh-Hans", "en"), THEME), "docProps/core.xml")

    assert values(properties, "dc:title/text()") == ["政府工作报告\u2003Report"]
    assert values(properties, "dc:language/text()") == ["zh-Hans, en"]
    assert values(properties, "dcterms:created/text()") == ["2021-02-01T00:00:00Z"]
    assert values(properties, "dcterms:modified/text()") == ["2021-03-04T05:06:07Z"]


@every_edition
def test_notes_are_footnotes_that_are_called_once(languages: tuple[str, ...]) -> None:
    data = write(publication(*languages, copies=2), THEME)

    calls = values(part(data), "//w:footnoteReference/@w:id")
    footnotes = part(data, "word/footnotes.xml")
    assert calls == ["1", "2"]
    assert values(footnotes, "//w:footnote/@w:id") == ["-1", "0", "1", "2"]
    assert values(footnotes, "//w:footnote//w:t/text()") == [" 注0", " 注1"]


@every_edition
def test_every_field_that_begins_ends_and_none_parts_without_a_code(
    languages: tuple[str, ...],
) -> None:
    tree = part(write(publication(*languages), THEME))

    depth: list[list[str]] = []
    for node in tree.iter(f"{W}fldChar", f"{W}instrText"):
        kind = node.get(f"{W}fldCharType", "code")
        if kind == "begin":
            depth.append([])
        depth[-1].append(kind)
        if kind == "end":
            assert depth.pop() in (
                ["begin", "code", "end"],
                ["begin", "code", "separate", "end"],
            )
    assert depth == []


@every_edition
def test_every_page_reference_and_link_has_its_bookmark(
    languages: tuple[str, ...],
) -> None:
    tree = part(write(publication(*languages, copies=3), THEME))

    names = values(tree, "//w:bookmarkStart/@w:name")
    numbers = values(tree, "//w:bookmarkStart/@w:id")
    referred = {code.split()[1] for code in instructions(tree, "PAGEREF")}
    linked = set(values(tree, "//w:hyperlink/@w:anchor"))
    assert max(Counter(names).values()) == max(Counter(numbers).values()) == 1
    assert sorted(numbers) == sorted(values(tree, "//w:bookmarkEnd/@w:id"))
    assert max(map(len, names)) <= 40
    # Rows are found again from outside; nothing within names them.
    assert referred == {name for name in names if not name.startswith("_Row_")}
    assert linked < referred


def test_the_index_gives_one_page_for_each_section() -> None:
    tree = part(write(publication("zh-Hans"), THEME))

    entry = find(tree, "//w:p[w:pPr/w:pStyle/@w:val='Index1']")[0]

    # Three mentions, two of them in one section.
    pages = [c for c in values(entry, ".//w:instrText/text()") if "PAGEREF" in c]
    assert len(pages) == 2


def test_index_entries_say_what_the_index_says_with_what_word_would_misread() -> None:
    tree = part(write(publication("zh-Hans", "en"), THEME))

    entries = set(instructions(tree, "XE"))

    assert entries == {'XE "\\“六稳\\”\u2003the six fronts\\: stability"'}


def test_printed_entries_name_other_entries_and_list_members_under_their_label() -> (
    None
):
    tree = part(write(cross_referenced("zh-Hans", "en"), THEME))

    assert texts(tree, "Index1") == [
        "“六稳”\u2003the six fronts: stability\u2003–, –\u2003另见 “六稳”",
        "工作六稳\u2003见 “六稳”",
    ]
    assert texts(tree, "Index2") == ["稳外贸\u2003trade & <co>", "稳就业\u2003–"]


def test_word_can_make_of_its_entries_what_is_printed() -> None:
    tree = part(write(cross_referenced("zh-Hans", "en"), THEME))

    label = "\\“六稳\\”\u2003the six fronts\\: stability"
    mentioned = [f'XE "{label}"', f'XE "{label}:稳就业"'] * 3
    assert instructions(tree, "XE") == [
        *mentioned,
        f'XE "{label}" \\t "另见 \\“六稳\\”"',
        f'XE "{label}:稳外贸\u2003trade & <co>" \\t " "',
        'XE "工作六稳" \\t "见 \\“六稳\\”"',
    ]


def test_without_an_index_the_file_ends_with_the_text() -> None:
    edition = replace(publication("zh-Hans"), indexes=(), explanations=())

    tree = part(write(edition, THEME))

    assert instructions(tree, "INDEX") == instructions(tree, "XE") == []
    assert values(tree, "/w:document/w:body/w:sectPr/w:pgNumType/@w:start") == ["1"]


def test_contents_of_one_language_are_found_by_heading() -> None:
    tree = part(write(publication("en"), THEME))

    assert instructions(tree, "TOC") == [r'TOC \o "1-3" \h \z \u']
    assert texts(tree, "TOC")[1:] == [
        "A Review 0–",
        "Control 0–",
        "Tasks 0–",
        "名词解释–",
        "术语索引（音序）–",
    ]


def test_contents_of_two_languages_name_both_in_one_entry() -> None:
    tree = part(write(publication("zh-Hans", "en"), THEME))

    assert instructions(tree, "TOC") == [r"TOC \f C \h \z"]
    assert instructions(tree, "TC")[1] == (
        r'TC "（一）疫情防控0。' + "\u2003" + r'Control 0" \f C \l "2"'
    )
    assert texts(tree, "TOC2") == ["（一）疫情防控0。\u2003Control 0–"]


def test_only_the_leading_heading_is_a_heading_to_word() -> None:
    data = write(publication("zh-Hans", "en"), THEME)

    styles = part(data, "word/styles.xml")
    outlined = values(styles, "//w:style[w:pPr/w:outlineLvl]/@w:styleId")
    assert outlined == ["Heading1", "Heading2", "Heading3"]
    assert texts(part(data), "Heading2") == ["（一）疫情防控0。", "Control 0"]
    assert texts(part(data), "Heading2T") == ["Control 0"]


@every_edition
def test_every_style_the_text_names_is_in_the_template(
    languages: tuple[str, ...],
) -> None:
    data = write(publication(*languages), THEME)

    named = set(values(part(data), "//w:pStyle/@w:val | //w:rStyle/@w:val"))
    known = set(values(part(data, "word/styles.xml"), "//w:style/@w:styleId"))
    assert named <= known


def test_chinese_runs_ask_for_the_chinese_face_and_say_their_language() -> None:
    tree = part(write(publication("zh-Hant", "en"), THEME))

    for run in find(tree, "//w:tbl//w:r[w:t]"):
        tag = values(run, "w:rPr/w:lang/@w:eastAsia") or values(
            run, "w:rPr/w:lang/@w:val"
        )
        hint = values(run, "w:rPr/w:rFonts/@w:hint")
        assert (tag, hint) in ((["zh-TW"], ["eastAsia"]), (["en-US"], []))


def test_the_traditional_edition_is_set_in_traditional_faces() -> None:
    styles = part(write(publication("zh-Hant"), THEME), "word/styles.xml")

    faces = set(values(styles, "//w:rFonts/@w:eastAsia"))

    assert faces == {"PMingLiU", "Microsoft JhengHei"}
    assert values(styles, "//w:rPrDefault//w:lang/@w:eastAsia") == ["zh-TW"]


def test_a_text_twice_as_long_makes_a_file_with_twice_the_elements() -> None:
    def elements(copies: int) -> int:
        edition = publication("zh-Hans", "en", copies=copies)
        return sum(1 for _ in part(write(edition, THEME)).iter())

    once, twice, four_times = elements(10), elements(20), elements(40)

    assert four_times - twice == 2 * (twice - once)


def test_a_template_without_its_slot_is_refused(tmp_path: Path) -> None:
    theme = Theme(copytree(THEME.folder, tmp_path / "book"), tmp_path)
    file = theme.folder / "docx/word/header1.xml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub("<!-- slot -->", "", text), encoding="utf-8")

    with pytest.raises(EditionError, match=r"word/header1\.xml needs one slot"):
        write(publication("zh-Hans"), theme)


def test_every_row_of_two_languages_can_be_found_again() -> None:
    edition = publication("zh-Hans", "en")
    tree = part(write(edition, THEME))

    tags = values(tree, "//w:sdt/w:sdtPr/w:tag/@w:val")

    parts = {section.heading for section in edition.sections}
    assert tags == [
        str(row_handle(row)) for row in rows_of(edition) if row not in parts
    ]
    assert not find(tree, "//w:tr[not(w:trPr/w:tblHeader)][not(parent::w:sdtContent)]")
    # A control may be edited, and not be lost.
    assert {*values(tree, "//w:sdtPr/w:lock/@w:val")} == {"sdtLocked"}


def test_every_row_has_a_bookmark_that_says_the_same_as_its_control() -> None:
    edition = publication("zh-Hans", "en")
    tree = part(write(edition, THEME))

    names = values(tree, "//w:bookmarkStart[starts-with(@w:name, '_Row_')]/@w:name")

    rows = (edition.title, *rows_of(edition))
    assert [read_handle(name) for name in names] == [*map(row_handle, rows)]


def test_a_file_of_one_language_has_no_rows_to_find_again() -> None:
    assert b"_Row_" not in ZipFile(BytesIO(write(publication("en"), THEME))).read(
        "word/document.xml"
    )


def test_a_tag_tells_which_side_was_changed() -> None:
    row = Row((version("zh-Hans", "s1", "六稳"), version("en", "e1", "six fronts")))
    other = Row((row.versions[0], version("en", "e1", "the six fronts")))

    group, chinese, english = str(row_handle(row)).split()

    assert (group, chinese) == ("s1", sha256("六稳".encode()).hexdigest()[:8])
    assert str(row_handle(other)).split()[:2] == [group, chinese]
    assert str(row_handle(other)).split()[2] != english


def version(language: str, identifier: str, words: str) -> Version:
    return Version(language, (Line(identifier, (Run(words),)),))


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("政府工作报告", "zh-Hans", "政府工作报告"),
        ("长" * 60, "zh-Hans", "长" * 49 + "…"),
        ("Report", "en", "Report"),
        ("word, " * 30, "en", "word, " * 15 + "word …"),
    ],
)
def test_a_running_head_longer_than_a_line_is_cut(
    words: str, language: str, shown: str
) -> None:
    assert shortened(words.strip(), language) == shown


def test_the_running_head_is_one_line() -> None:
    head = part(write(publication("zh-Hans", "en"), THEME), "word/header1.xml")

    assert values(head, "//w:t/text()") == ["政府工作报告"]
    assert not find(head, "//w:br")
