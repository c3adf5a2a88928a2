"""Fonts of the machine, cut, and read back by fontTools."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from tests.running import TEMPLATES

from reportpub.writers.charset import _operand, number_by_place
from reportpub.writers.fonts import find_face, theme_faces

FACES = {face.family: face for face in theme_faces(TEMPLATES / "book")}


HUNDREDS = "".join(map(chr, range(0x4E00, 0x5000)))


def cut(family: str, characters: str) -> bytes:
    file = find_face(FACES[family])
    assert file
    blob = uharfbuzz.Blob.from_file_path(file.path)
    request = uharfbuzz.SubsetInput()
    request.unicode_set.update(map(ord, characters))
    subset = uharfbuzz.subset(uharfbuzz.Face(blob, file.index), request)
    return bytes(subset.blob.data)


def numbers(font: bytes) -> list[int]:
    table: Any = TTFont(BytesIO(font))["CFF "]
    charset = table.cff.topDictIndex[0].charset
    return [int(name.removeprefix("cid")) for name in charset[1:]]


@pytest.mark.parametrize(
    "characters", ["", "六", "六稳", "报告 report", "一二三，。", HUNDREDS]
)
def test_the_numbers_of_a_cut_font_count_its_glyphs(characters: str) -> None:
    font = cut("Noto Serif CJK SC", characters)
    before = numbers(font)

    after = numbers(number_by_place(font))

    if characters:
        assert before != list(range(1, len(before) + 1))
    assert after == list(range(1, len(before) + 1))


def test_the_glyphs_themselves_stay() -> None:
    font = cut("Noto Serif CJK SC", "六稳")

    numbered = number_by_place(font)

    for name in ("cmap", "hmtx", "head"):
        assert table(numbered, name) == table(font, name)
    assert len(numbered) == len(font)


def table(font: bytes, name: str) -> bytes:
    return bytes(TTFont(BytesIO(font)).reader[name])


def test_it_may_be_done_twice() -> None:
    numbered = number_by_place(cut("Noto Serif CJK SC", "六稳"))

    assert numbers(number_by_place(numbered)) == numbers(numbered)


def test_a_font_with_other_outlines_stays_as_it_is() -> None:
    font = cut("Gentium Plus", "report")

    assert number_by_place(font) == font


@pytest.mark.parametrize(
    ("data", "number"),
    [
        # The examples of Adobe's technical note 5176, table 3 and section 4.
        ("8b", 0),
        ("ef", 100),
        ("27", -100),
        ("fa7c", 1000),
        ("fe7c", -1000),
        ("1c2710", 10000),
        ("1cd8f0", -10000),
        ("1d000186a0", 100000),
        ("1dfffe7960", -100000),
        ("1ee2a25f", 0),
        ("1e0a140541c3ff", 0),
    ],
)
def test_operands_are_read_whole(data: str, number: int) -> None:
    font = bytes.fromhex(data)

    assert _operand(font, 0) == (number, len(font))
