from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.running import BASE, ROOT

from reportpub.model.document import Division, Document
from reportpub.storage.tei import read_document, read_text
from reportpub.storage.tei_grow import grow
from reportpub.storage.tei_layout import format_tei
from reportpub.storage.tei_new import new_tei
from reportpub.transforms.align import align

FOLDER = BASE / "source/mini"
ZH = read_document(FOLDER / "zh-Hans.xml", "source/mini/zh-Hans.xml")
ENGLISH = read_text(FOLDER / "en.xml", "en.xml")


def read(text: str, folder: Path) -> Document:
    path = folder / "en.xml"
    path.write_text(text, encoding="utf-8")
    return read_document(path, "source/mini/en.xml")


def without(pattern: str) -> str:
    text, count = re.subn(pattern, "", ENGLISH, flags=re.DOTALL)
    assert count, pattern
    return text


def grown(text: str, folder: Path) -> Document:
    """Return what ``text`` has grown into, having seen that it lost nothing."""
    after, made = grow(text, ZH, read(text, folder))
    rest = iter(after)
    assert all(character in rest for character in text)
    document = read(after, folder)
    assert [*made.values()] == [s.id for s in document.sentences() if not s.text]
    return document


def test_a_file_that_has_everything_does_not_change(tmp_path: Path) -> None:
    assert grow(ENGLISH, ZH, read(ENGLISH, tmp_path)) == (ENGLISH, {})


@pytest.mark.parametrize(
    "pattern",
    [
        r'\s*<s xml:id="e008".*?</s>',
        r'\s*<s xml:id="e003".*?</s>',
        r'\s*<s xml:id="e007".*?</s>',
        r'<head><s xml:id="e009".*?</head>',
        r'\s*<div type="section" xml:id="ed1-1".*?</div>',
        r'\s*<div type="topic" xml:id="ed2-1-1".*?</div>',
        r'\s*<div type="section" xml:id="ed2-1".*?</div>.*?</div>\s*</div>',
        r'\s*<div type="part" xml:id="ed1".*?</div>\s*</div>',
        r'(?<=<p xml:id="ep003")( corresp="[^"]*")',
    ],
)
def test_what_was_cut_out_grows_again_where_it_was(
    pattern: str, tmp_path: Path
) -> None:
    document = grown(without(pattern), tmp_path)

    alignment = align(ZH, document)
    assert all(group.target for group in alignment.groups)
    order = [alignment.by_target[s.id].source[0] for s in document.sentences()]
    assert order == sorted(order)
    assert len(list(document.blocks())) == len(list(ZH.blocks()))


def test_line_ends_stay_of_one_kind() -> None:
    text = without(r'\s*<s xml:id="e003".*?</s>|\s*<p xml:id="ep004".*?</p>')
    target = replace(ZH, title=(), children=())

    plain, _ = grow(text, ZH, target)
    windows, _ = grow(text.replace("\n", "\r\n"), ZH, target)

    assert windows == plain.replace("\n", "\r\n")


def test_blocks_without_links_are_known_by_their_sentences(tmp_path: Path) -> None:
    bare = re.sub(r'(<(?:div|p)\b[^>]*?) corresp="[^"]*"', r"\1", ENGLISH)
    text = re.sub(r'\s*<s xml:id="e004".*?</s>\s*<s xml:id="e005".*?</s>', "", bare)

    document = grown(text, tmp_path)

    assert len(list(document.blocks())) == len(list(ZH.blocks()))
    assert [s.corresp for s in document.sentences() if not s.text] == [
        ("zh-Hans.xml#s004",)
    ]


def test_new_ids_are_those_of_the_chinese_where_they_are_free(tmp_path: Path) -> None:
    # The English e008 renders s008, e007 renders s006 and s007.
    text = without(r'\s*<s xml:id="e008".*?</s>').replace('"e001"', '"e008"')

    document = grown(text, tmp_path)

    assert [s.id for s in document.sentences() if not s.text] == ["e008-2"]


def test_a_new_file_grows_to_the_shape_of_the_chinese(tmp_path: Path) -> None:
    header = replace(ZH.header, scopes=("city:sample-city", "province:hebei"))
    source = replace(ZH, header=header)

    text, _ = grow(new_tei(source, "A & B", "February 1, 2021"), source, None)

    document = read(text, tmp_path)
    assert format_tei(text, "en.xml") == text
    assert document.header.title == "A & B"
    assert document.header.date == source.header.date
    assert document.header.scopes == header.scopes
    assert [s.corresp for s in document.sentences()] == [
        (f"zh-Hans.xml#{s.id}",) for s in source.sentences()
    ]
    assert [s.text for s in document.sentences()] == [""] * 14
    assert [b.corresp for b in document.blocks()] == [
        (f"zh-Hans.xml#{b.id}",) for b in source.blocks()
    ]


def test_a_block_that_stands_elsewhere_draws_nothing_to_itself(tmp_path: Path) -> None:
    section = r'\s*<div type="section" xml:id="ed1-1".*?</div>'
    text = re.sub(section, "", ENGLISH, flags=re.DOTALL)
    [moved] = re.findall(r'\s*<p xml:id="ep001".*?</p>', text, re.DOTALL)
    note = '<p xml:id="ep9"><s xml:id="e99">As delivered.</s></p>'
    text = text.replace(moved, note)
    second = text.index('\n    <p xml:id="ep003"')
    text = text[:second] + moved + text[second:]

    document = grown(text, tmp_path)

    [part] = [b for b in document.blocks() if b.id == "ed1"]
    assert isinstance(part, Division)
    assert [b.corresp for b in part.children] == [(), ("zh-Hans.xml#d1-1",)]


REAL = ROOT / "source/handan-2021"


def thinned(text: str, share: float, seed: int, *, linked: bool) -> str:
    """Return ``text`` without some sentences, and the blocks that leaves empty."""
    chance = random.Random(seed)  # noqa: S311
    pattern = r'\s*<s xml:id="[^"]*".*?</s>'
    text = re.sub(
        pattern,
        lambda m: "" if chance.random() < share else m[0],
        text,
        flags=re.DOTALL,
    )
    empty = (
        r"\s*<head>\s*</head>|\s*<p [^>]*>\s*</p>|\s*<div [^>]*>\s*</div>"
        r"|\s*<div [^>]*>\s*<head>(?:(?!</head>).)*</head>\s*</div>"
    )
    count = 1
    while count:
        text, count = re.subn(empty, "", text, flags=re.DOTALL)
    if not linked:
        text = re.sub(r'(<(?:div|p)\b[^>]*?) corresp="[^"]*"', r"\1", text)
    if "<head>" not in text.partition("<div")[0]:
        title = '<s xml:id="e001" corresp="zh-Hans.xml#s001">Title</s>'
        text = text.replace("<body>", f"<body><head>{title}</head>")
    return text


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.7, 0.95])
@pytest.mark.parametrize("seed", range(3))
def test_a_real_report_with_holes_grows_whole(
    tmp_path: Path, seed: int, share: float, *, linked: bool
) -> None:
    zh = read_document(REAL / "zh-Hans.xml", "source/x/zh-Hans.xml")
    text = thinned(read_text(REAL / "en.xml", "en"), share, seed, linked=linked)

    after, made = grow(text, zh, read(text, tmp_path))

    document = read(after, tmp_path)
    alignment = align(zh, document)
    assert made
    assert all(group.target for group in alignment.groups)
    order = [alignment.by_target[s.id].source[0] for s in document.sentences()]
    assert order == sorted(order)
