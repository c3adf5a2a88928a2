from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.running import BASE

from reportpub.model.document import Document
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
